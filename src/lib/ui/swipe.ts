/**
 * What a finger on the card means: a tap, a swipe to one side, or nothing of ours, such as scrolling. Pure:
 * it is told where the finger is. Lengths are CSS pixels; left and right are the screen's, whichever way
 * the text runs.
 */

export interface Finger {
	x: number;
	y: number;
	atMs: number;
}

export type Side = 'left' | 'right';

/** A finger since it came down. */
export interface Track {
	readonly from: Finger;
	readonly x: number;
	/** Not decided yet; to one side; or nothing of ours for good. */
	readonly way: 'open' | 'across' | 'off';
	readonly mayCross: boolean;
	/** Of the screen. */
	readonly width: number;
}

/** How far a swipe has come. */
export interface Pull {
	side: Side;
	/** Signed, to the right. */
	dx: number;
	/** Letting go now does it. */
	armed: boolean;
}

/** So near to the edge of the screen a swipe is the system's, which goes back. */
const EDGE = 24;
/** A finger that lies still moves about as much as this. */
const SLOP = 10;
/** A swipe runs at least so much more to the side than up or down. */
const FLATNESS = 1.5;
/** A finger that stays longer selects text or asks for a menu. */
const TAP_MS = 500;

/** How far a swipe must come: about a thumb's reach, and less on a small screen. */
export const reachOf = (width: number): number => Math.min(110, width * 0.26);

/** A finger comes down. `mayCross` is false where swiping is off, or means something else there. */
export function fingerDown(from: Finger, width: number, mayCross: boolean): Track {
	const atEdge = from.x < EDGE || from.x > width - EDGE;
	return { from, x: from.x, way: 'open', mayCross: mayCross && !atEdge, width };
}

export function fingerMoved(track: Track, { x, y }: Finger): Track {
	if (track.way === 'off') return track;
	if (track.way === 'across') return { ...track, x };
	const [dx, dy] = [Math.abs(x - track.from.x), Math.abs(y - track.from.y)];
	if (Math.max(dx, dy) < SLOP) return track;
	const across = track.mayCross && dx > dy * FLATNESS;
	return { ...track, x, way: across ? 'across' : 'off' };
}

/** A second finger came, or the browser took over. */
export const fingerLost = (track: Track): Track => ({ ...track, way: 'off' });

/** What letting go would do, while it is a swipe. */
export function pullOf({ way, x, from, width }: Track): Pull | undefined {
	if (way !== 'across') return undefined;
	const dx = x - from.x;
	return { side: dx < 0 ? 'left' : 'right', dx, armed: Math.abs(dx) >= reachOf(width) };
}

/** What the finger meant once it is up. */
export function fingerUp(track: Track, atMs: number): 'tap' | Side | undefined {
	if (track.way === 'open') return atMs - track.from.atMs < TAP_MS ? 'tap' : undefined;
	const pull = pullOf(track);
	return pull?.armed ? pull.side : undefined;
}
