// Rule: no text, however hostile, makes the FAQ reader fail, hang or lose a word; at most it is refused with a sentence.
import { expect, test } from 'vitest';
import type { Outline } from '../../src/lib/core/outline';
import { readFaq } from '../../src/lib/formats/faq/read';
import { UnreadableText } from '../../src/lib/formats/unreadable';

const many = (text: string, times = 100_000) => text.repeat(times);

/** A question, with hostile text in its answer, and one more. */
const around = (text: string) =>
	`# FAQ\n\n## What is zq0x?\n\nzq1x\n\n${text}\n\n## What is zq2x?\n\nzq3x\n`;
const page = (text: string) =>
	`<h1>FAQ</h1><h2>What is zq0x?</h2><p>zq1x</p>${text}<h2>What is zq2x?</h2><p>zq3x</p>`;

async function outlineOf(text: string, name: string): Promise<Outline> {
	const { outline } = await readFaq(text, name);
	// It goes from the worker to the page as a copy.
	expect(() => structuredClone(outline)).not.toThrow();
	return outline;
}

async function expectWords(text: string, name: string, words = 4) {
	const shown = JSON.stringify(await outlineOf(text, name));
	for (let k = 0; k < words; k++) expect(shown).toContain(`zq${k}x`);
}

async function survives(text: string, name: string) {
	try {
		await outlineOf(text, name);
	} catch (error) {
		expect(error).toBeInstanceOf(UnreadableText);
	}
}

test.each([
	['templates', many('<template>')],
	['scripts', many('<script>')],
	['marks and addresses', many('<<a>> ')],
	['marks that others close', many('<b>') + many('</i>')],
	['scripts in code', `<pre>\n${many('<script>\n\n', 60_000)}`],
	['comments in code', `<pre>\n${many('<!--\n\n', 60_000)}`],
	['instructions in code', `<pre>\n${many('<?a\n\n', 60_000)}`],
	['paragraphs in a quote', `> ${many('<p>a', 160_000)}`],
	['paragraphs in a list', `- <div>${many('<p>a', 160_000)}`],
	['breaks that begin a mark', `<b>${many('<br>', 140_000)}x</b>`],
	['breaks that end a mark', `<b>x${many('<br>', 140_000)}</b>`],
	['fold-outs', many('<details>\n<summary>a?</summary>\n\nb\n\n</details>\n\n', 60_000)],
	['callouts', many('> [!faq]- a?\n> b\n\n', 60_000)],
	['marks beside each other', many('<b>a<code>c</code></b>', 40_000)],
	['a box with many lines', `!!! note "a"\n${many('    a\n\n', 150_000)}`]
])('raw HTML in Markdown that opens and never ends: %s', async (_, text) => {
	await survives(around(text), 'a.md');
});

test.each([
	['in a heading', (run: string) => around(`## Contents${run}x`)],
	['in front matter', (run: string) => `---\ntitle: x${run}x\n---\n\n${around('')}`],
	['after a box’s sign', (run: string) => around(`!!! ${run}x!`)],
	['in a box’s title', (run: string) => around(`!!! a${run}"b"c`)],
	['in code', (run: string) => around(`<pre>a${run}x</pre>`)]
])('long runs of one sign %s', async (_, textOf) => {
	for (const sign of [' ', '\t', '.', ':', '.. ', '-', '*', '"', '\u2028'])
		await expectWords(textOf(many(sign)), 'a.md');
});

test('marks that are joined keep their breaks and words', async () => {
	const { entries } = await outlineOf(
		'## Why?\n\n<b>a<br></b><b>b <i>c</i></b><b> d</b> e\n',
		'a.md'
	);
	expect(entries[0]?.answer).toEqual([
		{
			t: 'p',
			c: [
				{ t: 'strong', c: ['a'] },
				{ t: 'br' },
				{ t: 'strong', c: ['b ', { t: 'em', c: ['c'] }] },
				' ',
				{ t: 'strong', c: ['d'] },
				' e'
			]
		}
	]);
});

test('boxes and fold-outs are told by their first line alone', async () => {
	const title = async (line: string) => {
		const { entries } = await outlineOf(`# FAQ\n\n## Why?\n\n${line}\n    text\n`, 'a.md');
		return entries[0]?.answer[0];
	};
	const bold = (words: string) => ({ t: 'p', c: [{ t: 'strong', c: [words] }] });
	expect(await title('!!! note')).toEqual(bold('note'));
	expect(await title('!!! note inline "A title" ')).toEqual(bold('A title'));
	expect(await title('!!! "A title"')).toEqual(bold('A title'));
	expect(await title('!!! "A" "B"')).not.toEqual(bold('A'));
	expect(await title('!!! so much!')).not.toEqual(bold('so much!'));
});

