// The rule this file defends: what a backup holds comes back exactly, and a file that is not whole, not
// ours or newer than us is refused with a sentence before anybody can use a part of it. tests/faults cuts and
// flips whole libraries.
import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import {
	readBackup,
	writeBackup,
	type BackupFacts,
	type Portion
} from '../../src/lib/formats/backup';
import { LINE_BOUNDS } from '../../src/lib/formats/backup-lines';

type Bytes = Uint8Array<ArrayBuffer>;

async function fileOf(portions: Portion[]): Promise<Bytes> {
	async function* each() {
		yield* portions;
	}
	const stream = writeBackup({ madeMs: 5, app: 'adage 1' }, each());
	return new Uint8Array(await new Response(stream).arrayBuffer());
}

async function read(bytes: Bytes, bounds = LINE_BOUNDS) {
	const portions: Portion[] = [];
	const facts = await readBackup(new Blob([bytes]), (portion) => portions.push(portion), bounds);
	return { facts, portions };
}

const refusal = async (bytes: Bytes, bounds = LINE_BOUNDS): Promise<Error | undefined> =>
	read(bytes, bounds).then(
		() => undefined,
		(error: Error) => error
	);
const zipped = (text: string | Buffer) => new Uint8Array(gzipSync(text));
const unzipped = (bytes: Bytes) => gunzipSync(bytes).toString();
/** A file as somebody could forge it: its lines, each replaced. */
const forged = (bytes: Bytes, change: (lines: string[]) => string[]) =>
	zipped(
		change(unzipped(bytes).trimEnd().split('\n'))
			.map((line) => line + '\n')
			.join('')
	);

// A key that names a prototype is left out on purpose: see below.
const value = fc.jsonValue().filter((value) => !JSON.stringify(value).includes('__proto__'));
const rows = fc.array(fc.dictionary(fc.stringMatching(/^[a-z]*$/), value));
const TABLES = ['notes', 'cards', 'future'];
const portion = fc.record({ table: fc.constantFrom(...TABLES), rows });

test('whatever rows go in come out, and the counts are theirs', async () => {
	await fc.assert(
		fc.asyncProperty(fc.array(portion), async (list) => {
			const portions = (JSON.parse(JSON.stringify(list)) as Portion[]).sort(
				(a, b) => TABLES.indexOf(a.table) - TABLES.indexOf(b.table)
			);
			const counts: BackupFacts['counts'] = {};
			for (const { table, rows } of portions) counts[table] = (counts[table] ?? 0) + rows.length;
			const found = await read(await fileOf(portions));
			expect(found.portions).toEqual(portions);
			expect(found.facts).toEqual({ madeMs: 5, app: 'adage 1', version: 2, counts });
		}),
		{ numRuns: 50 }
	);
});

const library: Portion[] = [
	{ table: 'reviews', rows: [{ cardId: 'a', id: '1', entries: [] }] },
	{ table: 'notes', rows: [{ id: 'a', text: 'honest' }] },
	{ table: 'notes', rows: [{ id: 'b', text: 'words' }] },
	{ table: 'decks', rows: [{ id: 'd', name: 'deck' }] }
];

test('its hashes can be told with standard tools, as docs/formats.md says', async () => {
	const sha = (text: string) => createHash('sha256').update(text).digest('hex');
	const lines = unzipped(await fileOf(library))
		.trimEnd()
		.split('\n');
	const sections = lines.filter((line) => line.startsWith('{"section"'));
	const [, notes] = sections.map((line) => JSON.parse(line) as { sha256: string });
	const ofNotes = lines.filter((line) => line.startsWith('{"table":"notes"'));
	expect(notes).toEqual({
		section: 'notes',
		rows: 2,
		sha256: sha(ofNotes.map(sha).join(''))
	});
	const { end } = JSON.parse(lines.at(-1)!) as { end: string };
	expect(end).toBe(sha([lines[0]!, ...sections].map(sha).join('')));
});

test('a section that was changed is named', async () => {
	const file = await fileOf(library);
	const change = (from: string, to: string) => refusal(zipped(unzipped(file).replace(from, to)));
	expect((await change('honest', 'forged'))?.message).toBe(
		'The cards in this backup are damaged. Nothing was taken from it; try another copy.'
	);
	expect((await change('"name":"deck"', '"name":"tick"'))?.message).toMatch(/^The decks in/);
	expect((await change('"cardId":"a"', '"cardId":"b"'))?.message).toMatch(/^The ratings in/);
	// No JSON any more.
	expect((await change('"name":"deck"', '"name:"deck"'))?.message).toMatch(
		/incomplete or was changed, in its cards or behind them\. Nothing/
	);
});

