// Everything that is done to a library, each to be tried while calls into the database fail.
import { accept, deleteNotes, editNote } from '../../src/lib/store/content';
import type { AdageDb, NewPicture, PendingImport } from '../../src/lib/store/db';
import { openDay } from '../../src/lib/store/days';
import { rebuildDerived } from '../../src/lib/store/derived';
import { takeEdition } from '../../src/lib/store/editions';
import { buryCards, suspendCards } from '../../src/lib/store/marks';
import {
	addWaiting,
	dropPending,
	dropWaiting,
	keepAgain,
	keepEdits,
	keepPending,
	PENDING_ID,
	waitingIds
} from '../../src/lib/store/pending';
import { practise } from '../../src/lib/store/practice';
import { rate } from '../../src/lib/store/reviews';
import { dumpRows, replaceRows, takeRows } from '../../src/lib/store/transfer';
import { turnAct } from '../../src/lib/store/undo';
import {
	answer,
	card,
	DAY,
	emptyLibrary,
	everything,
	face,
	material,
	model,
	moment,
	show,
	smallLibrary,
	type Library
} from '../store/sample';

export const NAMES = [
	'AbortError',
	'UnknownError',
	'InvalidStateError',
	'QuotaExceededError'
] as const;
export const later = moment(DAY, 13);

export async function studied(): Promise<Library> {
	const library = await smallLibrary(4);
	await answer(library.db, card(0), 3, moment(DAY, 9));
	await answer(library.db, card(1), 1, moment(DAY, 10));
	return library;
}

/** All that is in a library, to be compared at once. */
export const contents = async (db: AdageDb) => JSON.stringify(await everything(db));

/** What is done, prepared before anything fails. */
export interface Deed {
	prepare?(db: AdageDb): Promise<unknown>;
	run(db: AdageDb, prepared: never): Promise<unknown>;
	/** In the short form one way to fail in so many is tried. */
	step?: number;
}

async function backupOfAnother() {
	const other = await emptyLibrary(0.75);
	await accept(other.db, material(4), moment(), model);
	await openDay(other.db, moment());
	await answer(other.db, card(2), 4, moment(DAY, 11));
	await editNote(
		other.db,
		'n3',
		{ fields: { Front: 'Question 3, put better?', Back: 'Answer 3.' }, tags: [] },
		{ forward: face('Question 3, put better?', 'Answer 3.') },
		moment(DAY, 12),
		model
	);
	const portions = [];
	for await (const portion of dumpRows(other.db)) portions.push(structuredClone(portion));
	return portions;
}

function newer() {
	const next = material(5);
	const fields = { Front: 'Question 3, asked otherwise?', Back: 'Answer 3.' };
	const faces = { forward: face(fields.Front, fields.Back) };
	return {
		...next,
		source: { ...next.source, editionHash: 'e-newer' },
		edition: { ...next.edition, hash: 'e-newer' },
		notes: next.notes.map((one) =>
			one.note.id === 'n3' ? { note: { ...one.note, fields }, faces } : one
		)
	};
}

const picture = (hash: string): NewPicture => ({
	...{ hash, type: 'image/png', width: 4, height: 3, size: 1 },
	blob: new Blob([hash])
});

/** What was read of a document, with a picture and a draft, before anybody said which cards to take. */
function staged(shown = 'a'): PendingImport {
	const { source, edition, deck, notes } = material(1, 'coffee');
	const { id, kind, fields, tags } = notes[0]!.note;
	return {
		id: PENDING_ID,
		source: { ...source, addedMs: later.atMs },
		edition: { ...edition, readMs: later.atMs },
		deckName: deck.name,
		drafts: [{ id, entryId: 'e', rule: 'own', kind, fields, tags, choice: 'in' }],
		pictures: [picture(shown)]
	};
}

const stage = (db: AdageDb) => keepPending(db, staged());
const queue = (db: AdageDb) => addWaiting(db, [{ input: '# Milk' }, { input: '# Cocoa' }]);

/** Something that can be undone, as it is done, undone and redone. */
function turned(name: string, act: (db: AdageDb) => Promise<unknown>): Record<string, Deed> {
	const turn = (direction: 'undo' | 'redo') => (db: AdageDb) =>
		turnAct(db, direction, later, model);
	return {
		[`undo ${name}`]: { prepare: act, run: turn('undo'), step: 31 },
		[`redo ${name}`]: {
			prepare: async (db) => {
				await act(db);
				await turn('undo')(db);
			},
			run: turn('redo'),
			step: 31
		}
	};
}

const bulk = [card(0), card(1), card(2), card(3)];

export const DEEDS: Record<string, Deed> = {
	rate: {
		prepare: (db) => show(db, card(2), later),
		run: (db, shown: Awaited<ReturnType<typeof show>>) => rate(db, { ...shown, rating: 3 })
	},
	practise: {
		run: (db) => practise(db, { cardId: card(0), rating: 1, tookMs: 900, now: later, model })
	},
	'undo a rating': { run: (db) => turnAct(db, 'undo', later, model) },
	...turned('an acceptance', (db) => accept(db, material(3, 'coffee'), later, model)),
	...turned('an edition', (db) => takeEdition(db, newer(), later, model)),
	...turned('a suspension of many', (db) => suspendCards(db, bulk, true, later, model)),
	...turned('a deletion of many', (db) => deleteNotes(db, ['n0', 'n1', 'n2'], later, model)),
	'queue documents': { run: queue, step: 13 },
	'let the queue go': { prepare: queue, run: (db) => dropWaiting(db), step: 13 },
	stage: {
		prepare: async (db) => {
			await queue(db);
			return (await waitingIds(db))[0];
		},
		run: (db, waited: string) => keepPending(db, staged(), waited),
		step: 13
	},
	'edit what is staged': {
		prepare: stage,
		run: (db) => keepEdits(db, { ...staged(), edits: { 'coffee-n0': { choice: 'out' } } }),
		step: 13
	},
	'stage it otherwise': {
		prepare: stage,
		run: (db) => keepAgain(db, staged('b'), staged()),
		step: 13
	},
	'drop what is staged': { prepare: stage, run: (db) => dropPending(db, staged()), step: 13 },
	'accept what is staged': {
		prepare: stage,
		run: (db) => accept(db, { ...material(1, 'coffee'), pending: true }, later, model),
		step: 31
	},
	accept: { run: (db) => accept(db, material(3, 'coffee'), later, model) },
	edition: { run: (db) => takeEdition(db, newer(), later, model) },
	suspend: { run: (db) => suspendCards(db, [card(0), card(3)], true, later, model) },
	bury: { run: (db) => buryCards(db, [card(1)], true, later, model) },
	delete: { run: (db) => deleteNotes(db, ['n1'], later, model) },
	restore: {
		prepare: backupOfAnother,
		run: (db, portions: Awaited<ReturnType<typeof backupOfAnother>>) =>
			takeRows(db, portions, model, 0.5)
	},
	replace: {
		prepare: backupOfAnother,
		run: (db, portions: Awaited<ReturnType<typeof backupOfAnother>>) =>
			replaceRows(db, portions, model, 0.5)
	},
	rebuild: { run: (db) => rebuildDerived(db, model) },
	'begin a day': { run: (db) => openDay(db, moment(DAY + 1, 9)) }
};