// Names that every object knows.
const known = ['constructor', 'toString', '__proto__', 'hasOwnProperty'];

test.each([
	['Markdown', 'a.md', (name: string) => around(`<${name}>a</${name}> &${name}; [b][${name}]`)],
	['HTML', 'a.html', (name: string) => page(`<${name} id=${name}>a</${name}> &${name};`)],
	[
		'reStructuredText',
		'a.rst',
		(name: string) =>
			`zq0x\n====\n\nWhat is zq1x?\n-------------\n\nzq2x :${name}:\`a\` |${name}|\n\n.. csv-table::\n   :delim: ${name}\n\n   zq3x\n\n.. ${name}:: b`
	],
	[
		'a table',
		'a.csv',
		(name: string) => `#separator:${name}\nQuestion,Answer\nzq0x?,zq1x\nzq2x?,zq3x`
	],
	['POD', 'a.pod', (name: string) => `=head1 zq0x?\n\nzq1x E<${name}>\n\n=head1 zq2x?\n\nzq3x\n`]
])('names that mean something to programs mean nothing in %s', async (_, file, textOf) => {
	for (const name of known) await expectWords(textOf(name), file);
});

test('stray zero bytes do not turn letters into others', async () => {
	const bytes = new TextEncoder().encode(around(`a\0b ${many('More plain words. ', 40)}\0`));
	const { outline } = await readFaq(bytes, 'a.md');
	expect(outline.entries.map(({ question }) => question)).toEqual([
		'What is zq0x?',
		'What is zq2x?'
	]);
});

test('a page that calls itself Western is not believed where it is in another script', async () => {
	const text = 'Как восстановить пароль? Нажмите на странице входа кнопку, и мы пришлём ссылку.';
	const head = '<meta charset="iso-8859-1"><h1>FAQ</h1><p>';
	const code = (letter: string) =>
		letter === 'ё' ? 0xb8 : letter > '\x7f' ? letter.charCodeAt(0) - 0x350 : letter.charCodeAt(0);
	const bytes = Uint8Array.from([...head, ...text], code);
	expect((await readFaq(bytes, 'a.html')).text).toBe(head + text);
});

test('words of templates and of unfinished scripts are kept', async () => {
	await expectWords(
		around('a <template>zq4x</template>\n\n<template>\nzq5x\n</template>'),
		'a.md',
		6
	);
	const cell =
		'<p>a</p><!-- zq2x --><svg><text>zq3x</text></svg><template>zq4x</template><script>zq5x';
	await expectWords(`Question,Answer\nWhat is zq0x?,zq1x\nAnd what?,"${cell}"\n`, 'a.csv', 6);
});

test('letters that are longer when they are small shift nothing', async () => {
	const { entries } = await outlineOf(around(`${many('İ', 50)}<STYLE>b</STYLE>end`), 'a.md');
	expect(JSON.stringify(entries[0]?.answer)).toContain('İend');
});

test('a cell may have many line ends that no format knows', async () => {
	await expectWords(`Question,Answer\nzq0x?,zq1x ${many('\u2028')}x\nzq2x?,zq3x\n`, 'a.csv');
});

test('a cell of a table may hold more blocks than a call takes arguments', async () => {
	await survives(`Question,Answer\nWhat?,"${many('* a\n\nb\n\n', 70_000)}"\n`, 'a.csv');
});

test.each([
	['columns', '[cols="1000000*"]\n|===\n|a\n|==='],
	['columns without end', '[cols="99999999999999999999*"]\n|===\n|a\n|==='],
	['columns by a name', ':n: 99999999\n\n[cols="{n}*"]\n|===\n|a\n|==='],
	['cells', '|===\n1000000*|a\n|==='],
	['cells in the place of many', '|===\n99999999+|a\n|==='],
	['cells over many rows', '|===\n2.99999999+|a\n|==='],
	['cells of several', `|===\n${many('999*|a\n', 2000)}|===`]
])('AsciiDoc that stands for far more is refused: %s', async (_, text) => {
	await expect(readFaq(`= FAQ\n\n== Why?\n\n${text}\n`, 'a.adoc')).rejects.toThrow('10,000 cells');
});

test.each([' ', '\t'])('a long gap in a title of AsciiDoc', async (sign) => {
	await survives(`= T\n\n== a ${many(sign)}x?\n\nb\n`, 'a.adoc');
});

test('AsciiDoc with a few columns of one kind is read', async () => {
	const text = '[cols="2*,3"]\n|===\n|zq0x |b |c\n2*|zq1x\n|===\n\nIn 2024*x*. ';
	await expectWords(`= FAQ\n\n== Why?\n\n${text}\n`, 'a.adoc', 2);
});
