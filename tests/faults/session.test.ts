// The rule this file defends: whatever call fails in the middle of a session, it goes on; what was
// acknowledged is in the log once, nothing is there that was not answered, and an answer that could not be
// written waits and is written as it was given.
import 'fake-indexeddb/auto';
import { afterAll, beforeEach, expect, test, vi } from 'vitest';
import { arm, disarm, type Fault } from './inject';
import { everyOne, record } from './record';
import { openAdage } from '../../src/lib/app/open';
import { Study } from '../../src/lib/app/study.svelte';
import { trouble } from '../../src/lib/app/trouble.svelte';
import { accept } from '../../src/lib/store/content';
import { hasDecks } from '../../src/lib/store/deck-summaries';
import { checkInvariants } from '../../src/lib/store/invariants';
import { observe } from '../../src/lib/store/live';
import { causeOf } from '../../src/lib/store/lost';
import { answer, DECK_ID, material, model, setOptions } from '../store/sample';

// Dexie says whenever it opens anew.
vi.spyOn(console, 'warn').mockImplementation(() => {});
const kept = new Map<string, string>();
vi.stubGlobal('document', { documentElement: { dataset: {}, toggleAttribute: () => {} } });
vi.stubGlobal('localStorage', {
	getItem: (key: string) => kept.get(key) ?? null,
	setItem: (key: string, value: string) => kept.set(key, value),
	removeItem: (key: string) => kept.delete(key)
});
vi.useFakeTimers({ toFake: ['Date', 'performance', 'setTimeout', 'clearTimeout'] });
afterAll(() => {
	vi.useRealTimers();
	vi.unstubAllGlobals();
});

beforeEach(async () => {
	vi.setSystemTime(new Date(2026, 4, 1, 12).getTime());
	const { db, now } = await openAdage();
	await Promise.all(db.tables.filter(({ name }) => name !== 'meta').map((table) => table.clear()));
	await db.meta.delete('beacon');
	kept.clear();
	await setOptions(db, { newADay: 9, learnAheadSec: 0 });
	await accept(db, material(5), now(), model);
});

const NAMES = ['AbortError', 'UnknownError', 'InvalidStateError', 'QuotaExceededError'] as const;

/** Ratings in the log, by card. */
async function logged(): Promise<string[]> {
	const { db } = await openAdage();
	const batches = await db.reviews.toArray();
	return batches.flatMap(({ entries }) => entries.map(({ cardId }) => cardId)).sort();
}

/** Answers cards until four were acknowledged; returns them. */
async function session(fault: Fault): Promise<string[]> {
	const study = new Study();
	await study.open({ deckId: DECK_ID, fromMs: 0 });
	const acknowledged: string[] = [];
	arm(fault);
	for (let taps = 0; taps < 12 && acknowledged.length < 4; taps++) {
		vi.advanceTimersByTime(300);
		if (study.state.kind !== 'asking') break;
		const { id } = study.state.asked.card;
		study.reveal();
		vi.advanceTimersByTime(300);
		const before = study.rated;
		await study.rate(4);
		if (study.rated > before) acknowledged.push(id);
	}
	disarm();
	study.close();
	return acknowledged;
}

/** The database answers again, as it does when the page is loaded again. */
async function reload(): Promise<void> {
	disarm();
	await (await openAdage()).db.open();
}

