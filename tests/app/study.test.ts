// The rule this file defends: a session that lies open when a day ends goes on with the new day; what it counts
// is what is stored; and undoing asks no card that this day would not ask.
import 'fake-indexeddb/auto';
import { afterAll, beforeEach, expect, test, vi } from 'vitest';
import { decideOn } from '../../src/lib/app/library';
import { openAdage } from '../../src/lib/app/open';
import { Study } from '../../src/lib/app/study.svelte';
import { accept, editNote } from '../../src/lib/store/content';
import { practise } from '../../src/lib/store/practice';
import { answer, card, DECK_ID, face, material, model, setOptions } from '../store/sample';

const EVENING = new Date(2026, 4, 1, 23).getTime();
const NIGHT_MS = 10 * 3_600_000;

vi.stubGlobal('document', { documentElement: { dataset: {}, toggleAttribute: () => {} } });
vi.useFakeTimers({ toFake: ['Date', 'performance', 'setTimeout', 'clearTimeout'] });
afterAll(() => {
	vi.useRealTimers();
	vi.unstubAllGlobals();
});

/** Five notes, one of them new a day, no card ahead of its time. */
beforeEach(async () => {
	vi.setSystemTime(EVENING);
	const { db, now } = await openAdage();
	await Promise.all(db.tables.filter(({ name }) => name !== 'meta').map((table) => table.clear()));
	await setOptions(db, { newADay: 1, learnAheadSec: 0 });
	await accept(db, material(5), now(), model);
});

async function begun(): Promise<Study> {
	const study = new Study();
	await study.open({ deckId: DECK_ID, fromMs: 0 });
	return study;
}
/** As long as a test may take: a machine under load needs more than the second that is waited otherwise. */
const until = (there: () => boolean) => vi.waitUntil(there, { interval: 0, timeout: 100_000 });
const asked = ({ state }: Study) => (state.kind === 'asking' ? state.asked.card.id : state.kind);

async function rate(study: Study, rating: 1 | 3 | 4) {
	vi.advanceTimersByTime(300);
	study.reveal();
	vi.advanceTimersByTime(300);
	await study.rate(rating);
}

test('who waits for a card over night finds the new day planned, counted and opened', async () => {
	const study = await begun();
	await rate(study, 3);
	expect([asked(study), study.rated, study.left]).toEqual(['wait', 1, 1]);
	// The device sleeps: no timer runs meanwhile.
	vi.setSystemTime(EVENING + NIGHT_MS);
	vi.advanceTimersByTime(60_000);
	await until(() => asked(study) !== 'wait');
	expect([asked(study), study.rated, study.left]).toEqual([card(0), 0, 2]);
	const { db } = await openAdage();
	expect(await db.dayFacts.count()).toBe(2);
	study.close();
});

test('answers are counted as they are stored, whoever gave or took them back', async () => {
	const study = await begun();
	await rate(study, 4);
	const { db, now } = await openAdage();
	// Practice counts as no answer of the day.
	await practise(db, { cardId: card(0), rating: 3, tookMs: 900, now: now(), model });
	await study.open({ deckId: DECK_ID, fromMs: 0 });
	const counts = [study.rated];
	for (const turn of ['undo', 'undo', 'redo', 'redo'] as const) {
		await study.turn(turn);
		counts.push(study.rated);
	}
	expect(counts).toEqual([1, 1, 0, 1, 1]);
});

test('of one deck, its own answers are counted: what was done in others is none of its progress', async () => {
	const { db, now } = await openAdage();
	await accept(db, material(2, 'other'), now(), model);
	const study = await begun();
	await rate(study, 3);
	await study.open({ deckId: 'other', fromMs: 0 });
	expect([asked(study), study.rated]).toEqual(['other-n0:forward', 0]);
	await rate(study, 4);
	expect(study.rated).toBe(1);
	await study.open({ fromMs: 0 });
	expect(study.rated).toBe(2);
});

test('what another tab did, or what was taken back, is said when the card that comes next is there', async () => {
	await setOptions((await openAdage()).db, { newADay: 5 });
	const study = await begun();
	const { db, now } = await openAdage();
	const first = asked(study);
	await answer(db, first, 3, now());
	vi.advanceTimersByTime(300);
	study.reveal();
	vi.advanceTimersByTime(300);
	const rated = study.rate(3);
	await until(() => !!study.notice);
	// Whoever acts on what they read acts on the card that stays.
	expect([asked(study) === first, study.revealed]).toEqual([false, false]);
	await rated;
	const taken = study.turn('undo');
	await until(() => study.notice === 'Taken back.');
	expect(asked(study)).toBe(first);
	await taken;
});

test('a card that was edited in another tab is read as it is now before an answer to it is taken', async () => {
	const study = await begun();
	const { db, now } = await openAdage();
	const fields = { Front: 'Question 0?', Back: 'Mended.' };
	const faces = { forward: face('Question 0?', 'Mended.') };
	await editNote(db, 'n0', { fields, tags: [] }, faces, now(), model);
	await rate(study, 3);
	expect([asked(study), study.rated, study.revealed]).toEqual([card(0), 0, true]);
	expect(study.notice).toMatch(/changed meanwhile.*how it reads now/);
	expect(study.state).toMatchObject({ asked: { face: { back: faces.forward.back } } });
	await rate(study, 4);
	expect([study.rated, study.notice]).toEqual([1, '']);
});

test('a date that was given in the library is taken back without asking its card ahead', async () => {
	const { db, now } = await openAdage();
	await answer(db, card(0), 4, now());
	await decideOn(card(0), { kind: 'due', day: now().day + 90 });
	await setOptions(db, { newADay: 2 });
	const study = await begun();
	expect(asked(study)).toBe(card(1));
	await study.turn('undo');
	expect(asked(study)).toBe(card(1));
	await study.turn('undo');
	expect(asked(study)).toBe(card(0));
});
