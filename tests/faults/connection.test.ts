// The rule this file defends: whichever call into the database fails, and however, a deed is done whole and
// once or not at all; where the connection alone was lost nobody notices; what was acknowledged is there.
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { contents, DEEDS, later, NAMES, studied, type Deed } from './deeds';
import { arm, disarm, loseNextReply, type Fault } from './inject';
import { record, waysUpTo } from './record';
import type { AdageDb } from '../../src/lib/store/db';
import { openDay } from '../../src/lib/store/days';
import { checkInvariants } from '../../src/lib/store/invariants';
import { practise } from '../../src/lib/store/practice';
import { rate } from '../../src/lib/store/reviews';
import { answer, card, emptyLibrary, model, show } from '../store/sample';

// Dexie says whenever it opens anew.
vi.spyOn(console, 'warn').mockImplementation(() => {});
afterEach(() => void disarm());

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

/** How a single call fails; a device that is full may have something to give away. */
const WAYS = [
	...NAMES.map((error) => ({ error, roomy: false })),
	{ error: 'QuotaExceededError', roomy: true } as const
];

for (const [name, deed] of Object.entries(DEEDS)) {
	test(`${name}: any one call fails, and it is done once; or not at all where the device is full`, async () => {
		const whole = await tried(deed, undefined);
		expect(whole.outcome).toBe('done');
		expect(whole.after).not.toBe(name === 'rebuild' ? '' : whole.before);
		expect(await checkInvariants(whole.library.db, model)).toEqual([]);
		for (const [at, { error, roomy }] of waysUpTo(whole.calls, WAYS, deed.step ?? 7)) {
			const { after, before, outcome, fired } = await tried(deed, { at, name: error }, roomy);
			expect(fired).toBe(1);
			const told = `${error} at ${at}`;
			if (error !== 'QuotaExceededError' || roomy) expect([told, outcome]).toEqual([told, 'done']);
			expect(after === (outcome === 'done' ? whole.after : before), told).toBe(true);
		}
	});

	test(`${name}: the database goes for good at any call, and nothing of it is there`, async () => {
		const { calls } = await tried(deed, undefined);
		for (const [at, error] of waysUpTo(calls, NAMES, deed.step ?? 7)) {
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
