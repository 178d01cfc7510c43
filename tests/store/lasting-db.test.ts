// The rule this file defends: what a write notes of itself, so that it is never done twice, does not heap up; and
// a write that fails says what failed it, also where what would have mended it is not on the device.
import { expect, test, vi } from 'vitest';
import { isLost } from '../../src/lib/store/lost';
import { dropOldMarks } from '../../src/lib/store/lasting-db';
import { answer, card, DAY, moment, smallLibrary } from './sample';

test('a page leaves the mark of its last write behind, and that goes after a month', async () => {
	const { db, another } = await smallLibrary(3);
	const marks = async () =>
		(await db.meta.toArray()).filter(({ key }) => key.startsWith('wrote')) as { value: number }[];
	for (let i = 0; i < 3; i++) await answer(db, card(i), 3, moment(DAY, 9 + i));
	expect(await marks()).toHaveLength(1);
	await answer(await another(), card(0), 3, moment(DAY, 14));
	expect(await marks()).toHaveLength(2);
	const last = Math.max(...(await marks()).map(({ value }) => value));
	await dropOldMarks(db, last + 29 * 86_400_000);
	expect(await marks()).toHaveLength(2);
	await dropOldMarks(db, last + 31 * 86_400_000);
	expect(await marks()).toEqual([]);
	expect((await db.meta.toArray()).map(({ key }) => key).sort()).toEqual(['beacon', 'clock']);
});

test('where what opens the database again is not on the device, a lost connection is still said to be lost', async () => {
	const { db } = await smallLibrary(1);
	vi.doMock('../../src/lib/store/again', () => {
		throw new TypeError('Failed to fetch dynamically imported module');
	});
	const lost = new DOMException('Connection to Indexed Database server lost.', 'UnknownError');
	const failing = db.transaction('rw', ['cards'], () => Promise.reject(lost));
	await expect(failing).rejects.toSatisfy(isLost);
	vi.doUnmock('../../src/lib/store/again');
});

test('a write to a full device is tried as often as something can be given away for it', async () => {
	const { db } = await smallLibrary(1);
	const gifts = ['ballast', 'unfinished', 'one', 'two', 'three'];
	db.makeRoom = async () => gifts.pop() !== undefined;
	const write = (needed: number) =>
		db.transaction('rw', ['meta'], async () => {
			if (gifts.length > 5 - needed) throw new DOMException('Full.', 'QuotaExceededError');
			await db.meta.put({ key: 'local.test', value: needed });
		});
	await write(4);
	expect(await db.meta.get('local.test')).toMatchObject({ value: 4 });
	await expect(write(6)).rejects.toThrow('Full.');
	expect(gifts).toEqual([]);
});
