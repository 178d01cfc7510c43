// Rule: whatever a file holds, it is read into a closed tree or refused with a sentence, within the time a person waits,
// and nothing of it runs or is fetched.
import { afterAll, expect, test, vi } from 'vitest';
import { everyOne, record } from './record';
import { ADDRESSES, MARKUP, NAMES, NESTS, PLACES, RUNS } from './hostile-corpus';
import { deckOf, docxOf, paragraph } from './made-files';
import { figures, survives } from './read-hostile';

const ask = vi.fn(() => {
	throw new Error('Somebody asked for what a reader has no business with.');
});
for (const name of ['fetch', 'XMLHttpRequest', 'WebSocket', 'indexedDB', 'localStorage', 'caches'])
	vi.stubGlobal(name, ask);

afterAll(() => {
	expect(ask).not.toHaveBeenCalled();
	const { tries, read, refused, slowestMs, slowestOfPlain } = figures;
	record({
		fault: 'hostile files',
		tries,
		lost: 0,
		invented: 0,
		holds: `closed trees (${read}) or a sentence (${refused}); nothing ran, nothing was fetched; ${slowestMs} ms at most, as ${slowestOfPlain.toFixed(1)} MB of a plain FAQ take`
	});
});

test.each(Object.keys(PLACES))('markup that would run, and addresses, in %s', async (file) => {
	for (const text of [...MARKUP, ...ADDRESSES])
		await survives(PLACES[file]!(text), file, `${file}: ${text}`);
	// All of it at once.
	await survives(PLACES[file]!(MARKUP.join('\n')), file, `${file}: all markup`);
});

test.each(Object.keys(PLACES))('names that every object knows, in %s', async (file) => {
	for (const name of NAMES)
		for (const text of [name, `<${name}>`, `&${name};`, `[${name}]`, `{{c1::${name}}}`])
			// A deck file with an answer that shows nothing is refused, and says so.
			expect(await survives(PLACES[file]!(text), file, `${file}: ${text}`)).toSatisfy(
				(refusal?: string) => !refusal || (file === 'deck.md' && text.startsWith('<'))
			);
});

const nests = Object.entries(NESTS).flatMap(([file, ways]) =>
	ways.map(([name, textOf]) => [file, name, textOf] as const)
);

test.each(nests)('10,000 levels in %s: %s', async (file, name, textOf) => {
	for (const levels of everyOne ? [90, 10_000] : [10_000]) {
		const text = textOf(levels);
		await survives(text, file, `${file}: ${name}, ${levels}`);
		await survives(
			`# FAQ\n\n## Why?\n\n${text}\n\n## What?\n\nb\n`,
			file,
			`${file}: ${name} in it`
		);
	}
});

const READERS = ['a.md', 'a.html', 'a.rst', 'a.adoc', 'a.txt', 'a.csv', 'deck.md'];

test.each(READERS)('runs of signs in %s', { timeout: 600_000 }, async (file) => {
	for (const [start, unit, end] of RUNS) {
		const run = (signs: number) => start + unit.repeat(Math.ceil(signs / unit.length)) + end;
		const what = `${file}: ${JSON.stringify(start + unit + end)}`;
		await survives(run(everyOne ? 30_000 : 6000), file, what);
		// A deck reads each place by itself.
		const places = file === 'deck.md' ? 6000 : 20_000;
		await survives(PLACES[file]!(run(everyOne ? places : 3000)), file, `${what} in places`);
	}
});

/** More of a kind than a call takes arguments, and than a stack has room for. */
const MANY = 140_000;
const faq = (text: string) => `# FAQ\n\n## Why?\n\n${text}\n\n## What?\n\nb\n`;
const page = (text: string) => `<h1>FAQ</h1><h2>Why?</h2>${text}<h2>What?</h2><p>b</p>`;

