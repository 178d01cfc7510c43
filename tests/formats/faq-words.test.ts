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
	const { title, author, date, entries, readings, unused } = outline;
	return JSON.stringify([
		[title, author, date],
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
	'@|@?|  @\n  @|1 @|1.1 @?|1.2 @?\n@|2 @|* 1 @\n  + 1.1 @?|A1) @?|A2) @?\n   @?|Section A: @|Q1.0 @?|A1.0 @|Q: @?|A: @|Q: @?\n@|- @\n- @|o  @|1. @?|1. @\n2. @|=====|@\n=====|@\n----|      @|Contents|\t@|a. @|CAPS LINE|=====\n@\n=====|=====\n@|*** @ ***|== @ ==|Q1. @|A1. @|Q.2 @?|\n\n@|#3. @?'.split(
		'|'
	);
const podLines =
	'=head1 @|=head1 NAME\n\n@|=head2 @ @?|=head2 @?\n@|=over|=item @|=item *\n\n@|=item @?|=back|=cut|=pod|=begin @|=end @|=for @|=encoding @|@|@ B<@> I<C<@>>|L<@|https://a.b>|C<< @|@>|    @'.split(
		/(?<!<@)\|/
	);
const htmlLines =
	'<h1>@ @</h1>|<h2>@</h2>|<h2 id="a">@ @?</h2>|<h3>@?</h3>|<p>@ @|<p>@?</p>|<p><b>@?</b><br>@</p>|<details><summary>@?</summary><p>@</details>|<details><summary>@</summary><details><summary>@?</summary>@</details></details>|<dl><dt>@?<dd>@<dt>@?<dd>@</dl>|<ul><li>@<li>@ <b>@</b></ul>|<table><tr><th>@<td>@</table>|<nav><a href="#a">@</a></nav>|<footer>@ @</footer>|<!-- @ -->|<blockquote>@</blockquote>|<pre>@ @</pre>|<div class="faq-item"><button aria-expanded="false">@?</button><div class="panel" hidden>@</div></div>|<div>@<p>@</div>|<script>let x = 1;</script>|<img src="x.png" alt="@">|@|<a href="javascript:x">@</a>|<hr>|<form><label>@</label><button>@</button></form>'.split(
		'|'
	);
const rstLines =
	'@ @\n#####################|@?\n----------|@ @?\n^^^^^^^^^^^^^^^^^^^^^|@ **@** @|**@?**|* @\n* @|1. @\n2. @|.. note:: @|.. @ @|.. _label:|@::\n\n   @|   @|term @?\n   @ @|:Author: @|``@`` `@ <https://a.b>`_|.. code-block:: sh\n\n   @|.. contents::|========  ======\n@      @\n========  ======|[1]_ @\n\n.. [1] @|----'.split(
		'|'
	);
const asciidocLines =
	'= @ @|== @|== @ @?|=== @?|@ *@* @|* @\n* @|. @|@?:: @|@::\n@|[qanda]\n@?::\n  @|// @|NOTE: @|----\n@\n----|.@\n====\n@\n====|:toc:|@ +\n@|link:https://a.b[@]|image::x.png[@]|____\n@\n____'.split(
		'|'
	);
const passage = '@ '.repeat(70).trim();

test.each([
	['Markdown', 'a.md', markdownLines],
	['plain text', 'a.txt', textLines],
	['Plain Old Documentation', 'a.pod', podLines],
	['HTML', 'a.html', htmlLines],
	['reStructuredText', 'a.rst', rstLines],
	['AsciiDoc', 'a.adoc', asciidocLines]
])('every word of any %s is in the outline', async (_, name, lines) => {
	await fc.assert(
		fc.asyncProperty(
			fc.array(fc.constantFrom(...lines, passage), { minLength: 1, maxLength: 14 }),
			fc.constantFrom('\n\n', '\n'),
			async (parts, between) => {
				let count = 0;
				const text = parts.join(between).replace(/@/g, () => `zq${count++}x`);
				if (!/[\p{L}\p{N}]/u.test(text)) return;
				const shown = everything((await readFaq(text, name)).outline);
				for (let k = 0; k < count; k++) expect(shown).toContain(`zq${k}x`);
			}
		),
		// Asciidoctor takes its time.
		{ numRuns: name === 'a.adoc' ? 150 : 600 }
	);
});

/** Never throws anything but a sentence for the person. */
async function survives(text: string | Uint8Array, name?: string) {
	try {
		await readFaq(text, name);
	} catch (error) {
		expect(error).toBeInstanceOf(UnreadableText);
	}
}

test('no text makes it fail', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.uint8Array({ maxLength: 300 })),
			fc.constantFrom('a.md', 'a.txt', undefined),
			survives
		),
		{ numRuns: 800 }
	);
});

test('no mutation of a fixture makes it fail, whatever it is called', async () => {
	const texts = ['faq', 'html', 'rst'].flatMap((folder) =>
		readdirSync(join(fixtures, '..', folder)).map((name) =>
			readFileSync(join(fixtures, '..', folder, name), 'utf8')
		)
	);
	await fc.assert(
		fc.asyncProperty(
			fc.constantFrom(...texts),
			fc.array(
				fc.tuple(
					fc.nat(2000),
					fc.nat(40),
					fc.constantFrom(
						...[
							'',
							'\n',
							'#',
							'**',
							'> ',
							'?',
							'Q: ',
							'|',
							'<',
							'\u00a0',
							'</',
							'<!--',
							'"',
							'::',
							'.. '
						],
						...['|===', '----', '\t', '\u0000', '\ufffd', '<details>', '$$', '`', ',']
					)
				),
				{ maxLength: 8 }
			),
			fc.constantFrom('a.md', 'a.txt', 'a.html', 'a.rst', 'a.adoc', 'a.csv', 'a.docx', undefined),
			async (text, cuts, name) => {
				let mutated = text;
				for (const [at, length, put] of cuts)
					mutated = mutated.slice(0, at) + put + mutated.slice(at + length);
				await survives(mutated, name);
			}
		),
		{ numRuns: 1000 }
	);
});
