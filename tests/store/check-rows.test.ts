// The rule this file defends: a backup whose digest is right but whose rows cannot be is refused with a
// sentence before anything is written; what a later version may add is let through, and an option out of its
// range is read as its default.
import { expect, test } from 'vitest';
import { DEFAULT_PRESET_ID, defaultOptions, type PresetOptions } from '../../src/lib/core/model';
import { checkRows, UnsoundRows } from '../../src/lib/store/check-rows';
import { openDay } from '../../src/lib/store/days';
import { checkInvariants } from '../../src/lib/store/invariants';
import { setPlan } from '../../src/lib/store/plans';
import { writeReflection } from '../../src/lib/store/reflections';
import { readOptions, writeOptions, writeSetting } from '../../src/lib/store/settings';
import { studiedDecks } from '../../src/lib/store/studied-decks';
import { dumpRows, takeRows } from '../../src/lib/store/transfer';
import { answer, card, emptyLibrary, model, moment, smallLibrary } from './sample';

type Portions = { table: string; rows: unknown[] }[];

const clocks = { '*': '' };
const preset = (options: object | null) => ({ id: 'default', name: 'D', options, clocks });
/** As imports name one: nine digits of time, and what tells it apart. */
const ID = '000000001-a';
const entry = { id: ID, cardId: 'n0:forward', day: 20_000, kind: 'reset' };
const batch = (entry: object) => ({ cardId: 'n0:forward', id: 'a', entries: [entry] });
const edition = (outline: object) => ({ hash: 'h', outline });
const asked = { id: 'a', question: 'A?', section: [], answer: [] };
const END_OF_TIME = 'zzzzzzzzzzzzz.zzzzzzzz';

const unsound: [what: string, table: string, row: unknown][] = [
	['no row at all', 'notes', null],
	['a face that cannot be drawn', 'faces', { cardId: 'c', front: [{ t: 'p' }], back: [] }],
	[
		'an entry whose answer cannot be drawn',
		'editions',
		{
			hash: 'h',
			outline: { entries: [{ ...asked, answer: [{ t: 'list', items: 3 }] }] }
		}
	],
	['options that are none', 'presets', preset(null)],
	['a day before all days', 'dayFacts', { day: -1e13, deviceId: 'd', owed: 1, goal: 10 }],
	['a day that is no number', 'dayFacts', { day: NaN, deviceId: 'd', owed: 1, goal: 10 }],
	[
		'an answer before all days',
		'reviews',
		{ cardId: 'n0:forward', id: 'a', entries: [{ ...entry, day: -1e13 }] }
	],
	[
		'an answer at no instant',
		'reviews',
		{ cardId: 'n0:forward', id: 'a', entries: [{ ...entry, atMs: 1e300 }] }
	],
	...[
		{ state: 'learning', step: 1e308, dueMs: 20_000 * 86_400_000 },
		{ state: 'learning', step: 0, dueMs: 1e308 },
		{ state: 'review', dueDay: 1e12 }
	].map((to): [string, string, unknown] => [
		`a card that was put at ${JSON.stringify(to)}`,
		'reviews',
		{
			cardId: 'n0:forward',
			id: 'a',
			entries: [{ ...entry, kind: 'reschedule', why: 'asked', seen: '', to }]
		}
	]),
	[
		'an entry that would come after whatever is written',
		'reviews',
		batch({ ...entry, id: 'junk' })
	],
	...['reschedule', 'seed', 'review'].map((kind): [string, string, unknown] => [
		`an entry that places its card nowhere: ${kind}`,
		'reviews',
		batch({ ...entry, kind, rating: 3, seen: '', from: {} })
	]),
	[
		'what a card was imported with and is not said',
		'reviews',
		batch({ ...entry, kind: 'seed', to: { state: 'review', dueDay: 3 } })
	],
	...[
		{ model: 'fsrs-6', stability: 12, difficulty: 0.5 },
		{ model: 'fsrs-6', stability: '12', difficulty: 5 },
		{ model: 'sm2', ease: 2.5, intervalDays: -1 }
	].map((from): [string, string, unknown] => [
		`what a card was imported with: ${JSON.stringify(from)}`,
		'reviews',
		batch({ ...entry, kind: 'seed', reps: 1, lapses: 0, to: { state: 'review', dueDay: 3 }, from })
	]),
	['an entry in no section', 'editions', edition({ entries: [{ ...asked, section: null }] })],
	['a section that is no text', 'editions', edition({ entries: [], sections: [[{}]] })],
	['a deck of no preset', 'decks', { id: 'd', name: 'D', presetId: {}, clocks }],
	['entries that are none', 'reviews', { cardId: 'n0:forward', id: 'a', entries: 5 }],
	['an entry of another card', 'reviews', { cardId: 'n1:forward', id: 'a', entries: [entry] }],
	[
		'a card buried through no day',
		'cards',
		{ id: 'c', noteId: 'n', deckId: 'd', position: 0, buriedDay: 'tomorrow', clocks }
	],
	[
		'an answer seen in no edition',
		'cards',
		{ id: 'c', noteId: 'n', deckId: 'd', position: 0, buriedDay: null, seen: 'yes', clocks }
	],
	[
		'an edition with notes that are none',
		'editions',
		{ hash: 'h', outline: { entries: [] }, notes: [null] }
	],
	['a rest without weekdays', 'plans', { kind: 'rest', fromDay: 1, weekdays: null, clocks }],
	['a deck of no source', 'decks', { id: 'd', name: 'D', sourceId: {}, clocks }],
	['a stamp at the end of time', 'decks', { id: 'd', name: 'D', clocks: { '*': END_OF_TIME } }],
	[
		'an entry at the end of time',
		'reviews',
		{ cardId: 'n0:forward', id: 'a', entries: [entry, { ...entry, id: END_OF_TIME }] }
	],
	['too few weights', 'parameters', { hash: 'h', weights: [1, 2, 3] }],
	['fields that are none', 'notes', { id: 'n', kind: 'basic', fields: null, tags: [], clocks }]
];