const many: [file: string, what: string, input: () => string | Uint8Array, long?: 'long'][] = [
	['a.txt', 'lines that ask', () => `FAQ\n\n${'What is it?\n'.repeat(MANY)}`],
	['a.txt', 'lines with labels', () => 'Q: a?\nA: b\n'.repeat(MANY / 2), 'long'],
	['a.txt', 'line ends', () => `${'\n'.repeat(19_000_000)}a`],
	['a.html', 'line ends', () => `${'\n'.repeat(19_000_000)}a`],
	['a.md', 'headings', () => `# FAQ\n\n${'## a?\n'.repeat(MANY)}`, 'long'],
	['a.md', 'sentences', () => faq('a. B '.repeat(MANY))],
	['a.md', 'comments', () => faq('<!-- a -->\n\n'.repeat(MANY))],
	['a.md', 'brackets', () => faq(`${'![a'.repeat(30)}\n\n`.repeat(MANY / 7)), 'long'],
	['a.md', 'marks of emphasis', () => faq(`${'*a'.repeat(30)}\n\n`.repeat(MANY / 7)), 'long'],
	['a.md', 'lists', () => faq('- a\n\n  b\n\n'.repeat(MANY / 7)), 'long'],
	['a.md', 'columns', () => faq(['a|', '-|', 'b|'].map((c) => c.repeat(MANY / 7)).join('\n'))],
	['a.md', 'rows', () => faq(`| a | b |\n|---|---|\n${'| a? | b |\n'.repeat(MANY / 7)}`)],
	['a.html', 'pictures', () => page('<img alt=a>'.repeat(MANY)), 'long'],
	['a.html', 'breaks', () => page(`<div>${'<br>'.repeat(MANY)}</div>`)],
	['a.html', 'paragraphs', () => page(`<div>${'<p>a'.repeat(MANY)}</div>`), 'long'],
	['a.html', 'links', () => page('<a href=b>a</a>'.repeat(MANY / 2))],
	['a.html', 'summaries', () => page('<summary>a?</summary>'.repeat(MANY / 7))],
	['a.html', 'terms', () => page(`<dl>${'<dt>a?<dd>b'.repeat(MANY / 7)}</dl>`), 'long'],
	['a.rst', 'comments', () => `a\n=\n\nb?\n--\n\n${'.. a\n\n'.repeat(MANY)}`],
	['a.rst', 'options', () => `a\n=\n\nb?\n--\n\n${'-a  b\n'.repeat(MANY)}`, 'long'],
	['a.adoc', 'lines', () => `= a\n\n== b?\n\n${'c\n\n'.repeat(20_000)}`],
	['a.csv', 'columns', () => `Question,Answer${',a'.repeat(MANY)}\nb?,c${',d'.repeat(MANY)}`],
	['a.csv', 'lines in a cell', () => `Question,Answer\na?,"${'b\n\n'.repeat(MANY)}"\nc?,d`],
	['a.docx', 'breaks', () => breaks(500_000)],
	['deck.md', 'cards', () => deckOf({ more: cards(10_000) })],
	['deck.md', 'points', () => deckOf({ more: points(10_000) })]
];

const breaks = (count: number) =>
	docxOf(`${paragraph('Why?', 'Heading1')}<w:p><w:r>${'<w:br/>'.repeat(count)}</w:r></w:p>`);
const cards = (count: number) =>
	Array.from({ length: count }, (_, k) => `\n#### a${k}? {#c${k}}\n\nb\n`).join('');
const points = (count: number) => {
	const keys = Array.from({ length: count }, (_, k) => `p${k}`);
	const fields = keys.map((key) => `{point.${key}}\nb\n\n`);
	return `\n#### a? {#many kind=list}\n\n${keys.join(' ')}\n\n${fields.join('')}`;
};

const tried = many.filter(([, , , long]) => everyOne || !long);

test.each(tried)('many in %s: %s', async (file, what, input) => {
	await survives(input(), file, `${file}: many ${what}`);
});

const ONE_LINE = ['a', 'a b ', 'Why is it so? Because. ', 'a@b.c ', '中', '&amp;', '\t', '"a",'];

test.each(READERS)('one line of megabytes in %s', async (file) => {
	for (const unit of ONE_LINE)
		for (const size of everyOne ? [900_000, 19_000_000] : [300_000])
			await survives(
				`Why? ${unit.repeat(size / unit.length)}`,
				file,
				`${file}: ${size} of “${unit}”`
			);
});
