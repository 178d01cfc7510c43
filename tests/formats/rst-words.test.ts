// Rule: no word of any reStructuredText is lost, and none makes the reader fail or slow.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readRst } from '../../src/lib/formats/rst/rst';
import { looksLikeRst } from '../../src/lib/formats/rst/telling';
import type { Parsed } from '../../src/lib/formats/parsed';

const fixture = (name: string) =>
	readFileSync(join(import.meta.dirname, `../fixtures/rst/${name}.rst`), 'utf8');

/** All that was read. */
const everything = ({ doc, left, facts, anchors }: Parsed) =>
	JSON.stringify([doc, left, facts, [...anchors.values()]]);

// `@` stands for a word that occurs nowhere else, `~` for a line break and the indent so far.
const PIECES =
	'@ @|@?|@~===|=====~@~=====|@?~---|@~--------|@::|  @::|::|  @|     @|\t@|* @|- @|* - @|-|1. @|#. @|a. @~b. @|A. @|(i) @|@~  @|@?~    @ @|@~  * @|:@: @|:Author: @|:Q: @|:@:|-v  @|--@=@  @|>>> @|\\| @|\\| @~  @|> @~> @|----|..|.. @|.. @~   @|..~   @|.. _@:|.. _@: https://example.org/@|.. _@: @_|.. __: https://@.org/|__ https://@.org/|.. [1] @|.. [#] @|.. [@] @|[1]_ @ [@]_|.. \\|@\\| replace:: @|.. \\|x\\| replace:: @ \\|y\\||.. \\|y\\| image:: @~   :alt: @~   :@: @|.. \\|y\\| image:: @~   :alt: @~   :alt: @|.. \\|x\\| raw:: @~~   @|.. \\|x\\| raw:: @~   @|\\|x\\| \\|y\\| @|*@*|**@**|``@``|`@`|`@ <@>`_|`@ <https://example.org/@>`__|`@ <javascript:@>`_|`@`_|`@`__|@_|@__|:ref:`@ <@>`|:func:`~@.@`|:@:`@`|`@`:kbd:|:pep:`@`|:math:`@`|**@|``@|`@ <@|*@ \\*@\\* \\@|_`@`|https://@.org/@|@@example.org|.. note:: @|.. note::~~   @|.. warning::~   @|.. @::|.. @:: @|.. @:: @~   :@: @~~   @|.. code-block:: @~   :caption: @~   :@: @~~   @~     @|.. code-block:: @ @|.. image:: @~   :alt: @~   :target: @_|.. figure:: @.png~   :width: @~~   @|.. contents:: @~   :local: @|.. toctree::~~   @|.. raw:: @~~   @|.. math:: @|.. rubric:: @|.. topic:: @~~   @~   ---~   @|.. only:: @~~   @~   ===~   @|.. include:: @|.. list-table:: @~~   * - @~     - @~   * - @|.. csv-table:: @~   :header: @, @~~   @, "@|.. dropdown:: @?~~   @|.. versionadded:: @ @|.. function:: @~~   @|.. admonition:: @~   @|.. seealso:: @|+---+---+~\\| @ \\| @ \\|~+---+---+|+---+---+~\\|@\\|@~+---+@~\\| @|+-----+---+~\\| @   @ \\|~+ @ +--+~\\| @ \\|~+--+--+|=== ===~@ @~=== ===|===  ===~a    @~     @~---  ---~@~===  ===|=== ===~@'
		.split(/(?<!\\)\|/)
		.map((piece) => piece.replaceAll('\\|', '|'));

