// Rule: whatever bytes somebody chooses (noise, half a file, a packed file that lies about itself, a file under another's
// name, a file with bytes changed), they are read or refused with a sentence; nothing is written and nothing waits.
import { deflateSync, strToU8, zipSync } from 'fflate';
import { afterAll, expect, test, vi } from 'vitest';
import { everyOne, record } from './record';
import { docxOf, docxParts, paragraph, zipOf, type Packed } from './made-files';
import { figures, survives } from './read-hostile';
import { readFaq } from '../../src/lib/formats/faq/read';
import { SAMPLES } from './samples';
import { flipped, seeded } from './seeded';

const ask = vi.fn(() => {
	throw new Error('Somebody asked for what a reader has no business with.');
});
for (const name of ['fetch', 'XMLHttpRequest', 'WebSocket', 'indexedDB', 'localStorage', 'caches'])
	vi.stubGlobal(name, ask);

let changes = 0;

afterAll(() => {
	expect(ask).not.toHaveBeenCalled();
	const shared = { lost: 0, invented: 0 };
	const holds = 'read or refused with a sentence; no hang, no other exception, nothing written';
	record({ ...shared, fault: 'bytes changed in files to import', tries: changes, holds });
	const tries = figures.tries - changes;
	record({ ...shared, fault: 'noise, halves, wrong names, packed files that lie', tries, holds });
});

test('what is read here is read at all', async () => {
	for (const [name, bytes] of Object.entries(SAMPLES))
		expect(await survives(bytes, name), name).toBeUndefined();
	const { pictures } = await readFaq(SAMPLES['pictures.docx']!, 'pictures.docx');
	expect(pictures).toMatchObject([{ width: 20, height: 10 }]);
});

test.each(Object.keys(SAMPLES))(
	'bytes changed in %s',
	async (name) => {
		const random = seeded(9);
		for (let k = 0; k < (everyOne ? 1000 : 150); k++, changes++)
			await survives(flipped(SAMPLES[name]!, random), name, `${name}: change ${k}`);
	},
	600_000
);

test.each(Object.keys(SAMPLES))('%s that was cut', async (name) => {
	const bytes = SAMPLES[name]!;
	for (let part = 0; part < 64; part++)
		await survives(
			bytes.slice(0, Math.floor((bytes.length * part) / 64)),
			name,
			`${name}: ${part}`
		);
});

test.each(Object.keys(SAMPLES))('%s under the name of another', async (name) => {
	const names = [...Object.keys(SAMPLES), 'a', 'a.pdf', 'a.exe', 'a.mhtml', 'a.json', '', '.md'];
	for (const other of names) await survives(SAMPLES[name]!, other, `${name} as ${other}`);
});

test('noise', async () => {
	const random = seeded(3);
	const starts = [
		'',
		'PK\x03\x04',
		'PK\x05\x06',
		'\x1f\x8b',
		'%PDF-1.7\n',
		'<!doctype html>',
		'---\n',
		'\xff\xfe',
		'\xfe\xff',
		'\xef\xbb\xbf',
		'Question,Answer\n',
		'= a\n\n== b?\n\n'
	];
	for (const start of starts)
		for (const size of [0, 1, 2, 3, 21, 22, 23, 46, 300, 5000])
			for (const letters of [256, 128, 4]) {
				const body = Uint8Array.from({ length: size }, () => random() * letters);
				const bytes = new Uint8Array([...latin(start), ...body]);
				for (const name of ['a', 'a.docx', 'a.html', 'a.md'])
					await survives(
						bytes,
						name,
						`noise after ${JSON.stringify(start)}, ${size} of ${letters}`
					);
			}
});

const latin = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

const body = paragraph('Why?', 'Heading1') + paragraph('Because.');
const parts = docxParts(body);
const packed = (name: string, data: Uint8Array, said: Partial<Packed> = {}): Packed => ({
	name,
	data: deflateSync(data, { level: 9 }),
	size: data.length,
	...said
});
const sound = Object.entries(parts).map(([name, data]) => packed(name, data));
const without = (name: string) => sound.filter((part) => part.name !== name);
const zeros = new Uint8Array(80_000_000);
const spaces = strToU8(`<a>${' '.repeat(20_000_000)}</a>`);

