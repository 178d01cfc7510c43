/**
 * Where a picture lies in the window while it is looked at large. Pure: it is told where fingers are. At
 * scale 1 it is as large as fits; `x` and `y` are how far its middle is from that of the window, in CSS
 * pixels.
 */

export interface View {
	scale: number;
	x: number;
	y: number;
}

export interface Size {
	width: number;
	height: number;
}

/** From the middle of the window. */
export interface Point {
	x: number;
	y: number;
}

/** The window, and the picture as large as it fits. */
export interface Frame {
	window: Size;
	picture: Size;
	/** The largest scale. */
	most: number;
}

export const WHOLE: View = { scale: 1, x: 0, y: 0 };

/** A small picture is blown up so far and no further. */
const MOST_BLOWN_UP = 4;
/** As large as it can be made: that often what fits, and that often its own pixels. */
const MOST_OF_FIT = 4;
const MOST_OF_OWN = 3;

/** What a picture of so many pixels fits into, a window of so many. */
export function frameOf(window: Size, own: Size): Frame {
	const fit = Math.min(window.width / own.width, window.height / own.height, MOST_BLOWN_UP);
	const picture = { width: own.width * fit, height: own.height * fit };
	return { window, picture, most: Math.max(MOST_OF_FIT, MOST_OF_OWN / fit) };
}

/** So many times as large; what is under `at` stays there, as far as the picture's edges allow. */
export function zoomed(view: View, factor: number, at: Point, frame: Frame): View {
	const scale = Math.min(frame.most, Math.max(1, view.scale * factor));
	const by = scale / view.scale;
	return within({ scale, x: at.x - (at.x - view.x) * by, y: at.y - (at.y - view.y) * by }, frame);
}

export const moved = (view: View, dx: number, dy: number, frame: Frame): View =>
	within({ ...view, x: view.x + dx, y: view.y + dy }, frame);

/** Large where it was whole, and whole where it was large. */
export const toggled = (view: View, at: Point, frame: Frame): View =>
	view.scale > 1.01 ? WHOLE : zoomed(view, Math.min(2.5, frame.most), at, frame);

/** No edge of the picture comes further in than that of the window; what is smaller stays in the middle. */
function within({ scale, x, y }: View, { window, picture }: Frame): View {
	const held = (at: number, own: number, room: number) => {
		const most = Math.max(0, (own * scale - room) / 2);
		// Never -0.
		return Math.min(most, Math.max(-most, at)) || 0;
	};
	return {
		scale,
		x: held(x, picture.width, window.width),
		y: held(y, picture.height, window.height)
	};
}
