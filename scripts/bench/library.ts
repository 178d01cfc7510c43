/**
 * A library of 10,000 studied cards with 100,000 answers, and some new ones, row for row as the store
 * would have written it on one device: each answer a batch of its own, waiting in the outbox too.
 */
import { cardId as idOf, FORWARD } from '../../src/lib/core/cards';
import { readStamp, stamp } from '../../src/lib/core/clock';
import { DAY_MS, type Moment } from '../../src/lib/core/day';
import { createModel } from '../../src/lib/core/fsrs';
import type { DayFact } from '../../src/lib/core/day-facts';
import type { Card, Note } from '../../src/lib/core/model';
import { DEFAULT_PRESET_ID, defaultOptions } from '../../src/lib/core/model';
import { addToBeacon, emptyBeacon, type Review } from '../../src/lib/core/review';
import { foldMemory } from '../../src/lib/core/schedule';
import { DEFAULT_GOAL } from '../../src/lib/core/streak';
import { fieldsHash } from '../../src/lib/store/faces';
import type { Act } from '../../src/lib/store/db';
import { scheduleOf } from '../../src/lib/store/schedules';
import { addEntry, emptyTotal, type DayTotal } from '../../src/lib/store/totals';
import { DEVICE_ID, makeLog } from './log.ts';
import { sourceRows, textOf } from './text.ts';

export const STUDIED_CARDS = 10_000;
export const NEW_CARDS = 100;
export const DECK_ID = 'deck.bench';
/** Deeds that the store keeps for undoing. */
const ACTS = 200;

export interface Library {
	/** Rows by table, ready for IndexedDB. */
	tables: Record<string, unknown[]>;
	/** One log a studied card. */
	logs: Review[][];
}

export function makeLibrary(today: Moment): Library {
	const model = createModel();
	// Without a limit of its own, cards that were always easy would go back for decades.
	const options = { ...defaultOptions, maximumIntervalDays: 180 };
	const bornMs = today.atMs - 8 * 365 * DAY_MS;
	const clocks = { '*': stamp({ ms: bornMs, count: 0, deviceId: DEVICE_ID }) };

	const { notes, cards, faces } = content(bornMs, clocks);
	const logs = cards
		.slice(0, STUDIED_CARDS)
		.map((card, index) => makeLog(card.id, index, { model, options, today }));
	const entries = logs.flat().sort((a, b) => (a.id < b.id ? -1 : 1));
	const schedules = cards.map((card, i) =>
		scheduleOf(card, foldMemory(logs[i] ?? [], model), model)
	);
	const days = totals(entries);
	return {
		logs,
		tables: {
			...sourceRows(DECK_ID, bornMs, clocks),
			presets: [{ id: DEFAULT_PRESET_ID, name: 'Default', options, clocks }],
			notes,
			cards,
			faces,
			schedules,
			days,
			dayFacts: dayFacts(days, options.reviewsADay),
			reviews: entries.map((entry) => ({ cardId: entry.cardId, id: entry.id, entries: [entry] })),
			outbox: entries.map(({ cardId, id }, i) => ({ n: i + 1, cardId, id })),
			acts: acts(entries),
			meta: [
				{ key: 'clock', value: readStamp(entries.at(-1)!.id) },
				{ key: 'beacon', value: addToBeacon(emptyBeacon, entries) }
			]
		}
	};
}

function content(createdMs: number, clocks: Note['clocks']) {
	const notes: Note[] = [];
	const cards: Card[] = [];
	const faces: unknown[] = [];
	for (let position = 0; position < STUDIED_CARDS + NEW_CARDS; position++) {
		const { fields, face, tags } = textOf(position);
		const noteId = `bench.q${position}`;
		const id = idOf(noteId, FORWARD);
		const entryId = `q${position}`;
		const own = { kind: 'basic' as const, sourceId: 'bench', entryId, createdMs, clocks };
		notes.push({ id: noteId, fields, tags, ...own });
		const free = { suspended: false, buriedDay: null, flag: 0, clocks };
		cards.push({ id, noteId, key: FORWARD, deckId: DECK_ID, position, ...free });
		faces.push({ cardId: id, ...face, of: fieldsHash(fields) });
	}
	return { notes, cards, faces };
}

function totals(entries: Review[]): DayTotal[] {
	const days = new Map<number, DayTotal>();
	for (const entry of entries) {
		const known = days.get(entry.day) ?? emptyTotal(entry.day, DECK_ID);
		days.set(entry.day, addEntry(known, entry));
	}
	return [...days.values()];
}

/** Every day was opened and cleared; today's fact is left to the app. */
function dayFacts(days: DayTotal[], limit: number): DayFact[] {
	return days.map(({ day, reviews }) => ({
		day,
		deviceId: DEVICE_ID,
		owed: Math.min(reviews, limit),
		goal: DEFAULT_GOAL,
		cleared: true,
		openedMs: day * DAY_MS
	}));
}

function acts(entries: Review[]): Act[] {
	const first = entries.length - ACTS;
	return entries.slice(first).map((entry, i) => ({
		n: first + i + 1,
		atMs: entry.atMs,
		day: entry.day,
		kind: 'rate',
		label: 'Remembered',
		undone: 0,
		entry: { cardId: entry.cardId, id: entry.id, clearedDay: false },
		before: []
	}));
}
