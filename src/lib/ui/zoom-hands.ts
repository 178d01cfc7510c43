/** Fingers, a mouse and its wheel on a picture that is looked at large; what comes of it is in zoom.ts. */
import { moved, toggled, zoomed, type Frame, type Point, type View } from './zoom';

export interface ZoomCalls {
	frame: () => Frame;
	view: () => View;
	onview: (view: View) => void;
	/** A tap beside the picture. */
	onbeside: () => void;
}

/** A finger that lies still moves about as much as this. */
const SLOP = 10;
const TAP_MS = 500;
/** Two taps within this are one. */
const TWICE_MS = 300;

/** Follows hands on an element. */
export function zoomHands({ frame, view, onview, onbeside }: ZoomCalls) {
	return (host: HTMLElement) => {
		const down = new Map<number, Point>();
		/** The first finger since it came down, while it may be a tap. */
		let tap: (Point & { atMs: number }) | undefined;
		let last: (Point & { atMs: number }) | undefined;

		/** From the middle of the window. */
		const pointOf = ({ clientX, clientY }: MouseEvent): Point => {
			const { left, top, width, height } = host.getBoundingClientRect();
			return { x: clientX - left - width / 2, y: clientY - top - height / 2 };
		};
		const middle = ([a, b]: Point[]) => ({ x: (a!.x + b!.x) / 2, y: (a!.y + b!.y) / 2 });
		const apart = ([a, b]: Point[]) => Math.hypot(a!.x - b!.x, a!.y - b!.y);

		const press = (event: PointerEvent) => {
			if (event.button || down.size > 1) return;
			host.setPointerCapture(event.pointerId);
			const at = pointOf(event);
			tap = down.size ? undefined : { ...at, atMs: event.timeStamp };
			down.set(event.pointerId, at);
		};
		const move = (event: PointerEvent) => {
			const before = down.get(event.pointerId);
			if (!before) return;
			const at = pointOf(event);
			if (tap && apart([tap, at]) < SLOP) return;
			tap = undefined;
			if (down.size === 1) onview(moved(view(), at.x - before.x, at.y - before.y, frame()));
			const was = [...down.values()];
			down.set(event.pointerId, at);
			if (down.size < 2) return;
			const is = [...down.values()];
			const [from, to] = [middle(was), middle(is)];
			const carried = moved(view(), to.x - from.x, to.y - from.y, frame());
			onview(zoomed(carried, apart(is) / Math.max(1, apart(was)), to, frame()));
		};
		const release = (event: PointerEvent) => {
			if (!down.delete(event.pointerId) || !tap) return;
			const { atMs } = tap;
			tap = undefined;
			if (event.type !== 'pointerup' || event.timeStamp - atMs > TAP_MS) return;
			const at = { ...pointOf(event), atMs: event.timeStamp };
			const twice = last && at.atMs - last.atMs < TWICE_MS && apart([last, at]) < 3 * SLOP;
			last = twice ? undefined : at;
			if (twice) onview(toggled(view(), at, frame()));
			else if (isBeside(at)) onbeside();
		};
		const isBeside = ({ x, y }: Point) => {
			const { scale, x: left, y: top } = view();
			const { picture } = frame();
			const [across, up] = [picture.width * scale, picture.height * scale];
			return Math.abs(x - left) > across / 2 + SLOP || Math.abs(y - top) > up / 2 + SLOP;
		};
		const wheel = (event: WheelEvent) => {
			event.preventDefault();
			// Two fingers on a pad come as a wheel with Ctrl, in small steps; lines are longer than pixels.
			const step = event.deltaY * (event.deltaMode ? 20 : 1) * (event.ctrlKey ? 0.01 : 0.002);
			onview(zoomed(view(), Math.exp(-step), pointOf(event), frame()));
		};

		const listening = new AbortController();
		const { signal } = listening;
		host.addEventListener('pointerdown', press, { signal });
		host.addEventListener('pointermove', move, { signal });
		host.addEventListener('pointerup', release, { signal });
		host.addEventListener('pointercancel', release, { signal });
		host.addEventListener('wheel', wheel, { signal, passive: false });
		return () => listening.abort();
	};
}
