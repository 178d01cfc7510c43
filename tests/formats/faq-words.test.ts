// Rule: the FAQ reader never fails but with a sentence for the person, and loses no word of any document.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Outline } from '../../src/lib/core/outline';
import { readFaq } from '../../src/lib/formats/faq/read';
import { UnreadableText } from '../../src/lib/formats/unreadable';

const fixtures = join(import.meta.dirname, '../fixtures/faq');

/** All that an outline shows of a document. */
function everything(outline: Outline): string {
	const { title, entries, readings, unused } = outline;
	return JSON.stringify([
		title,
		entries.map((e) => ({ ...e, id: '' })),
		readings.map((r) => [r.title, r.body]),
		unused
	]);
}

// `@` stands for a word that occurs nowhere else.
const markdownLines =
	'# @|## @?|### @|#### @?|@\n===|@ @?\n---|Q: @?|Q: @?\nA: @|Q. @ @?\n@|A: @|A. @|**Q:** @?|**A:** @|**@?**|**@?**\n@|**@**|- @\n- @?|1. @?\n\n   @|1. @?|- [@](#x)\n- [@](#y)|> @|@[^1] @|[^1]: @|[^2]: @|---|<details><summary>@</summary>|</details>|**Answer**|**Correct answer: @**|#### Answer: @|```\n@\n```|    @|@\n@|## Contents|<h3>@?</h3>|## 1. @|问：@？|答：@|By @|[@](javascript:x)|## FAQ|## Q: @?'.split(
		'|'
	);
const textLines =
	'@|@?|  @\n  @|1 @|1.1 @?|1.2 @?\n@|2 @|* 1 @\n  + 1.1 @?|A1) @?|A2) @?\n   @?|Section A: @|Q1.0 @?|A1.0 @|Q: @?|A: @|Q: @?\n@|- @\n- @|o  @|1. @?|1. @\n2. @|=====|@\n=====|@\n----|      @|Contents|\t@|a. @|CAPS LINE'.split(
		'|'
	);
const passage = '@ '.repeat(70).trim();

test.each([
	['Markdown', 'a.md', markdownLines],
	['plain text', 'a.txt', textLines]
])('every word of any %s is in the outline', (_, name, lines) => {
	fc.assert(
		fc.property(
			fc.array(fc.constantFrom(...lines, passage), { minLength: 1, maxLength: 14 }),
			fc.constantFrom('\n\n', '\n'),
			(parts, between) => {
				let count = 0;
				const text = parts.join(between).replace(/@/g, () => `zq${count++}x`);
				if (!/[\p{L}\p{N}]/u.test(text)) return;
				const shown = everything(readFaq(text, name));
				for (let k = 0; k < count; k++) expect(shown).toContain(`zq${k}x`);
			}
		),
		{ numRuns: 600 }
	);
});

/** Never throws anything but a sentence for the person. */
function survives(text: string | Uint8Array, name?: string) {
	try {
		readFaq(text, name);
	} catch (error) {
		expect(error).toBeInstanceOf(UnreadableText);
	}
}

test('no text makes it fail', () => {
	fc.assert(
		fc.property(
			fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.uint8Array({ maxLength: 300 })),
			fc.constantFrom('a.md', 'a.txt', undefined),
			survives
		),
		{ numRuns: 800 }
	);
});

test('no mutation of a fixture makes it fail', () => {
	const texts = readdirSync(fixtures).map((name) => readFileSync(join(fixtures, name), 'utf8'));
	fc.assert(
		fc.property(
			fc.constantFrom(...texts),
			fc.array(
				fc.tuple(
					fc.nat(2000),
					fc.nat(40),
					fc.constantFrom('', '\n', '#', '**', '> ', '?', 'Q: ', '|', '<', '\u00a0')
				),
				{ maxLength: 8 }
			),
			fc.constantFrom('a.md', 'a.txt'),
			(text, cuts, name) => {
				let mutated = text;
				for (const [at, length, put] of cuts)
					mutated = mutated.slice(0, at) + put + mutated.slice(at + length);
				survives(mutated, name);
			}
		),
		{ numRuns: 400 }
	);
});
