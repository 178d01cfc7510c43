// The rule this file defends: a backup that any version made is read for ever, plain or locked, down to the last row.
// The files are frozen: each was made once, by the version that it names.
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { BACKUP_VERSION } from '../../src/lib/formats/backup';
import { isLocked, openLocked } from '../../src/lib/formats/locked';
import type { AdageDb } from '../../src/lib/store/db';
import { checkInvariants } from '../../src/lib/store/invariants';
import { logFacts } from '../../src/lib/store/log-facts';
import { readBeacon } from '../../src/lib/store/beacon';
import { readEdition } from '../../src/lib/store/thin-editions';
import { countRows } from '../../src/lib/store/transfer';
import { answer, card, DAY, emptyLibrary, model, moment } from '../store/sample';
import { fileOf, restore, truth } from './backup-file';

const FOLDER = new URL('../fixtures/backups/', import.meta.url);
const released = (name: string) => new Blob([readFileSync(new URL(`${name}.adage`, FOLDER))]);

/** What opens `locked-version-1.adage`. */
const PASSPHRASE = 'Zwölf Bienen, one hive & 茶';
const CODE = 'BGNT-Z49E-KRX2-7CHP-V05A-FMSY-38EH';

test('every version has its backup here', () => {
	const names = readdirSync(FOLDER).filter((name) => name.startsWith('version-'));
	const versions = Array.from({ length: BACKUP_VERSION }, (_, k) => `version-${k + 1}.adage`);
	expect(names.sort()).toEqual(versions);
});

test('a backup of version 1 is read for ever', async () => {
	const { db } = await emptyLibrary(0.75);
	const facts = await restore(db, released('version-1'));
	expect(facts).toMatchObject({ version: 1, madeMs: 1728842400000, app: 'adage 0.1.0' });
	expect(await checkInvariants(db, model)).toEqual([]);
	expect((await db.notes.get('n0'))?.fields.Front).toBe('Why „Grüße“ — 茶?');
	expect((await db.notes.get('n4'))?.deleted).toBe(true);
	expect([await db.cards.count(), await db.blobs.count(), await db.plans.count()]).toEqual([
		9, 1, 1
	]);
	const log = logFacts();
	log.take(await db.reviews.toArray());
	expect(log.end()).toEqual({ beacon: await readBeacon(db), ratings: 5 });
	expect(await db.schedules.get(card(0))).toMatchObject({ lane: 'review', at: DAY + 14 });
	// What it comes to is what the present version writes and reads.
	const { db: again } = await emptyLibrary(0.5);
	await restore(again, new Blob([await fileOf(db)]));
	expect(await truth(again)).toBe(await truth(db));
});

/** Rows of the library that version 2 wrote, which has some in every table that there was. */
const COUNTS = {
	...{ reviews: 21, dayFacts: 21, plans: 5, reflections: 2, settings: 2, parameters: 1, faces: 13 },
	...{ cards: 13, notes: 10, presets: 1, decks: 2, sources: 2, editions: 3, media: 1, blobs: 1 }
};

