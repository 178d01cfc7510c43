// A small library in a database of its own in memory, and the few moves that every store test makes.
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { DAY_MS, type Moment } from '../../src/lib/core/day';
import { createModel } from '../../src/lib/core/fsrs';
import { DEFAULT_PRESET_ID, defaultOptions, type PresetOptions } from '../../src/lib/core/model';
import { previewRatings } from '../../src/lib/core/placement';
import type { Rating } from '../../src/lib/core/review';
import { accept, type NewMaterial } from '../../src/lib/store/content';
import { openDay } from '../../src/lib/store/days';
import { AdageDb } from '../../src/lib/store/db';
import { deckOptions } from '../../src/lib/store/settings';
import { rate, type RateResult } from '../../src/lib/store/reviews';
import { mintDevice } from '../../src/lib/store/ticks';

export const model = createModel();
export const DAY = 20_000;
export const DECK_ID = 'tea';

export interface Library {
	db: AdageDb;
	/** Closes the database and opens it again, as a restart does. */
	reopen(): Promise<void>;
	/** The same, as another tab has it. */
	another(): Promise<AdageDb>;
}

export async function emptyLibrary(random = 0.25): Promise<Library> {
	const indexedDB = new IDBFactory();
	const open = () => new AdageDb('adage', { indexedDB, IDBKeyRange });
	const library: Library = {
		db: open(),
		async reopen() {
			library.db.close();
			library.db = open();
			await library.db.open();
		},
		async another() {
			const other = open();
			await other.open();
			return other;
		}
	};
	await library.db.open();
	await library.db.transaction('rw', ['meta'], () => mintDevice(library.db, random));
	return library;
}

/** A library whose deck holds notes `n0`, `n1` and so on, opened on the first day. */
export async function smallLibrary(notes = 4, options: Partial<PresetOptions> = {}) {
	const library = await emptyLibrary();
	await setOptions(library.db, options);
	await accept(library.db, material(notes), moment(), model);
	await openDay(library.db, moment());
	return library;
}

export async function setOptions(db: AdageDb, options: Partial<PresetOptions>): Promise<void> {
	await db.presets.put({
		id: DEFAULT_PRESET_ID,
		name: 'Default',
		options: { ...defaultOptions, fuzz: false, ...options },
		clocks: { '*': '' }
	});
}

export function material(notes: number, deckId = DECK_ID): NewMaterial {
	return {
		source: { id: `source-${deckId}`, kind: 'faq', title: 'Tea', editionHash: `e-${deckId}` },
		edition: {
			hash: `e-${deckId}`,
			sourceId: `source-${deckId}`,
			name: 'tea.md',
			text: '# Tea',
			outline: {
				format: 'markdown',
				title: 'Tea',
				sections: [],
				entries: [],
				readings: [],
				unused: [],
				issues: []
			}
		},
		deck: { id: deckId, name: 'Tea' },
		notes: Array.from({ length: notes }, (_, i) => ({
			note: {
				id: deckId === DECK_ID ? `n${i}` : `${deckId}-n${i}`,
				kind: 'basic',
				fields: { Front: `Question ${i}?`, Back: `Answer ${i}.` },
				tags: ['tea'],
				sourceId: `source-${deckId}`
			},
			faces: { forward: face(`Question ${i}?`, `Answer ${i}.`) }
		}))
	};
}

export function face(front: string, back: string) {
	return { front: [{ t: 'p' as const, c: [front] }], back: [{ t: 'p' as const, c: [back] }] };
}

export const card = (note: number) => `n${note}:forward`;

/** An instant of a study day in UTC, `hour` counted from midnight. */
export function moment(day = DAY, hour = 12): Moment {
	return {
		atMs: day * DAY_MS + hour * 3_600_000,
		tzOffsetMin: 0,
		day,
		dayEndMs: (day + 1) * DAY_MS + 4 * 3_600_000
	};
}

/** Shows a card: what the buttons say, and what committing one of them takes. */
export async function show(db: AdageDb, cardId: string, now: Moment) {
	const schedule = (await db.schedules.get(cardId))!;
	const options = await deckOptions(db, schedule.deckId);
	const preview = previewRatings(schedule, { cardId, model, options, now });
	return { cardId, preview, lastId: schedule.lastId, tookMs: 3000, now, model };
}

export async function answer(
	db: AdageDb,
	cardId: string,
	rating: Rating,
	now: Moment
): Promise<RateResult> {
	return rate(db, { ...(await show(db, cardId, now)), rating });
}

/** Every row of the database but the marks of writes, to see that nothing was written. */
export async function everything(db: AdageDb): Promise<Record<string, unknown[]>> {
	const rows: Record<string, unknown[]> = {};
	for (const table of db.tables) rows[table.name] = await table.toArray();
	rows.meta = (rows.meta as { key: string }[]).filter(({ key }) => !key.startsWith('wrote'));
	return rows;
}
