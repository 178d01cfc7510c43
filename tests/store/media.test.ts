// The rule this file defends: a picture waits with its import, is kept in the transaction that takes the
// cards, travels with the library byte for byte, and nothing else is ever taken for it.
import { expect, test } from 'vitest';
import { pictureFacts } from '../../src/lib/core/picture-facts';
import { sha256 } from '../../src/lib/core/sha256';
import { accept } from '../../src/lib/store/content';
import type { AdageDb, NewPicture, PendingImport } from '../../src/lib/store/db';
import { checkInvariants } from '../../src/lib/store/invariants';
import { readPicture } from '../../src/lib/store/media';
import { dropPending, keepPending, PENDING_ID, readPending } from '../../src/lib/store/pending';
import { dumpRows, takeRows } from '../../src/lib/store/transfer';
import { turnAct } from '../../src/lib/store/undo';
import { png } from '../pictures';
import { emptyLibrary, everything, material, model, moment } from './sample';

async function picture(...colour: number[]): Promise<NewPicture> {
	const bytes = png(40, 30, colour);
	const hash = await sha256(bytes, crypto.subtle);
	const blob = new Blob([bytes], { type: 'image/png' });
	return { hash, ...pictureFacts(bytes)!, size: bytes.length, blob };
}

const red = await picture(250, 0, 0);
const blue = await picture(0, 0, 250);
const bytesOf = async (blob?: Blob) => blob && new Uint8Array(await blob.arrayBuffer());
const pendingWith = (pictures?: NewPicture[]) =>
	({
		id: PENDING_ID,
		edition: { hash: 'tea' },
		deckName: 'Tea',
		drafts: [],
		pictures
	}) as unknown as PendingImport;

async function withPictures(pictures: NewPicture[]) {
	const { db } = await emptyLibrary();
	await accept(db, { ...material(2), pictures, pending: true }, moment(), model);
	return db;
}

async function portionsOf(db: AdageDb) {
	const portions: { table: string; rows: Record<string, unknown>[] }[] = [];
	for await (const portion of dumpRows(db)) portions.push(JSON.parse(JSON.stringify(portion)));
	return portions;
}

test('pictures wait with the import that is looked at, and go with it', async () => {
	const { db } = await emptyLibrary();
	await keepPending(db, pendingWith([red, blue]));
	const read = await readPending(db);
	expect(read?.pictures?.map(({ hash }) => hash).sort()).toEqual([red.hash, blue.hash].sort());
	expect(await bytesOf(await readPicture(db, red.hash))).toEqual(await bytesOf(red.blob));
	expect(await db.blobs.count()).toBe(0);
	// What was read anew has others.
	await keepPending(db, { ...read!, pictures: [blue] });
	expect(await readPicture(db, red.hash)).toBeUndefined();
	await dropPending(db, read!);
	expect(await db.drafts.count()).toBe(0);
});

test('they are kept with the cards, once, and stay when the import is undone', async () => {
	const db = await withPictures([red, blue]);
	await accept(db, { ...material(2, 'more'), pictures: [red] }, moment(), model);
	expect(await db.media.toArray()).toEqual(
		[red, blue].map(({ blob: _, ...media }) => media).sort((a, b) => (a.hash < b.hash ? -1 : 1))
	);
	expect(await db.blobs.count()).toBe(2);
	expect((await readPicture(db, blue.hash))?.type).toBe('image/png');
	await turnAct(db, 'undo', moment(), model);
	await turnAct(db, 'undo', moment(), model);
	expect(await bytesOf(await readPicture(db, blue.hash))).toEqual(await bytesOf(blue.blob));
	expect(await checkInvariants(db, model)).toEqual([]);
});

test('an import that cannot be taken keeps no picture', async () => {
	const { db } = await emptyLibrary();
	const broken = { ...material(1), pictures: [red] };
	broken.edition = { ...broken.edition, hash: undefined as unknown as string };
	await expect(accept(db, broken, moment(), model)).rejects.toThrow();
	expect([await db.media.count(), await db.blobs.count()]).toEqual([0, 0]);
});

test('a backup carries them: into an empty library it is identity', async () => {
	const db = await withPictures([red, blue]);
	const other = (await emptyLibrary(0.75)).db;
	expect(await takeRows(other, await portionsOf(db), model, 0.5)).toBe(0);
	expect(await other.media.toArray()).toEqual(await db.media.toArray());
	for (const { hash, blob } of [red, blue]) {
		const taken = await readPicture(other, hash);
		expect(taken?.type).toBe('image/png');
		expect(await bytesOf(taken)).toEqual(await bytesOf(blob));
	}
	expect(await portionsOf(other)).toEqual(await portionsOf(db));
	// Once more, it changes nothing.
	expect(await takeRows(other, await portionsOf(db), model, 0.5)).toBe(0);
	expect(await portionsOf(other)).toEqual(await portionsOf(db));
});

test('bytes that are not what their name says are left out, and the rest is taken', async () => {
	const db = await withPictures([red, blue]);
	const script = Buffer.from('<svg onload="alert(1)"/>').toString('base64');
	for (const bytes of ['', 'no base64!', script, Buffer.from(png(9, 9)).toString('base64')]) {
		const portions = await portionsOf(db);
		for (const { table, rows } of portions)
			for (const row of rows) if (table === 'blobs' && row.hash === red.hash) row.bytes = bytes;
		const other = (await emptyLibrary(0.75)).db;
		expect(await takeRows(other, portions, model, 0.5)).toBe(1);
		expect(await readPicture(other, red.hash)).toBeUndefined();
		expect(await bytesOf(await readPicture(other, blue.hash))).toEqual(await bytesOf(blue.blob));
		expect(await other.cards.count()).toBe(2);
	}
});

test.each([
	{ table: 'blobs', rows: [{ hash: red.hash, bytes: { type: 'Buffer', data: [1] } }] },
	{ table: 'blobs', rows: [{ hash: '../x', bytes: '' }] },
	{ table: 'media', rows: [{ hash: red.hash, type: 'image/png', width: '9', height: 9 }] },
	{ table: 'media', rows: [{ hash: 7, type: 'image/png', width: 9, height: 9 }] }
])('rows that cannot be are refused before anything is written: %j', async (portion) => {
	const { db } = await emptyLibrary();
	const before = await everything(db);
	await expect(takeRows(db, [portion], model, 0.5)).rejects.toThrow('never writes');
	expect(await everything(db)).toEqual(before);
});
