// The fault: a backup that was cut, changed, is foreign or newer. It is refused with a sentence and nothing is
// written; what was whole comes back exactly.
import fc from 'fast-check';
import { gzipSync, gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { canonicalJson } from '../../src/lib/core/canonical';
import { sha256 } from '../../src/lib/core/sha256';
import { pictureFacts } from '../../src/lib/core/picture-facts';
import type { Rating } from '../../src/lib/core/review';
import { isLocked, lockFile, makeLock, openLocked } from '../../src/lib/formats/locked';
import { CODE_BYTES, writeCode } from '../../src/lib/formats/recovery-code';
import { accept, deleteNotes } from '../../src/lib/store/content';
import type { AdageDb } from '../../src/lib/store/db';
import { checkInvariants } from '../../src/lib/store/invariants';
import { readBeacon } from '../../src/lib/store/beacon';
import { replaceRows } from '../../src/lib/store/transfer';
import { turnAct } from '../../src/lib/store/undo';
import { png } from '../pictures';
import {
	answer,
	card,
	DAY,
	emptyLibrary,
	everything,
	material,
	model,
	moment,
	smallLibrary
} from '../store/sample';
import { fileOf, restore, truth } from './backup-file';
import { everyOne, record, type Outcome } from './record';

type Bytes = Uint8Array<ArrayBuffer>;

type Fate = Pick<Outcome, 'lost' | 'invented' | 'acknowledged'>;

/** Notes what became of ratings, which is asserted too. */
function tell(fault: string, tries: number, fate: Fate, holds: string) {
	record({ fault, tries, ...fate, holds });
	expect(fate, fault).toMatchObject({ lost: 0, invented: 0 });
}

const REFUSED = 'refused with a sentence, nothing written';

/** Entries of the log, each as often as it is there. */
const entryIds = async (db: AdageDb) =>
	(await db.reviews.toArray()).flatMap(({ entries }) => entries.map(({ id }) => id));

/** What a log lacks and has too much beside one that was acknowledged. */
async function fateOf(acknowledged: string[], db: AdageDb): Promise<Fate> {
	const found = await entryIds(db);
	const lost = acknowledged.filter((id) => !found.includes(id)).length;
	const known = new Set(acknowledged);
	// Once is right: what is there twice was invented as well.
	const invented = found.filter((id, i) => !known.has(id) || found.indexOf(id) !== i).length;
	return { lost, invented, acknowledged: acknowledged.length };
}

async function picture(...colour: number[]) {
	const bytes = png(40, 30, colour, 2000);
	const hash = await sha256(bytes, crypto.subtle);
	const blob = new Blob([bytes], { type: 'image/png' });
	return { hash, ...pictureFacts(bytes)!, size: bytes.length, blob };
}

async function livedIn() {
	const { db } = await smallLibrary(30);
	const pictures = await Promise.all([picture(250, 0, 0), picture(0, 0, 250)]);
	await accept(db, { ...material(3, 'ink'), pictures }, moment(), model);
	for (let i = 0; i < 20; i++)
		await answer(
			db,
			card(i),
			((i % 4) + 1) as Rating,
			moment(DAY + Math.floor(i / 8), 9 + (i % 8))
		);
	await turnAct(db, 'undo', moment(DAY + 2, 20), model);
	await deleteNotes(db, ['n4'], moment(DAY + 2, 21), model);
	return db;
}

const { db: target } = await smallLibrary(25);
for (let i = 0; i < 25; i++) await answer(target, card(i), 3, moment(DAY + 1));
const before = canonicalJson(await everything(target));
const acknowledged = await entryIds(target);
const untouched = () => fateOf(acknowledged, target);

/** As the app takes a file: where it says that it is locked, a secret opens it. */
async function taken(db: AdageDb, bytes: Bytes, secret: string) {
	const blob = new Blob([bytes]);
	return restore(db, (await isLocked(blob)) ? await openLocked(blob, secret) : blob);
}

/** The file is refused with a sentence, and the library is as it was. */
async function refused(bytes: Bytes, what: string, secret = '') {
	const error = await taken(target, bytes, secret).then(
		() => undefined,
		(error: Error) => error
	);
	expect(error?.name, what).toMatch(/^Un(usableBackup|soundRows)$/);
	expect(error?.message, what).toMatch(/^[A-Z].*\.$/);
}

/** Numbers that look like chance and are the same each time. */
function* seeded(seed: number): Generator<number> {
	for (let x = seed; ; yield x >>> 0) x = Math.imul(x ^ (x >>> 15), 2246822519) + 374761393;
}

const source = await livedIn();
const file = await fileOf(source);

test('out and in is identity, whatever was done: by merging into nothing, by replacing anything', async () => {
	const deeds = fc.array(fc.tuple(fc.nat({ max: 5 }), fc.constantFrom('rate', 'delete', 'undo')), {
		maxLength: 12
	});
	let tries = 0;
	const sum = { lost: 0, invented: 0, acknowledged: 0 };
	await fc.assert(
		fc.asyncProperty(deeds, async (deeds) => {
			const { db } = await smallLibrary(6);
			for (const [i, [note, what]] of deeds.entries()) {
				const now = moment(DAY + Math.floor(i / 4), 9 + i);
				if (what === 'rate') await answer(db, card(note), ((i % 4) + 1) as Rating, now);
				else if (what === 'undo') await turnAct(db, 'undo', now, model);
				else await deleteNotes(db, [`n${note}`], now, model);
			}
			const bytes = await fileOf(db);
			const { db: empty } = await emptyLibrary(0.75);
			await restore(empty, new Blob([bytes]));
			const { db: used } = await smallLibrary(9);
			await answer(used, card(8), 1, moment(DAY + 30));
			await restore(used, new Blob([bytes]), replaceRows);
			for (const other of [empty, used]) {
				const ids = await entryIds(db);
				const { lost, invented } = await fateOf(ids, other);
				sum.acknowledged += ids.length;
				sum.lost += lost;
				sum.invented += invented;
				expect(await truth(other)).toBe(await truth(db));
				expect(await other.schedules.toArray()).toEqual(await db.schedules.toArray());
				expect(await readBeacon(other)).toEqual(await readBeacon(db));
				expect(await checkInvariants(other, model)).toEqual([]);
				other.close();
			}
			db.close();
			tries++;
		}),
		{ numRuns: 25 }
	);
	tell('Backup, out and in', 2 * tries, sum, 'added or put in the place of all: the same library');
});

test('cut at every 64th part: refused, nothing written', async () => {
	for (let part = 0; part < 64; part++)
		await refused(file.slice(0, Math.floor((file.length * part) / 64)), `part ${part}`);
	await refused(file.slice(0, -1), 'the last byte');
	expect(canonicalJson(await everything(target))).toBe(before);
	tell('Backup cut at every 64th part', 65, await untouched(), REFUSED);
});

test('bytes flipped in the file, and in what it packs: refused, nothing written', async () => {
	const want = await truth(source);
	const text = new Uint8Array(gunzipSync(file));
	const chance = seeded(7);
	const next = (below: number) => (chance.next().value as number) % below;
	let harmless = 0;
	for (let i = 0; i < 1000; i++) {
		const inside = i % 2 === 1;
		const bytes = (inside ? text : file).slice();
		const at = next(bytes.length);
		bytes[at]! ^= 1 << next(8);
		const packed = inside ? new Uint8Array(gzipSync(bytes, { level: 1 })) : bytes;
		// Of the head of a gzip file some bytes mean nothing (time, system): with those it is whole.
		const head = !inside && at >= 4 && at < 10;
		if (!head) await refused(packed, `${inside ? 'text' : 'file'}, byte ${at}`);
		else {
			const { db } = await emptyLibrary(0.75);
			await restore(db, new Blob([packed]));
			expect(await truth(db)).toBe(want);
			harmless++;
		}
	}
	expect(harmless).toBeLessThan(20);
	expect(canonicalJson(await everything(target))).toBe(before);
	tell('Backup with a bit flipped', 1000, await untouched(), REFUSED);
});

test('bits flipped in a locked backup, in its keys and behind them: refused, nothing written', async () => {
	const code = writeCode(new Uint8Array(CODE_BYTES).fill(9));
	const secrets = ['four words in a row', code];
	// As the app makes it but for the rounds of its derivation, which take half a second for each try.
	const lock = await makeLock(secrets[0]!, code, 10);
	const { stream } = await lockFile(new Blob([file]).stream(), lock);
	const locked = new Uint8Array(await new Response(stream).arrayBuffer());
	const want = await truth(source);
	for (const secret of secrets) {
		const { db } = await emptyLibrary(0.75);
		await taken(db, locked, secret);
		expect(await truth(db)).toBe(want);
	}
	const head = locked.indexOf(10) + 1;
	const chance = seeded(13);
	const next = (below: number) => (chance.next().value as number) % below;
	const tries = everyOne ? 1000 : 200;
	for (let i = 0; i < tries; i++) {
		const bytes = locked.slice();
		const at = i % 2 ? next(head) : head + next(locked.length - head);
		bytes[at]! ^= 1 << next(8);
		// Whoever opens it with one secret must notice too that the key of the other was changed.
		await refused(bytes, `byte ${at}`, secrets[i % 4 < 2 ? 0 : 1]);
	}
	expect(canonicalJson(await everything(target))).toBe(before);
	tell('Locked backup with a bit flipped', tries, await untouched(), REFUSED);
});

test('noise, other files and newer backups: refused, nothing written', async () => {
	const chance = seeded(11);
	let tries = 0;
	for (; tries < 50; tries++) {
		const noise = Uint8Array.from({ length: 40 * tries }, () => chance.next().value as number);
		await refused(noise, 'noise');
		await refused(new Uint8Array(gzipSync(noise)), 'packed noise');
	}
	const newer = gunzipSync(file).toString().replace('"version":2', '"version":3');
	await refused(new Uint8Array(gzipSync(newer)), 'newer');
	await refused(png(9, 9), 'a picture');
	expect(canonicalJson(await everything(target))).toBe(before);
	tell('Backup that is none, or newer', 2 * tries + 2, await untouched(), REFUSED);
});
