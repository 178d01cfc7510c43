/**
 * Copies of the library that Adage makes by itself, and which of them stay: the newest of each of the last
 * days, weeks and months there are any of, so that a mistake can be gone back behind however late it is
 * noticed, and the newest few that were made before something large was done.
 */
import type { Clock } from './clock';
import { dayDate } from './day';

/** By themselves, or before something that changes much. */
export const OCCASIONS = ['day', 'migration', 'import', 'restore', 'edition', 'bulk'] as const;
export type Occasion = (typeof OCCASIONS)[number];

export interface Snapshot {
	madeMs: number;
	/** The study day. */
	day: number;
	why: Occasion;
	/** Ratings in it, without what was undone. */
	ratings: number;
	/** Rows of cards. */
	cards: number;
	/** Entries of the review log. */
	entries: number;
	/** How long it took to make. */
	tookMs: number;
	/** Of its file, without pictures, which are kept once for all. */
	bytes: number;
	/** The state of the library: two snapshots with one clock are the same. */
	clock: string;
}

const NUMBERS = ['madeMs', 'day', 'ratings', 'cards', 'entries', 'tookMs', 'bytes'] as const;
const NAME = /^((?:\d+_){7})([a-z]+)_([\w.-]+)\.adage$/;

/** The clock as a name may have it. */
export const clockName = ({ ms, count, deviceId }: Clock): string => `${ms}-${count}-${deviceId}`;

/** All that is known of a snapshot is in the name of its file, so that no list of them can be lost. */
export function snapshotName(snapshot: Snapshot): string {
	const numbers = NUMBERS.map((key) => Math.max(0, Math.round(snapshot[key])));
	return `${[...numbers, snapshot.why, snapshot.clock].join('_')}.adage`;
}

/** What a name says; undefined where it is none that Adage gave. */
export function readSnapshotName(name: string): Snapshot | undefined {
	const [, numbers, why, clock] = NAME.exec(name) ?? [];
	if (!numbers || !isOccasion(why!)) return undefined;
	const values = numbers.split('_').map(Number);
	const entries = NUMBERS.map((key, i) => [key, values[i]!]);
	return { ...Object.fromEntries(entries), why, clock } as Snapshot;
}

/** Of two that were made one after the other the later first, whatever the wall clock said meanwhile. */
export function newestFirst(a: Snapshot, b: Snapshot): number {
	const [aMs, aCount] = a.clock.split('-').map(Number) as [number, number];
	const [bMs, bCount] = b.clock.split('-').map(Number) as [number, number];
	return bMs - aMs || bCount - aCount || b.madeMs - a.madeMs || b.entries - a.entries;
}

const isOccasion = (text: string): text is Occasion =>
	(OCCASIONS as readonly string[]).includes(text);

/** Of the time that passes, the share that may go into making snapshots. */
const SHARE = 1 / 50;

/**
 * Whether one is to be made by itself: where something changed, on a new study day at once, and on the same day
 * as often as it costs next to nothing. `all` are those that there are, newest first.
 */
export function snapshotIsDue(
	all: readonly Snapshot[],
	{ nowMs, day, clock }: { nowMs: number; day: number; clock: string }
): boolean {
	const [newest] = all;
	if (!newest) return true;
	if (all.some((one) => one.clock === clock)) return false;
	// A clock that was set back must not put it off.
	const since = Math.abs(nowMs - newest.madeMs);
	return newest.day !== day || since * SHARE >= newest.tookMs;
}

const ROLLING: [count: number, of: (day: number) => string | number][] = [
	[7, (day) => day],
	[4, (day) => Math.floor(day / 7)],
	[12, (day) => dayDate(day).slice(0, 7)]
];
/** Of those that were made before something large. */
const BEFORE = 4;

/**
 * Those that stay, newest first. The one with the most ratings always does: whatever went wrong since is not
 * in it. Where all of them have more than `bytesMax`, the oldest go, but never the last three. The one that has
 * the clock `made` is the newest: it may be of another library, whose clock is behind that of the one before.
 */
export function snapshotsToKeep(
	all: readonly Snapshot[],
	bytesMax = Infinity,
	made?: string
): Snapshot[] {
	const isMade = ({ clock }: Snapshot) => Number(clock === made);
	const newest = [...all].sort((a, b) => isMade(b) - isMade(a) || newestFirst(a, b));
	const kept = new Set<Snapshot>();
	for (const [count, of] of ROLLING) {
		const seen = new Set<string | number>();
		for (const one of newest) {
			if (seen.size === count) break;
			if (seen.has(of(one.day))) continue;
			seen.add(of(one.day));
			kept.add(one);
		}
	}
	for (const one of newest.filter(({ why }) => why !== 'day').slice(0, BEFORE)) kept.add(one);
	const most = newest.reduce<Snapshot | undefined>(
		(best, one) => (best && best.ratings >= one.ratings ? best : one),
		undefined
	);
	if (most) kept.add(most);
	const stay = newest.filter((one) => kept.has(one));
	const sum = () => stay.reduce((bytes, one) => bytes + one.bytes, 0);
	for (let i = stay.length - 1; i >= 3 && sum() > bytesMax; i--)
		if (stay[i] !== most) stay.splice(i, 1);
	return stay;
}