test('a section, a portion or the end that is missing, moved, doubled or added is noticed', async () => {
	const file = await fileOf(library);
	expect(await refusal(forged(file, (lines) => lines))).toBeUndefined();
	const count = unzipped(file).trimEnd().split('\n').length;
	for (let at = 1; at < count; at++) {
		const without = forged(file, (lines) => lines.toSpliced(at, 1));
		const doubled = forged(file, (lines) => lines.toSpliced(at, 0, lines[at]!));
		const moved = forged(file, (lines) => [...lines.toSpliced(at, 1), lines[at]!]);
		for (const bytes of at === count - 1 ? [without, doubled] : [without, doubled, moved])
			expect((await refusal(bytes))?.name, `line ${at}`).toBe('UnusableBackup');
	}
	// All portions of one table with the line that closes them.
	const gone = forged(file, (lines) => lines.filter((line) => !line.includes('decks')));
	expect((await refusal(gone))?.name).toBe('UnusableBackup');
	const rest = zipped(unzipped(file) + '{"table":"notes","rows":[]}');
	expect((await refusal(rest))?.name).toBe('UnusableBackup');
});

test('other files and newer backups are refused with what to do', async () => {
	const line = (value: object) => zipped(JSON.stringify(value) + '\n');
	for (const bytes of [
		new Uint8Array(0),
		new Uint8Array([1, 2, 3]),
		zipped('no JSON\n'),
		zipped('[]\n'),
		line({ format: 'other' })
	])
		expect((await refusal(bytes))?.message).toMatch(/not an Adage backup/);
	for (const version of [3, 99, '2', -1, null])
		expect((await refusal(line({ format: 'adage-backup', version })))?.message).toMatch(
			/newer Adage/
		);
});

test('a file that unpacks to more than it could hold is not unpacked', async () => {
	const bomb = zipped(Buffer.alloc(60_000_000, 'a'));
	expect((await refusal(bomb))?.message).toMatch(/unpacks to more/);
	const file = await fileOf([{ table: 'notes', rows: [{ text: 'x'.repeat(5000) }] }]);
	expect(await refusal(file)).toBeUndefined();
	for (const tight of [{ line: 1000 }, { total: 4000 }, { free: 1000, ratio: 2 }])
		expect((await refusal(file, { ...LINE_BOUNDS, ...tight }))?.message).toMatch(/unpacks to more/);
});

test('a file whose rows beside its pictures are more than a device could keep is refused', async () => {
	const picture = { table: 'blobs', rows: [{ bytes: 'x'.repeat(5000) }] };
	const file = await fileOf([{ table: 'notes', rows: [{ text: 'x'.repeat(500) }] }, picture]);
	expect(await refusal(file, { ...LINE_BOUNDS, kept: 1000 })).toBeUndefined();
	expect((await refusal(file, { ...LINE_BOUNDS, kept: 400 }))?.message).toMatch(
		/beside its pictures/
	);
});

test('rows nested so deep that nothing could walk them are refused', async () => {
	const deep = (levels: number) => JSON.parse('['.repeat(levels) + ']'.repeat(levels)) as unknown[];
	const fits = await fileOf([{ table: 'notes', rows: [deep(900), { text: '[[['.repeat(2000) }] }]);
	expect(await refusal(fits)).toBeUndefined();
	const file = await fileOf([{ table: 'notes', rows: [{ deep: 'HERE' }] }]);
	const brackets = '['.repeat(500_000) + ']'.repeat(500_000);
	const bytes = zipped(unzipped(file).replace('"HERE"', brackets));
	expect((await refusal(bytes))?.message).toMatch(/incomplete or was changed/);
});

test('a row cannot bring a prototype', async () => {
	for (const key of ['__proto__', '\\u005f_proto__']) {
		const file = await fileOf([{ table: 'notes', rows: [{ KEY: { bad: 1 } }] }]);
		// The hash is that of the text, so it is made anew.
		const sha = (text: string) => createHash('sha256').update(text).digest('hex');
		const bytes = forged(file, ([header, notes, section, end]) => {
			const line = notes!.replace('KEY', key);
			const closing = section!.replace(/[0-9a-f]{64}/, sha(sha(line)));
			return [
				header!,
				line,
				closing,
				end!.replace(/[0-9a-f]{64}/, sha(sha(header!) + sha(closing)))
			];
		});
		const { portions } = await read(bytes);
		expect(portions[0]!.rows).toEqual([{}]);
		expect((portions[0]!.rows[0] as { bad?: number }).bad).toBeUndefined();
	}
});

test('what the reader does with rows may fail, and then says so itself', async () => {
	const file = new Blob([await fileOf(library)]);
	const failing = readBackup(file, () => {
		throw new RangeError('No room.');
	});
	await expect(failing).rejects.toThrow('No room.');
});