const bombs: [what: string, file: () => Uint8Array][] = [
	['a part that says how large it is', () => zipOf([...sound, packed('word/a.xml', zeros)])],
	[
		'a part that says it is small',
		() => zipOf([...sound, packed('word/a.xml', zeros, { size: 100 })])
	],
	[
		'the text itself',
		() => zipOf([...without('word/document.xml'), packed('word/document.xml', zeros, { size: 9 })])
	],
	[
		'more than there is room for, by its word alone',
		() => zipOf([...sound, packed('word/a.xml', strToU8('a'), { size: 0xffffffff })])
	],
	[
		'many parts that are large together',
		() =>
			zipOf([...sound, ...Array.from({ length: 40 }, (_, k) => packed(`word/a${k}.xml`, spaces))])
	],
	['entries that share their bytes', () => shared()],
	['65,537 entries', () => zipOf([...sound, ...entries(65_537)], { count: 0xffff })],
	[
		'65,537 entries that say they are six',
		() => zipOf([...sound, ...entries(65_537)], { count: 6 })
	]
];

const entries = (count: number) =>
	Array.from({ length: count }, (_, k) => packed(`a/${k}`, new Uint8Array(), { method: 0 }));

/** The list names one packed part a thousand times. */
function shared(): Uint8Array {
	const whole = zipOf([...sound, packed('word/a0.xml', spaces)]);
	const view = new DataView(whole.buffer);
	const end = whole.length - 22;
	const from = view.getUint32(end + 16, true);
	const length = 46 + 'word/a0.xml'.length;
	const last = whole.slice(end - length, end);
	const many = Array.from({ length: 1000 }, (_, k) => {
		const copy = last.slice();
		// Another name of the same length, or it would be refused for being there twice.
		copy.set(latin(String.fromCharCode(97 + (k % 26), 97 + Math.floor(k / 26))), 46 + 5);
		return copy;
	});
	const close = whole.slice(end);
	const closing = new DataView(close.buffer);
	closing.setUint16(8, sound.length + 1000, true);
	closing.setUint16(10, sound.length + 1000, true);
	closing.setUint32(12, end - length - from + many.length * length, true);
	return new Uint8Array([
		...whole.slice(0, end - length),
		...many.flatMap((one) => [...one]),
		...close
	]);
}

test.each(bombs)('a packed file that is far more than it seems: %s', async (what, file) => {
	expect(await survives(file(), 'a.docx', what)).toMatch(/too large|damaged/);
});

test.each([
	'../../etc/passwd',
	'/etc/passwd',
	'word/../word/document.xml',
	'word/document.xml\0.png',
	'__proto__',
	'word/__proto__.xml',
	'constructor',
	'C:\\a',
	'word\\document.xml',
	`word/${'a'.repeat(60_000)}.xml`,
	'word/media/../../a.png'
])('an entry called %s', async (name) => {
	await survives(zipOf([...sound, packed(name, strToU8('<a/>'))]), 'a.docx', name);
	await survives(zipOf([packed(name, strToU8('<a/>'))]), 'a.docx', name);
});

test('packed files in packed files, and pictures that are none', async () => {
	const inner = zipSync({ 'a.xml': zeros.slice(0, 1_000_000) });
	const more = Object.fromEntries(
		Array.from({ length: 300 }, (_, k) => [`word/media/image${k}.png`, inner])
	);
	expect(await survives(docxOf(body, { more }), 'a.docx')).toBeUndefined();
	// Each says that it is forty bytes, and unpacks to sixteen million.
	const { data } = packed('', zeros.subarray(0, 16_000_000));
	const bombs = Array.from({ length: 1000 }, (_, k) => ({
		name: `word/media/image${k}.png`,
		data,
		size: 40
	}));
	expect(await survives(zipOf([...sound, ...bombs]), 'a.docx')).toBeUndefined();
});
