/** Fingers on the card, as the browser tells of them; what they mean is in swipe.ts. A mouse selects text. */
import {
	fingerDown,
	fingerLost,
	fingerMoved,
	fingerUp,
	pullOf,
	type Finger,
	type Pull,
	type Side,
	type Track
} from './swipe';

export interface TouchCalls {
	/** Whether swipes are wanted. */
	swipes: () => boolean;
	/** Undefined when it is over. */
	onpull: (pull: Pull | undefined) => void;
	onswipe: (side: Side) => void;
	/** `share` is how far from the left, 0 to 1. */
	ontap: (share: number) => void;
}

const CONTROLS = 'a, button:not([data-picture]), input, textarea, select, label, summary';
/** A tap on it shows it large; a swipe may begin there. */
const PICTURE = '[data-picture]';

/** Follows fingers on an element. */
export function cardTouch({ swipes, onpull, onswipe, ontap }: TouchCalls) {
	return (host: HTMLElement) => {
		let track: Track | undefined;
		let tapped = false;
		let onPicture = false;

		const down = (event: PointerEvent) => {
			tapped = false;
			onPicture = !!(event.target as Element).closest(PICTURE);
			if (event.pointerType === 'mouse') track = undefined;
			else if (!event.isPrimary) lose();
			else if (isSelecting() || (event.target as Element).closest(CONTROLS)) track = undefined;
			else {
				const mayCross = swipes() && !isZoomed() && !scrollsSideways(event.target, host);
				track = fingerDown(fingerOf(event), innerWidth, mayCross);
			}
		};
		const move = (event: PointerEvent) => {
			if (!track || !event.isPrimary) return;
			track = fingerMoved(track, fingerOf(event));
			onpull(pullOf(track));
		};
		const up = (event: PointerEvent) => {
			if (!track || !event.isPrimary) return;
			const meant = fingerUp(track, event.timeStamp);
			track = undefined;
			onpull(undefined);
			// A tap is done on its click, which would else reach what has come under the finger.
			if (meant === 'tap') tapped = !onPicture;
			else if (meant) onswipe(meant);
		};
		const lose = () => {
			if (track) track = fingerLost(track);
			onpull(undefined);
		};
		const click = (event: MouseEvent) => {
			if (!tapped || isSelecting()) return;
			tapped = false;
			ontap(event.clientX / innerWidth);
		};

		const listening = new AbortController();
		const { signal } = listening;
		host.addEventListener('pointerdown', down, { signal });
		host.addEventListener('pointermove', move, { signal });
		host.addEventListener('pointerup', up, { signal });
		host.addEventListener('pointercancel', lose, { signal });
		host.addEventListener('click', click, { signal });
		return () => listening.abort();
	};
}

const fingerOf = ({ clientX, clientY, timeStamp }: PointerEvent): Finger => ({
	x: clientX,
	y: clientY,
	atMs: timeStamp
});

const isSelecting = () => getSelection()?.isCollapsed === false;

/** A page that was made larger with two fingers is moved with one. */
const isZoomed = () => (window.visualViewport?.scale ?? 1) > 1.01;

function scrollsSideways(target: EventTarget | null, host: Element): boolean {
	for (let at = target as Element | null; at && at !== host; at = at.parentElement)
		if (at.scrollWidth > at.clientWidth + 1 && /auto|scroll/.test(getComputedStyle(at).overflowX))
			return true;
	return false;
}
