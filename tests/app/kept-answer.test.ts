// The rule this file defends: an answer that could not be written waits until it is, whatever other tabs keep.
import { beforeEach, expect, test, vi } from 'vitest';
import { giveKeptAnswer, keepAnswer, keptWords } from '../../src/lib/app/kept-answer';
import type { Adage } from '../../src/lib/app/open';
import { NO_ROOM, SAVED_NOW, TOO_LATE, UNREACHABLE } from '../../src/lib/app/study-words';
import type { Face } from '../../src/lib/core/model';
import type { AdageDb } from '../../src/lib/store/db';
import { rate } from '../../src/lib/store/reviews';
import { answer, card, DAY, model, moment, show, smallLibrary } from '../store/sample';

beforeEach(() => {
	const kept = new Map<string, string>();
	vi.stubGlobal('localStorage', {
		getItem: (key: string) => kept.get(key) ?? null,
		setItem: (key: string, value: string) => void kept.set(key, value),
		removeItem: (key: string) => void kept.delete(key)
	});
});

const adage = (db: AdageDb, meanwhile?: () => void) =>
	({
		db,
		model: async () => {
			meanwhile?.();
			return model;
		}
	}) as Adage;
const given = async (db: AdageDb, i: number) =>
	({ ...(await show(db, card(i), moment(DAY, 9 + i))), rating: 3 }) as const;
const answered = async (db: AdageDb) => (await db.reviews.toArray()).map(({ cardId }) => cardId);

test('answers that two tabs kept are both written, once', async () => {
	const { db } = await smallLibrary(3);
	keepAnswer(await given(db, 0));
	keepAnswer(await given(db, 1));
	expect(keptWords()).toBe(UNREACHABLE);
	expect(keptWords(new DOMException('', 'QuotaExceededError'))).toBe(NO_ROOM);
	expect(await giveKeptAnswer(adage(db))).toBe(SAVED_NOW);
	expect(await answered(db)).toEqual([card(0), card(1)]);
	expect(keptWords()).toBeFalsy();
	expect(await giveKeptAnswer(adage(db))).toBe('');
	expect(await answered(db)).toHaveLength(2);
});

test('what another tab keeps while one is written stays until it is written too', async () => {
	const { db } = await smallLibrary(3);
	const [first, second] = [await given(db, 0), await given(db, 1)];
	keepAnswer(first);
	let once = () => keepAnswer(second);
	await giveKeptAnswer(
		adage(db, () => {
			once();
			once = () => {};
		})
	);
	expect(await answered(db)).toEqual([card(0)]);
	expect(keptWords()).toBe(UNREACHABLE);
	await giveKeptAnswer(adage(db));
	expect(await answered(db)).toEqual([card(0), card(1)]);
});

test('one whose card was answered since is said to be too late, the other is written all the same', async () => {
	const { db } = await smallLibrary(3);
	keepAnswer(await given(db, 0));
	keepAnswer(await given(db, 1));
	await answer(db, card(0), 1, moment(DAY, 15));
	expect(await giveKeptAnswer(adage(db))).toBe(TOO_LATE);
	expect(await answered(db)).toEqual([card(0), card(1)]);
	expect(keptWords()).toBeFalsy();
});

test('what stands there and is no answer does not keep others from being written', async () => {
	const { db } = await smallLibrary(3);
	const sound = await given(db, 0);
	const junk = [null, {}, { cardId: card(1), rating: 9 }, 'x', 7];
	localStorage.setItem('adage:answers', JSON.stringify([...junk, sound]));
	expect(await giveKeptAnswer(adage(db))).toBe(SAVED_NOW);
	expect(await answered(db)).toEqual([card(0)]);
	for (const text of ['{}', 'null', '"x"', '[null]', '[{}]', 'no JSON']) {
		localStorage.setItem('adage:answers', text);
		expect(keptWords(), text).toBeFalsy();
		expect(await giveKeptAnswer(adage(db)), text).toBe('');
	}
});

test('one that cannot be written for what is in it is said not to be, and the next one is', async () => {
	const { db } = await smallLibrary(3);
	const [odd, sound] = [await given(db, 0), await given(db, 1)];
	const broken = { ...odd, face: {} as Face };
	await expect(rate(db, { ...broken, model })).rejects.toThrow();
	keepAnswer({ ...broken, model });
	keepAnswer({ ...sound, model });
	expect(await giveKeptAnswer(adage(db))).toBe(TOO_LATE);
	expect(await answered(db)).toEqual([card(1)]);
	expect(keptWords()).toBeFalsy();
});

test('one that finds no room goes on waiting', async () => {
	const { db } = await smallLibrary(3);
	keepAnswer({ ...(await given(db, 0)), model });
	const full = new DOMException('No room', 'QuotaExceededError');
	const transaction = vi.spyOn(db, 'transaction').mockRejectedValueOnce(full);
	await expect(giveKeptAnswer(adage(db))).rejects.toThrow();
	transaction.mockRestore();
	expect(keptWords()).toBe(UNREACHABLE);
	expect(await giveKeptAnswer(adage(db))).toBe(SAVED_NOW);
	expect(await answered(db)).toEqual([card(0)]);
});
