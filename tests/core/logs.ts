// Random logs of one card as three devices with skewed clocks would write them: every decision is made
// by our own previews on what that device knew, so that a late exchange finds decisions made in ignorance.
import fc from 'fast-check';
import { stamp, tick, witness, type Clock } from '../../src/lib/core/clock';
import { studyDay } from '../../src/lib/core/day';
import { createModel } from '../../src/lib/core/fsrs';
import { defaultOptions } from '../../src/lib/core/model';
import { previewRatings } from '../../src/lib/core/placement';
import { effectiveLog, unionLog, type Rating, type Review } from '../../src/lib/core/review';
import { foldMemory, type Fold } from '../../src/lib/core/schedule';

export const model = createModel();
export const CARD_ID = 'note:forward';
const DAY_MS = 86_400_000;
const START_MS = 20_000 * DAY_MS;

export type Deed =
	| { do: 'rate'; rating: Rating }
	| { do: 'practice'; rating: Rating }
	| { do: 'reschedule'; why: 'asked' | 'import' | 'fit'; inDays: number; asNew: boolean }
	| { do: 'reset' }
	| { do: 'seed'; sm2: boolean; asNew: boolean }
	| { do: 'void'; pick: number; on: boolean }
	| { do: 'unknown' }
	| { do: 'pull'; from: number };

export interface Command {
	device: number;
	waitMs: number;
	deed: Deed;
}

export interface Device {
	clock: Clock;
	skewMs: number;
	known: Review[];
}

export interface World {
	devices: Device[];
	/** The union of all devices. */
	log: Review[];
	/** Ids of what made the memory that a deciding entry was decided on, by the entry's id. */
	knowledge: Map<string, string>;
}

const rating = fc.constantFrom<Rating>(1, 2, 3, 3, 3, 4);
const deed: fc.Arbitrary<Deed> = fc.oneof(
	{ weight: 8, arbitrary: fc.record({ do: fc.constant('rate' as const), rating }) },
	{ weight: 1, arbitrary: fc.record({ do: fc.constant('practice' as const), rating }) },
	{
		weight: 2,
		arbitrary: fc.record({
			do: fc.constant('reschedule' as const),
			why: fc.constantFrom('asked' as const, 'import' as const, 'fit' as const),
			inDays: fc.integer({ min: 0, max: 60 }),
			asNew: fc.boolean()
		})
	},
	{ weight: 1, arbitrary: fc.record({ do: fc.constant('reset' as const) }) },
	{
		weight: 1,
		arbitrary: fc.record({
			do: fc.constant('seed' as const),
			sm2: fc.boolean(),
			asNew: fc.boolean()
		})
	},
	{
		weight: 3,
		arbitrary: fc.record({
			do: fc.constant('void' as const),
			pick: fc.nat({ max: 1000 }),
			on: fc.boolean()
		})
	},
	{ weight: 1, arbitrary: fc.record({ do: fc.constant('unknown' as const) }) },
	{
		weight: 4,
		arbitrary: fc.record({ do: fc.constant('pull' as const), from: fc.nat({ max: 2 }) })
	}
);

const command: fc.Arbitrary<Command> = fc.record({
	device: fc.nat({ max: 2 }),
	waitMs: fc.oneof(
		fc.constant(0),
		fc.integer({ min: 1, max: 900_000 }),
		fc.integer({ min: 1, max: 40 * DAY_MS })
	),
	deed
});

const skew = fc.oneof(
	fc.constant(0),
	fc.integer({ min: -3 * DAY_MS, max: 3 * DAY_MS }),
	fc.constantFrom(-365 * DAY_MS, 365 * DAY_MS)
);

/** Worlds after up to 24 deeds; shrinks by leaving deeds out. */
export const arbitraryWorld: fc.Arbitrary<World> = fc
	.tuple(fc.tuple(skew, skew, skew), fc.array(command, { maxLength: 24 }))
	.map(([skews, commands]) => play(skews, commands));

