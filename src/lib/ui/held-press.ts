/**
 * A press that is held, a right click, or the key for context menus: all ask what a button is about, and none
 * of them presses it.
 */

/** As long as phones take for it. */
const HOLD_MS = 500;
/** A finger that moves away scrolls. */
const SLOP = 10;

/** An attachment for a button; `onhold` gets what was asked about. */
export function heldPress(onhold: () => void) {
	return (button: HTMLElement) => {
		let timer: ReturnType<typeof setTimeout> | undefined;
		let from = { x: 0, y: 0 };
		let held = false;
		const hold = () => {
			clearTimeout(timer);
			held = true;
			// What it opens gives the focus back to it.
			button.focus({ preventScroll: true });
			onhold();
		};
		const down = ({ pointerType, clientX: x, clientY: y }: PointerEvent) => {
			held = false;
			from = { x, y };
			// A mouse has another button for it.
			if (pointerType !== 'mouse') timer = setTimeout(hold, HOLD_MS);
		};
		const move = ({ clientX: x, clientY: y }: PointerEvent) => {
			if (Math.hypot(x - from.x, y - from.y) > SLOP) clearTimeout(timer);
		};
		const end = () => clearTimeout(timer);
		const menu = (event: Event) => {
			event.preventDefault();
			// On a phone it comes with the same press.
			if (!held) hold();
		};
		const click = (event: MouseEvent) => {
			// One that follows a hold belongs to it; the key for context menus has none.
			if (held && event.detail > 0) {
				event.preventDefault();
				event.stopImmediatePropagation();
			}
			held = false;
		};
		const listening = new AbortController();
		const { signal } = listening;
		button.addEventListener('pointerdown', down, { signal });
		button.addEventListener('pointermove', move, { signal });
		button.addEventListener('pointerup', end, { signal });
		button.addEventListener('pointercancel', end, { signal });
		button.addEventListener('contextmenu', menu, { signal });
		button.addEventListener('click', click, { signal, capture: true });
		return () => {
			clearTimeout(timer);
			listening.abort();
		};
	};
}
