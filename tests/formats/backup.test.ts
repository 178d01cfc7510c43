// The rule this file defends: what a backup holds comes back exactly, and a file that is not whole, not
// ours or newer than us is refused with a sentence before anybody can use a part of it.
import fc from 'fast-check';
import { gunzipSync, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { readBackup, writeBackup, type Portion } from '../../src/lib/formats/backup';

async function fileOf(portions: Portion[], counts: Record<string, number> = {}): Promise<Blob> {
	async function* each() {
		yield* portions;
	}
	const stream = writeBackup({ madeMs: 5, app: 'adage 1', counts }, each());
	return new Response(stream).blob();
}

const refusal = async (bytes: Uint8Array<ArrayBuffer>) =>
	readBackup(new Blob([bytes])).then(
		() => undefined,
		(error: Error) => error
	);

// A key that names a prototype is left out on purpose: see below.
const value = fc.jsonValue().filter((value) => !JSON.stringify(value).includes('__proto__'));
const rows = fc.array(fc.dictionary(fc.stringMatching(/^[a-z]*$/), value));

test('whatever rows go in come out', async () => {
	await fc.assert(
		fc.asyncProperty(fc.array(fc.tuple(fc.constantFrom('notes', 'cards'), rows)), async (list) => {
			const portions = list.map(([table, rows]) => ({
				table,
				rows: JSON.parse(JSON.stringify(rows)) as unknown[]
			}));
			const read = await readBackup(await fileOf(portions));
			expect(read.portions).toEqual(portions);
			expect(read.header).toEqual({ madeMs: 5, app: 'adage 1', counts: {} });
		}),
		{ numRuns: 50 }
	);
});

test('a file cut anywhere is refused', async () => {
	const file = await fileOf([{ table: 'notes', rows: [{ id: 'a', text: 'words '.repeat(200) }] }]);
	const bytes = new Uint8Array(await file.arrayBuffer());
	for (let part = 0; part < 64; part++) {
		const error = await refusal(bytes.slice(0, Math.floor((bytes.length * part) / 64)));
		expect(error?.name).toBe('UnusableBackup');
		expect(error?.message).toMatch(/[.]$/);
	}
});

test('a changed byte is never taken', async () => {
	const portions = [{ table: 'notes', rows: [{ id: 'a', text: 'words' }] }];
	const file = await fileOf(portions);
	const bytes = new Uint8Array(await file.arrayBuffer());
	for (let at = 0; at < bytes.length; at++) {
		const changed = bytes.slice();
		changed[at]! ^= 0x10;
		const read = await readBackup(new Blob([changed])).catch((error: Error) => error);
		// The gzip header holds bytes that mean nothing (time, system); those may differ.
		if (read instanceof Error) expect(read.name).toBe('UnusableBackup');
		else expect(read.portions).toEqual(portions);
	}
});

test('a changed text with a right checksum of gzip is refused by our own digest', async () => {
	const file = await fileOf([{ table: 'notes', rows: [{ id: 'a', text: 'honest' }] }]);
	const text = gunzipSync(await file.arrayBuffer()).toString();
	const error = await refusal(new Uint8Array(gzipSync(text.replace('honest', 'forged'))));
	expect(error?.message).toMatch(/incomplete or was changed/);
});

test('other files and newer backups are refused with what to do', async () => {
	const forged = (line: object) => new Uint8Array(gzipSync(JSON.stringify(line) + '\n'));
	expect((await refusal(new Uint8Array(0)))?.message).toMatch(/not an Adage backup/);
	expect((await refusal(new Uint8Array([1, 2, 3])))?.message).toMatch(/not an Adage backup/);
	expect((await refusal(forged({ format: 'other' })))?.message).toMatch(/not an Adage backup/);
	const newer = await refusal(forged({ format: 'adage-backup', version: 99, counts: {} }));
	expect(newer?.message).toMatch(/newer Adage/);
});

test('counts in the header must be met', async () => {
	const file = await fileOf([{ table: 'notes', rows: [{}] }], { notes: 2 });
	await expect(readBackup(file)).rejects.toThrow(/incomplete/);
});

test('a row cannot bring a prototype', async () => {
	const file = await fileOf([{ table: 'notes', rows: [JSON.parse('{"__proto__":{"bad":1}}')] }]);
	const { portions } = await readBackup(file);
	expect((portions[0]!.rows[0] as { bad?: number }).bad).toBeUndefined();
});