test('no word of any combination is lost', () => {
	fc.assert(
		fc.property(
			fc.array(fc.tuple(fc.constantFrom(...PIECES), fc.nat(3), fc.boolean()), {
				minLength: 1,
				maxLength: 12
			}),
			(parts) => {
				let count = 0;
				const text = parts
					.map(([piece, depth, apart]) => {
						const indent = ' '.repeat(depth > 1 ? 0 : depth * 3);
						return indent + piece.replaceAll('~', `\n${indent}`) + (apart ? '\n' : '');
					})
					.join('\n')
					.replace(/@/g, () => `zq${count++}x`);
				const shown = everything(readRst(text));
				for (let k = 0; k < count; k++) expect(shown, text).toContain(`zq${k}x`);
			}
		),
		{ numRuns: 3000 }
	);
});

test('no text makes it fail', () => {
	const texts = ['titles', 'definitions', 'tables'].map(fixture);
	fc.assert(
		fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
			readRst(text);
			looksLikeRst(text);
		}),
		{ numRuns: 500 }
	);
	fc.assert(
		fc.property(
			fc.constantFrom(...texts),
			fc.array(fc.tuple(fc.nat(1500), fc.nat(40), fc.string({ maxLength: 5 })), { maxLength: 6 }),
			(text, cuts) => {
				for (const [at, length, put] of cuts)
					text = text.slice(0, at) + put + text.slice(at + length);
				readRst(text);
			}
		),
		{ numRuns: 500 }
	);
});

const LINES = 100_000;
const MANY = 5_000_000;
const stairs = (line: (k: number) => string, count = 4000) =>
	Array.from({ length: count }, (_, k) => line(k)).join('\n');

test.each([
	['lists in lists on a line', '- '.repeat(LINES) + 'x'],
	['lists in lists', stairs((k) => ' '.repeat(k) + '- x')],
	['quotes in quotes', stairs((k) => ' '.repeat(k) + 'x\n')],
	['quotes in quotes, inside out', stairs((k) => ' '.repeat(4000 - k) + 'x\n')],
	['directives in directives', stairs((k) => ' '.repeat(k) + '.. x:: y\n')],
	['definitions in definitions', stairs((k) => ' '.repeat(k) + 'x?')],
	['short lines', 'x\n'.repeat(LINES)],
	['short paragraphs', 'x\n\n'.repeat(LINES)],
	['titles', 'x\n==\n'.repeat(LINES / 2)],
	['terms', 'x\n y\n'.repeat(LINES / 2)],
	['letters', 'A. x\n\n'.repeat(LINES / 2)],
	['labels', '.. _x:\n'.repeat(LINES)],
	['comments', '..\n\n'.repeat(LINES / 2)],
	[
		'substitutions that grow',
		Array.from({ length: 50 }, (_, k) => `.. |a${k}| replace:: |a${k + 1}| |a${k + 1}|`).join(
			'\n'
		) +
			'\n\n' +
			'|a0| '.repeat(LINES)
	],
	['a wide table', `+${'-+'.repeat(LINES)}\n${'| x\n'.repeat(LINES / 4)}`],
	['a table of many borders', '=== ===\nx y\n'.repeat(LINES / 2)],
	['empty grids', '+---+\n'.repeat(LINES)],
	['blank lines', '\n'.repeat(LINES) + 'x'],
	...[
		'x',
		'*x ',
		'**x ',
		'`x ',
		'``x ',
		'|x ',
		'_`x ',
		'x_ ',
		'[x]_ ',
		'\\',
		'`x <',
		'`',
		'*',
		'_',
		':',
		'http://',
		'x@',
		'x.',
		'\t',
		':x:`',
		'+-',
		'= ',
		'-- ',
		'https://x) ',
		'[',
		'<',
		'.. _`',
		' ?'
	].map((mark): [string, string] => [
		`five million characters of ${JSON.stringify(mark)}`,
		mark.repeat(MANY / mark.length)
	])
])('is linear in %s', (_, text) => {
	const { doc, left } = readRst(text);
	const words = /[\p{L}\p{N}]/u;
	const kept = doc.length > 0 || left.some((piece) => words.test(piece.text));
	if (words.test(text)) expect(kept).toBe(true);
	expect(looksLikeRst(text)).toBeLessThanOrEqual(1);
});