/** All that is in it, and that one can go on with it. */
async function isWhole(db: AdageDb) {
	expect(await countRows(db)).toMatchObject(COUNTS);
	expect(await checkInvariants(db, model)).toEqual([]);
	// The log: every kind of entry, as often as it was written.
	const entries = (await db.reviews.toArray()).flatMap((batch) => batch.entries);
	const kinds = ['review', 'practice', 'void', 'reschedule', 'reset', 'seed'] as const;
	const often = kinds.map((kind) => entries.filter((entry) => entry.kind === kind).length);
	expect([entries.length, ...often]).toEqual([21, 13, 2, 3, 1, 1, 1]);
	const log = logFacts();
	log.take(await db.reviews.toArray());
	expect(log.end()).toEqual({ beacon: await readBeacon(db), ratings: 12 });
	// What it comes to: a card that was rated, one that has a day, one that began anew, one whose answer was undone.
	expect((await db.schedules.bulkGet([0, 1, 2, 4].map(card))) as unknown[]).toMatchObject([
		{ lane: 'review', at: DAY + 80, reps: 2 },
		{ lane: 'buried', placement: { state: 'review', dueDay: DAY + 12 } },
		{ lane: 'learning', lastDay: DAY + 2 },
		{ memory: null, reps: 0 }
	]);
	// Words, marks and what was deleted.
	expect((await db.notes.get('n0'))?.fields.Front).toBe('Why „Grüße“ — 茶?');
	expect((await db.notes.get('n4'))?.deleted).toBe(true);
	expect((await db.cards.bulkGet([0, 1, 3].map(card))) as unknown[]).toMatchObject([
		{ flag: 1 },
		{ buriedDay: DAY + 20 },
		{ suspended: true }
	]);
	expect((await db.cards.toArray()).filter(({ archived }) => archived)).toHaveLength(1);
	expect((await db.notes.toArray()).filter(({ id }) => id.startsWith('own.'))).toHaveLength(1);
	// Both editions of a document: the first one is compressed, and a card is still to be shown what changed.
	const first = await readEdition(db, '08l15tgbksq');
	expect(first?.text).toContain('Two minutes');
	expect(first?.outline.entries).toHaveLength(3);
	expect((await readEdition(db, '00aau5672e8'))?.text).toContain('Three minutes');
	expect(
		(await db.cards.toArray()).filter(({ seen }) => seen?.edition === first?.hash)
	).toHaveLength(2);
	// A picture by its bytes, and where it is shown.
	const [picture] = await db.media.toArray();
	const { hash, width, height } = picture!;
	expect([width, height, (await db.blobs.get(hash))?.bytes.size]).toEqual([20, 10, 78]);
	expect(JSON.stringify(await db.faces.toArray())).toContain(`media:${hash}#20x10`);
	// Plans, options and notes on advice.
	const plans = await db.plans.toArray();
	expect(plans.map(({ kind, deleted }) => (deleted ? `no ${kind}` : kind)).sort()).toEqual([
		...['goal', 'no comeback', 'rest', 'rollover', 'vacation']
	]);
	expect((await db.presets.toArray())[0]).toMatchObject({
		name: 'Slow',
		options: { newPerDay: 7 }
	});
	expect((await db.parameters.get('w1'))?.weights[0]).toBe(0.3);
	expect((await db.decks.get('tea'))?.retention).toBe(0.85);
	expect(
		(await db.reflections.toArray()).map(({ line, deleted }) => [line, deleted])
	).toContainEqual([...['Cooler water — 80 °C', undefined]]);
	const rated = await answer(db, card(2), 3, moment(DAY + 25));
	expect(rated.kind).toBe('rated');
	expect(await checkInvariants(db, model)).toEqual([]);
}

test('a backup of version 2 is read for ever', async () => {
	const { db } = await emptyLibrary(0.75);
	const facts = await restore(db, released('version-2'));
	expect(facts).toEqual({ version: 2, madeMs: 1764415000000, app: 'adage 0.1.0', counts: COUNTS });
	// What it comes to is what the present version writes and reads.
	const { db: again } = await emptyLibrary(0.5);
	await restore(again, new Blob([await fileOf(db)]));
	expect(await truth(again)).toBe(await truth(db));
	await isWhole(db);
});

test('a locked backup of version 1 is opened for ever, by its passphrase and by its recovery code', async () => {
	const file = released('locked-version-1');
	expect(await isLocked(file)).toBe(true);
	for (const secret of [PASSPHRASE, CODE]) {
		const { db } = await emptyLibrary(0.75);
		const facts = await restore(db, await openLocked(file, secret));
		expect(facts).toMatchObject({ version: 2, madeMs: 1764415000000, counts: COUNTS });
		await isWhole(db);
	}
});
