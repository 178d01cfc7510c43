/** What the page of the queue's benchmark runs: the store itself, on rows that it puts in first. */
import { DAY_MS, type Moment } from '../../src/lib/core/day';
import { DEFAULT_PRESET_ID, defaultOptions, type ReviewOrder } from '../../src/lib/core/model';
import { owed } from '../../src/lib/core/queue';
import type { Schedule } from '../../src/lib/core/schedule';
import { AdageDb, maxKey, minKey } from '../../src/lib/store/db';
import { gatherDay } from '../../src/lib/store/owed';

const DAY = 20_000;
const DECK = 'deck';
const PORTION = 5000;
const now: Moment = {
	atMs: DAY * DAY_MS + DAY_MS / 2,
	tzOffsetMin: 0,
	day: DAY,
	dayEndMs: (DAY + 1) * DAY_MS + DAY_MS / 6
};

let db: AdageDb;

/** Cards of one deck, all of them due. */
async function fill(cards: number): Promise<void> {
	db = new AdageDb('queue-bench');
	await db.delete({ disableAutoOpen: false });
	const clocks = { '*': '' };
	await db.decks.put({
		...{ id: DECK, name: 'Deck', parentId: null, presetId: DEFAULT_PRESET_ID },
		...{ position: 0, clocks }
	});
	for (let from = 0; from < cards; from += PORTION)
		await db.schedules.bulkPut(Array.from({ length: PORTION }, (_, k) => rowOf(from + k)));
}

function rowOf(k: number): Schedule {
	const lastDay = DAY - 5 - (k % 300);
	const dueDay = DAY - (k % 97);
	return {
		...{ cardId: `note${k}:forward`, noteId: `note${k}`, deckId: DECK, lane: 'review', at: dueDay },
		memory: { stability: 3 + (k % 211), difficulty: 5 },
		placement: { state: 'review', dueDay },
		...{ reps: 4, lapses: 0, lastDay, seen: '1.2', lastId: `${k}`, fold: 'bench' }
	};
}

async function order(reviewOrder: ReviewOrder): Promise<void> {
	const options = { ...defaultOptions, reviewOrder };
	await db.presets.put({ id: DEFAULT_PRESET_ID, name: 'Default', options, clocks: { '*': '' } });
}

/** Milliseconds of the plan of a day, and of reading no more than its rows by the index. */
async function plan(): Promise<{ ms: number; owed: number }> {
	const from = performance.now();
	const queue = await gatherDay(db, now);
	return { ms: performance.now() - from, owed: owed(queue) };
}

async function read(limit?: number): Promise<{ ms: number; rows: number }> {
	const from = performance.now();
	const rows = db.schedules
		.where('[deckId+lane+at]')
		.between([DECK, 'review', minKey], [DECK, 'review', maxKey]);
	const found = await (limit === undefined ? rows : rows.limit(limit)).toArray();
	return { ms: performance.now() - from, rows: found.length };
}

Object.assign(globalThis, { bench: { fill, order, plan, read } });