test('one call fails: the session goes on, and each answer counts once', async () => {
	let tries = 0;
	let given = 0;
	let at = 1;
	for (let fired = 1; fired; at += everyOne ? 1 : 5) {
		for (const name of NAMES) {
			const { db, now } = await openAdage();
			await db.reviews.clear();
			await db.meta.delete('beacon');
			kept.clear();
			await Promise.all(
				['schedules', 'cards', 'notes', 'days', 'acts', 'dayFacts'].map((t) => db.table(t).clear())
			);
			await accept(db, material(5), now(), model);
			const acknowledged = await session({ at, name });
			({ fired } = disarm());
			expect(trouble.sentence).toBeUndefined();
			expect(await logged(), `${name} at ${at}`).toEqual(acknowledged.sort());
			expect(acknowledged.length).toBe(4);
			expect(await checkInvariants(db, model)).toEqual([]);
			given += acknowledged.length;
			tries++;
		}
	}
	expect(tries).toBeGreaterThan(40);
	record({
		fault: 'The n-th call fails in the middle of a session',
		tries,
		acknowledged: given,
		lost: 0,
		invented: 0,
		holds: 'the session goes on, each acknowledged answer is in the log once, nothing else is'
	});
});

test('the database is gone for good: the answer waits, is said to, and is written at the next start', async () => {
	const study = new Study();
	await study.open({ deckId: DECK_ID, fromMs: 0 });
	vi.advanceTimersByTime(300);
	study.reveal();
	vi.advanceTimersByTime(300);
	arm({ at: 1, name: 'UnknownError', lasting: true });
	await study.rate(4);
	await reload();
	expect(study.rated).toBe(0);
	expect(trouble.sentence).toContain('Your last answer is kept');
	expect(await logged()).toEqual([]);
	const next = new Study();
	await next.open({ deckId: DECK_ID, fromMs: 0 });
	expect(next.notice).toBe('Your last answer is saved now.');
	expect([await logged(), next.rated]).toEqual([['n0:forward'], 1]);
	await next.open({ deckId: DECK_ID, fromMs: 0 });
	expect([await logged(), next.notice]).toEqual([['n0:forward'], '']);
});

test('an answer that waited is not written over one that was given meanwhile', async () => {
	const study = new Study();
	await study.open({ deckId: DECK_ID, fromMs: 0 });
	vi.advanceTimersByTime(300);
	study.reveal();
	vi.advanceTimersByTime(300);
	arm({ at: 1, name: 'InvalidStateError', lasting: true });
	await study.rate(4);
	await reload();
	const { db, now } = await openAdage();
	await answer(db, 'n0:forward', 1, { ...now(), atMs: now().atMs + 5000 });
	await study.open({ deckId: DECK_ID, fromMs: 0 });
	expect(study.notice).toContain('could not be saved');
	expect(await logged()).toEqual(['n0:forward']);
});

test('a browser that begins an empty database in mid-session: that is what is said, and nothing is written', async () => {
	const { db } = await openAdage();
	const study = new Study();
	await study.open({ deckId: DECK_ID, fromMs: 0 });
	await vi.dynamicImportSettled();
	vi.advanceTimersByTime(300);
	study.reveal();
	vi.advanceTimersByTime(300);
	await study.rate(4);
	expect(study.rated).toBe(1);
	vi.advanceTimersByTime(300);
	study.reveal();
	vi.advanceTimersByTime(300);
	const meta = await db.meta.toArray();
	await Promise.all(db.tables.map((table) => table.clear()));
	await study.rate(4);
	expect(trouble.loss).toMatchObject({ found: 0, known: 1, decks: false });
	expect(study.notice).toBe('');
	// But for which transaction was the last one.
	for (const table of db.tables) expect(await table.count()).toBe(table.name === 'meta' ? 1 : 0);
	await db.meta.bulkPut(meta);
	study.close();
});

test('a page that follows what is stored hears that the database could not be opened', async () => {
	const { db } = await openAdage();
	db.close({ disableAutoOpen: false });
	arm({ at: 1, name: 'QuotaExceededError', lasting: true });
	await db.open().catch(() => {});
	const told = new Promise((tell) => void observe(() => hasDecks(db), tell, tell));
	await vi.advanceTimersByTimeAsync(100);
	const silent = new Promise((tell) => setImmediate(() => setImmediate(tell, 'nothing')));
	expect(causeOf(await Promise.race([told, silent]))).toBe('QuotaExceededError');
	await reload();
});
