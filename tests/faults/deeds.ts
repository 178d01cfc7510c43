// Everything that is done to a library, each to be tried while calls into the database fail.
import { accept, deleteNotes, editNote } from '../../src/lib/store/content';
import type { AdageDb } from '../../src/lib/store/db';
import { openDay } from '../../src/lib/store/days';
import { rebuildDerived } from '../../src/lib/store/derived';
import { takeEdition } from '../../src/lib/store/editions';
import { buryCards, suspendCards } from '../../src/lib/store/marks';
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
	return {
		...next,
		source: { ...next.source, editionHash: 'e-newer' },
		edition: { ...next.edition, hash: 'e-newer' }
	};
}

export const DEEDS: Record<string, Deed> = {
	rate: {
		prepare: (db) => show(db, card(2), later),
		run: (db, shown: Awaited<ReturnType<typeof show>>) => rate(db, { ...shown, rating: 3 })
	},
	practise: {
		run: (db) => practise(db, { cardId: card(0), rating: 1, tookMs: 900, now: later, model })
	},
	undo: { run: (db) => turnAct(db, 'undo', later, model) },
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