for (const [what, table, row] of unsound) {
	test(`refused: ${what}`, async () => {
		const library = await emptyLibrary();
		const taking = takeRows(library.db, [{ table, rows: [row] }], model, 0.5);
		await expect(taking).rejects.toThrow(/^This backup holds rows.*another copy\.$/);
		expect(await library.db.table(table).count()).toBe(0);
	});
}

test('content without clocks is refused, whichever it is: the first change of it would fail, at each start', async () => {
	const { db: theirs } = await smallLibrary(1);
	await writeOptions(theirs, { newADay: 5 }, moment().atMs);
	await writeSetting(theirs, 'buttons', 4, moment().atMs);
	await setPlan(theirs, { kind: 'rest', weekdays: [6], fromDay: 20_001 }, moment());
	const reflection = {
		adviceId: 'a',
		day: 20_000,
		question: 'Q?',
		acted: 'yes',
		line: ''
	} as const;
	await writeReflection(theirs, reflection, moment());
	const refused: string[] = [];
	for await (const { table, rows } of dumpRows(theirs)) {
		if (!rows.some((row) => 'clocks' in (row as object))) continue;
		const bare = rows.map((row) => ({ ...(row as object), clocks: undefined }));
		expect(() => checkRows([{ table, rows: bare }]), table).toThrow(UnsoundRows);
		refused.push(table);
	}
	const content = ['cards', 'decks', 'notes', 'plans', 'presets', 'reflections', 'settings'];
	expect(refused.sort()).toEqual([...content, 'sources']);
});

test('what the app wrote itself is sound, and so are tables and fields of later versions', async () => {
	const { db } = await smallLibrary(3);
	await answer(db, card(0), 3, moment());
	const portions: Portions = [{ table: 'future', rows: [{ anything: 1 }] }];
	for await (const portion of dumpRows(db)) portions.push(portion);
	const later = { ...entry, kind: 'later', unknown: { field: [] } };
	portions.push({ table: 'reviews', rows: [{ cardId: 'n0:forward', id: 'a', entries: [later] }] });
	expect(() => checkRows(portions)).not.toThrow();
});

test('options out of range in a backup are taken in with the rest, and read as the defaults', async () => {
	const { db: theirs } = await smallLibrary(1);
	const wrong = { newADay: -3, reviewsADay: 1e12, desiredRetention: 7, learningStepsSec: null };
	const odd = { burySiblings: null, easyDays: [9], leech: 'often', newOrder: 'of a later version' };
	const options = { ...defaultOptions, ...wrong, ...odd, fuzz: false } as unknown as PresetOptions;
	await theirs.presets.put({ id: DEFAULT_PRESET_ID, name: 'D', options, clocks: {} });
	await theirs.decks.toCollection().modify({ retention: 0.995 });
	const portions: Portions = [];
	for await (const portion of dumpRows(theirs)) portions.push(portion);
	const { db } = await emptyLibrary();
	await takeRows(db, portions, model, 0.5);
	const [deck] = await studiedDecks(db);
	expect(deck!.options).toEqual({ ...defaultOptions, fuzz: false });
	await openDay(db, moment());
	expect(await answer(db, card(0), 3, moment())).toMatchObject({ kind: 'rated' });
	expect(await checkInvariants(db, model)).toEqual([]);
	// What was chosen there stays for a version that knows it; one choice here mends one option.
	await writeOptions(db, { newADay: 5 }, moment().atMs);
	expect((await db.presets.toArray())[0]!.options).toEqual({ ...options, newADay: 5 });
	expect(await readOptions(db)).toEqual({ ...defaultOptions, fuzz: false, newADay: 5 });
});
