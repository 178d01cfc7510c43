// Rule: words in = words out, for whole documents as people have them. Words that occur nowhere else are put
// into the prose of each fixture at random places, lines are moved and doubled, and every such word must be
// in the outline. FAQ_FOLDERS names more folders of documents to try it with.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { textOf } from '../../src/lib/formats/faq/bytes';
import { readFaq } from '../../src/lib/formats/faq/read';

const fixtures = join(import.meta.dirname, '../fixtures');
const folders = ['faq', 'html', 'rst'].map((name) => join(fixtures, name));
const more = process.env.FAQ_FOLDERS?.split(':') ?? [];

interface File {
	name: string;
	text: string;
}

const files: File[] = [];
for (const folder of [...folders, ...more])
	for (const name of readdirSync(folder)) {
		files.push({ name, text: await textOf(readFileSync(join(folder, name))) });
	}

/** What is no prose: between two words here, a third might be a name, an address or a note to nobody. */
const APART: Record<string, RegExp> = {
	html: /<!--[^]*?(?:-->|$)|<(script|style|template|svg|title)\b[^]*?(?:<\/\1\s*>|$)|<[^>]*(?:>|$)/gi,
	md: /^---\n[^]*?\n---$|<!--[^]*?(?:-->|$)|<(script|style)\b[^]*?(?:<\/\1>|$)|<[^>]*(?:>|$)|\]\([^)]*\)?|^\s*\[[^\]]+\]:.*$|^ *(?:```|~~~).*$|^ *(?:!!!|\?\?\?).*$/gim,
	rst: /^\s*\.\. [^\n]*(?:\n(?:[ \t]+[^\n]*)?)*|^\s*:[^:\n]+:.*$|`[^`]*`_*/gm,
	adoc: /^\/\/.*$|^:[^:\n]+:.*$|^\[[^\n]*\]$|^\.[^\n]*$|\b[a-z]+::?[^\s[]*\[[^\]]*\]?|<<[^>]*>?>?/gm,
	txt: /^$/
};

/** Places between two words of prose. */
function places({ name, text }: File): number[] {
	const ending = /\.(html|md|rst|adoc)$/.exec(name)?.[1] ?? 'txt';
	const prose = text.replace(APART[ending]!, (apart) => '\0'.repeat(apart.length));
	return [...prose.matchAll(/(?<=\p{Ll}{2}) (?=\p{Ll}{2})/gu)].map(({ index }) => index);
}

/** Where what a page hides begins or ends. Such lines stay: moved, they would hide other words by the rules. */
const HIDES = /<!--|-->|<\/?(script|style|template|svg|title)\b/i;

/** With lines moved and doubled, as other documents of the kind might have them. */
function mutate(text: string, moves: [from: number, to: number, double: boolean][]): string {
	const lines = text.split('\n');
	for (const [from, to, double] of moves) {
		const at = from % lines.length;
		const line = lines[at]!;
		if (HIDES.test(line)) continue;
		if (!double) lines.splice(at, 1);
		lines.splice(to % (lines.length + 1), 0, line);
	}
	return lines.join('\n');
}

async function lost(file: File, seeds: number[]): Promise<string[]> {
	const all = places(file);
	if (!all.length) return [];
	const chosen = [...new Set(seeds.map((seed) => all[seed % all.length]!))].sort((a, b) => a - b);
	const put: string[] = [];
	let text = '';
	let from = 0;
	for (const at of chosen) {
		const word = `zq${put.length}x`;
		put.push(word);
		text += `${file.text.slice(from, at)} ${word}`;
		from = at;
	}
	text += file.text.slice(from);
	const { outline } = await readFaq(text, file.name);
	const { title, author, date, sections, entries, readings, unused } = outline;
	const shown = JSON.stringify([
		[title, author, date, sections],
		entries.map((entry) => ({ ...entry, id: '' })),
		readings.map(({ title, body }) => [title, body]),
		unused
	]);
	return put.filter((word) => !shown.includes(word)).map((word) => around(text, word));
}

const around = (text: string, word: string) => {
	const at = text.indexOf(word);
	return text.slice(Math.max(0, at - 80), at + 40);
};

test.each(files)('no word of $name is lost', async (file) => {
	await fc.assert(
		fc.asyncProperty(
			fc.array(fc.nat(), { minLength: 30, maxLength: 60 }),
			fc.array(fc.tuple(fc.nat(), fc.nat(), fc.boolean()), { maxLength: 4 }),
			async (seeds, moves) => {
				const text = mutate(file.text, moves);
				expect(await lost({ ...file, text }, seeds)).toEqual([]);
			}
		),
		{ numRuns: 25 }
	);
});
