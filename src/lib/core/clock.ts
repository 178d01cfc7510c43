/**
 * Hybrid logical clock (Kulkarni et al., 2014): wall-clock milliseconds that never run backwards, a
 * counter for what happens in the same millisecond, and the device. As a fixed-width text its order is
 * the order of characters, so it serves as id, sort key and tie-breaker at once.
 */

/** Last tick of this device; stored with whatever it stamped. */
export interface Clock {
	ms: number;
	count: number;
	deviceId: string;
}

const MS_WIDTH = 9;
const COUNT_WIDTH = 4;
const COUNT_LIMIT = 36 ** COUNT_WIDTH;
export const DEVICE_ID_LENGTH = 8;
/** The year 2200: a stamp from beyond it would leave the clock nowhere to go, and is taken from nobody. */
export const STAMP_MS_MAX = 7_258_118_400_000;
/** A wall clock that says more is wrong. A year below, so that what is counted on from there is taken too. */
const WALL_MS_MAX = STAMP_MS_MAX - 365 * 86_400_000;

/**
 * The next tick at wall clock `nowMs`. A wall clock that went back, or had been far ahead, never
 * blocks: the count moves on, and then the logical milliseconds.
 */
export function tick(clock: Clock, nowMs: number): Clock {
	const wall = Math.min(Math.max(0, Math.floor(nowMs)), WALL_MS_MAX);
	if (wall > clock.ms) return { ...clock, ms: wall, count: 0 };
	if (clock.count + 1 < COUNT_LIMIT) return { ...clock, count: clock.count + 1 };
	return { ...clock, ms: clock.ms + 1, count: 0 };
}

/**
 * Moves past a stamp, or the id of an entry, that came from elsewhere, so that what is written next counts as newer.
 * One that no wall clock gives is not followed: nothing could be stamped beyond it.
 */
export function witness(clock: Clock, id: string): Clock {
	const other = readEntryId(id);
	if (
		!other ||
		other.ms > WALL_MS_MAX ||
		other.ms < clock.ms ||
		(other.ms === clock.ms && other.count <= clock.count)
	)
		return clock;
	return { ...clock, ms: other.ms, count: other.count };
}

/** 21 characters, 22 with the separator: `mmmmmmmmmcccc.dddddddd`. */
export function stamp(clock: Clock): string {
	return (
		clock.ms.toString(36).padStart(MS_WIDTH, '0') +
		clock.count.toString(36).padStart(COUNT_WIDTH, '0') +
		'.' +
		clock.deviceId
	);
}

/**
 * Where an id of the review log stands in the order of all: that of its stamp, or of what was imported, whose id is
 * the time by the same nine digits, a hyphen and what tells it apart (`mmmmmmmmm-…`), which comes before every
 * stamp of that time. Undefined where it is neither: it would stand before or behind whatever is written.
 */
export function readEntryId(id: string): Pick<Clock, 'ms' | 'count'> | undefined {
	const stamped = readStamp(id);
	if (stamped) return stamped;
	const imported = /^([0-9a-z]{9})-./.exec(id);
	return imported ? { ms: parseInt(imported[1]!, 36), count: 0 } : undefined;
}

/** Undefined where the text is no stamp: imported ids are of another form. */
export function readStamp(text: string): Clock | undefined {
	const match = /^([0-9a-z]{9})([0-9a-z]{4})\.([0-9a-z]{8})$/.exec(text);
	if (!match) return undefined;
	return { ms: parseInt(match[1]!, 36), count: parseInt(match[2]!, 36), deviceId: match[3]! };
}

/** A device id from a random number of 0 up to 1. */
export function deviceIdFrom(random: number): string {
	return Math.floor(random * 36 ** DEVICE_ID_LENGTH)
		.toString(36)
		.padStart(DEVICE_ID_LENGTH, '0');
}
