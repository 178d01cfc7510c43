// The rule this file defends: whichever call into the database fails, and however, a deed is done whole and
// once or not at all; where the connection alone was lost nobody notices; what was acknowledged is there.
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { arm, disarm, loseNextReply, type Fault } from './inject';
import { record, upTo } from './record';
import { accept, deleteNotes, editNote } from '../../src/lib/store/content';
import type { AdageDb } from '../../src/lib/store/db';
import { openDay } from '../../src/lib/store/days';
import { rebuildDerived } from '../../src/lib/store/derived';
import { takeEdition } from '../../src/lib/store/editions';
import { checkInvariants } from '../../src/lib/store/invariants';
import { causeOf } from '../../src/lib/store/lost';
import { buryCards, suspendCards } from '../../src/lib/store/marks';
import { practise } from '../../src/lib/store/practice';
import { rate } from '../../src/lib/store/reviews';
import { probe } from '../../src/lib/store/ticks';
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

// Dexie says whenever it opens anew.
vi.spyOn(console, 'warn').mockImplementation(() => {});
afterEach(() => void disarm());

const NAMES = ['AbortError', 'UnknownError', 'InvalidStateError', 'QuotaExceededError'] as const;
const later = moment(DAY, 13);

async function studied(): Promise<Library> {
	const library = await smallLibrary(4);
	await answer(library.db, card(0), 3, moment(DAY, 9));
	await answer(library.db, card(1), 1, moment(DAY, 10));
	return library;
}

/** All that is in a library, to be compared at once. */
const contents = async (db: AdageDb) => JSON.stringify(await everything(db));