export function play(skews: number[], commands: Command[]): World {
	const devices = skews.map((skewMs, index): Device => {
		return { clock: { ms: 0, count: 0, deviceId: `device0${index}` }, skewMs, known: [] };
	});
	const knowledge = new Map<string, string>();
	let atMs = START_MS;
	for (const { device: index, waitMs, deed } of commands) {
		atMs += waitMs;
		const device = devices[index]!;
		if (deed.do === 'pull') pull(device, devices[deed.from]!);
		else write(device, atMs + device.skewMs, deed, knowledge);
	}
	return { devices, log: unionLog(...devices.map((device) => device.known)), knowledge };
}

export function pull(to: Device, from: Device): void {
	to.known = unionLog(to.known, from.known);
	for (const entry of from.known) to.clock = witness(to.clock, entry.id);
}

function write(device: Device, atMs: number, deed: Deed, knowledge: Map<string, string>): void {
	device.clock = tick(device.clock, atMs);
	const day = studyDay(atMs, 0, 4);
	const fact = { id: stamp(device.clock), cardId: CARD_ID, atMs, tzOffsetMin: 0, day };
	const entry = entryOf(device, fact, deed);
	if (!entry) return;
	if ('seen' in entry) knowledge.set(entry.id, makers(effectiveLog(device.known)));
	device.known = unionLog(device.known, [entry]);
}

type Fact = Pick<Review, 'id' | 'cardId' | 'atMs' | 'tzOffsetMin' | 'day'>;

function entryOf(device: Device, fact: Fact, deed: Deed): Review | undefined {
	const fold = foldMemory(device.known, model);
	const { day } = fact;
	switch (deed.do) {
		case 'rate': {
			const now = {
				atMs: fact.atMs,
				tzOffsetMin: 0,
				day,
				dayEndMs: (day + 1) * DAY_MS + 14_400_000
			};
			const context = { cardId: CARD_ID, model, options: defaultOptions, now };
			const { phase, aim, seen, outcomes, predicted } = previewRatings(fold, context);
			const { to } = outcomes[deed.rating];
			const answer = { rating: deed.rating, phase, tookMs: 1000, aim, predicted, seen, to };
			return { ...fact, kind: 'review', ...answer };
		}
		case 'practice':
			return { ...fact, kind: 'practice', rating: deed.rating, tookMs: 500 };
		case 'reschedule': {
			const to = { state: deed.asNew ? 'new' : 'review', dueDay: day + deed.inDays } as const;
			return { ...fact, kind: 'reschedule', why: deed.why, seen: fold.seen, to };
		}
		case 'reset':
			return { ...fact, kind: 'reset' };
		case 'seed': {
			const from = deed.sm2
				? ({ model: 'sm2', ease: 2.5, intervalDays: 20 } as const)
				: ({ model: 'fsrs-6', stability: 12, difficulty: 4 } as const);
			const to = { state: deed.asNew ? 'new' : 'review', dueDay: day + 9 } as const;
			return { ...fact, kind: 'seed', from, reps: 7, lapses: 1, to };
		}
		case 'void': {
			const target = device.known[deed.pick % Math.max(1, device.known.length)];
			return target && { ...fact, kind: 'void', target: target.id, on: deed.on };
		}
		case 'unknown':
			return { ...fact, kind: 'dreamt', depth: { of: [1, null, 'two'] } } as unknown as Review;
		case 'pull':
			return undefined;
	}
}

/** Ids of the entries that made the memory at the end of an effective log. */
export function makers(effective: Review[]): string {
	const ids: string[] = [];
	for (const entry of effective) {
		if (entry.kind === 'review' || entry.kind === 'reset') ids.push(entry.id);
		if (entry.kind === 'seed' && !ids.length) ids.push(entry.id);
	}
	return ids.join(' ');
}

/** A fold without the id of its newest entry, which undoing and practice move on too. */
export function standing({ memory, placement, reps, lapses, lastDay, seen }: Fold) {
	return { memory, placement, reps, lapses, lastDay, seen };
}