/** What is done, prepared before anything fails. */
interface Deed {
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

const DEEDS: Record<string, Deed> = {
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

/** Does a deed on a library of its own while calls fail as `fault` says. */
async function tried(deed: Deed, fault: Fault | undefined, roomy = false) {
	tries++;
	const library = await studied();
	const prepared = (await deed.prepare?.(library.db)) as never;
	const before = await contents(library.db);
	library.db.makeRoom = async () => roomy;
	arm(fault ?? { at: Infinity, name: 'UnknownError' });
	const outcome = await deed.run(library.db, prepared).then(
		() => 'done',
		() => 'refused'
	);
	const { calls, fired } = disarm();
	// As a restart finds it.
	await library.reopen();
	const after = await contents(library.db);
	return { library, before, after, outcome, calls, fired };
}

let tries = 0;
afterAll(() =>
	record({
		fault: 'The n-th call into IndexedDB fails, or all from it on',
		tries,
		lost: 0,
		invented: 0,
		holds:
			`${Object.keys(DEEDS).join(', ')}: done whole and once, or not at all; with the connection alone ` +
			'lost, done; done without saying so, not done twice'
	})
);

for (const [name, deed] of Object.entries(DEEDS)) {
	test(`${name}: any one call fails, and it is done once; or not at all where the device is full`, async () => {
		const whole = await tried(deed, undefined);
		expect(whole.outcome).toBe('done');
		expect(whole.after).not.toBe(name === 'rebuild' ? '' : whole.before);
		for (const at of upTo(whole.calls, 7)) {
			for (const error of NAMES) {
				const { after, before, outcome, fired } = await tried(deed, { at, name: error });
				expect(fired).toBe(1);
				const told = `${error} at ${at}`;
				if (error !== 'QuotaExceededError') expect([told, outcome]).toEqual([told, 'done']);
				expect(after === (outcome === 'done' ? whole.after : before), told).toBe(true);
			}
			const freed = await tried(deed, { at, name: 'QuotaExceededError' }, true);
			expect(freed.outcome).toBe('done');
			expect(freed.after === whole.after).toBe(true);
		}
	});

	test(`${name}: the database goes for good at any call, and nothing of it is there`, async () => {
		const { calls } = await tried(deed, undefined);
		for (const at of upTo(calls, 7))
			for (const error of NAMES) {
				const { library, after, before, outcome } = await tried(deed, {
					at,
					name: error,
					lasting: true
				});
				expect(outcome).toBe('refused');
				expect(after === before, `${error} from ${at} on`).toBe(true);
				if (at === calls) expect(await checkInvariants(library.db, model)).toEqual([]);
			}
	});

	test(`${name}: done without saying so, it is not done twice`, async () => {
		const whole = await tried(deed, undefined);
		const library = await studied();
		const prepared = (await deed.prepare?.(library.db)) as never;
		const lost = loseNextReply();
		await deed.run(library.db, prepared);
		expect(lost()).toBe(true);
		expect((await contents(library.db)) === whole.after).toBe(true);
		expect(await checkInvariants(library.db, model)).toEqual([]);
	});
}

/** Another page writes right before this one has the database again. */
async function writtenMeanwhile(deed: (db: AdageDb) => Promise<unknown>) {
	const { db, another } = await studied();
	const other = await another();
	const open = db.open.bind(db);
	vi.spyOn(db, 'open').mockImplementationOnce((() =>
		answer(other, card(3), 3, later).then(open)) as never);
	const lost = loseNextReply();
	const outcome = await deed(db);
	expect(lost()).toBe(true);
	const entries = (await db.reviews.toArray()).flatMap((batch) => batch.entries);
	expect(entries.filter(({ cardId }) => cardId === card(3))).toHaveLength(1);
	expect(await checkInvariants(db, model)).toEqual([]);
	return { outcome, entries };
}

test('done without saying so, and another page writes meanwhile: it is not done twice', async () => {
	const { entries } = await writtenMeanwhile((db) =>
		practise(db, { cardId: card(0), rating: 1, tookMs: 900, now: later, model })
	);
	expect(entries.filter(({ kind }) => kind === 'practice')).toHaveLength(1);
});

test('an answer done without saying so is said to be done, though another page wrote meanwhile', async () => {
	const { outcome } = await writtenMeanwhile(async (db) =>
		rate(db, { ...(await show(db, card(2), later)), rating: 3 })
	);
	expect(outcome).toMatchObject({ kind: 'rated' });
});

test('a library that another tab brought a newer database for is never opened again', async () => {
	const { db } = await emptyLibrary();
	db.close({ disableAutoOpen: true });
	await expect(openDay(db, later)).rejects.toThrow();
	expect(db.isOpen()).toBe(false);
});

test('a full device that closes the database and does not say why: what was put by is given, the answer is saved once', async () => {
	const { db } = await studied();
	const asked: boolean[] = [];
	db.makeRoom = async (certain) => {
		asked.push(certain);
		disarm();
		return true;
	};
	const shown = await show(db, card(2), later);
	arm({ at: 2, name: 'UnknownError', lasting: true });
	expect((await rate(db, { ...shown, rating: 3 })).kind).toBe('rated');
	// Snapshots stay: it may be something else, and they are what brings all of it back.
	expect(asked).toEqual([false]);
	expect(await db.reviews.count()).toBe(3);
	expect(await checkInvariants(db, model)).toEqual([]);
});

/** Every transaction fails without a reason, and only who opens the database hears that there is no room. */
const full: Fault = { at: 2, name: 'AbortError', opening: 'QuotaExceededError', lasting: true };

test('a full device says so when the database is opened again: room is given, the answer is saved once', async () => {
	const { db } = await studied();
	const asked: boolean[] = [];
	db.makeRoom = async (certain) => {
		asked.push(certain);
		disarm();
		// There was something to give, once.
		return asked.length === 1;
	};
	const shown = await show(db, card(2), later);
	arm(full);
	// Others read meanwhile: whoever comes second finds nothing to give, and needs nothing.
	const [done] = await Promise.all([rate(db, { ...shown, rating: 3 }), probe(db), probe(db)]);
	expect(done.kind).toBe('rated');
	expect(asked).toEqual([true]);
	expect(await db.reviews.count()).toBe(3);
	expect(await checkInvariants(db, model)).toEqual([]);
});

test('a start on a full device goes on with the room that is given', async () => {
	const { db } = await studied();
	// What is not open yet is opened by the first who reads.
	db.close({ disableAutoOpen: false });
	db.makeRoom = async () => {
		disarm();
		return true;
	};
	arm({ ...full, at: 1 });
	await probe(db);
	expect(await db.reviews.count()).toBe(2);
});

test('a full device with nothing to give: the answer is refused, and saved when somebody has made room', async () => {
	const { db } = await studied();
	db.makeRoom = async () => false;
	const shown = await show(db, card(2), later);
	arm(full);
	for (let i = 0; i < 2; i++)
		await expect(rate(db, { ...shown, rating: 3 })).rejects.toSatisfy(
			(error) => causeOf(error) === 'QuotaExceededError'
		);
	disarm();
	expect((await rate(db, { ...shown, rating: 3 })).kind).toBe('rated');
	expect(await db.reviews.count()).toBe(3);
});
