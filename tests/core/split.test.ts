// The rule this file defends: what is proposed when a note is split or merged loses no word, cuts where a
// reader would, and gives no card a key that another had.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cardKeys, clozeNumbers } from '../../src/lib/core/cards';
import { freeClozeNumber, freePointKey } from '../../src/lib/core/free-keys';
import type { NoteKind } from '../../src/lib/core/model';
import { answerOf, joinFields, openClozes, splitFields, splitText } from '../../src/lib/core/split';

test('an answer is cut at its list points, with the line that leads to them', () => {
	expect(
		splitText('Three kinds:\n\n- green\n- black,\n  fermented\n- white\n\nThat is all.')
	).toEqual(['Three kinds:\n\ngreen', 'black,\nfermented', 'white', 'That is all.']);
	expect(splitText('1. boil\n2) steep')).toEqual(['boil', 'steep']);
});

test('without a list it is cut at paragraphs; code stays with its text', () => {
	expect(splitText('First.\nStill first.\n\nSecond.')).toEqual(['First.\nStill first.', 'Second.']);
	expect(splitText('Run:\n\n```\n- a\n\nb\n```\n\nThen wait.')).toEqual([
		'Run:\n\n```\n- a\n\nb\n```',
		'Then wait.'
	]);
	expect(splitText('So it goes.\n\n```sh\nx\n```\n\n# Next\n\nThen.')).toEqual([
		'So it goes.\n\n```sh\nx\n```',
		'# Next\n\nThen.'
	]);
});

test('one paragraph is cut between the sentences at its middle', () => {
	expect(splitText('It is hot. It is wet. It is tea.')).toEqual([
		'It is hot.',
		'It is wet. It is tea.'
	]);
	expect(splitText('Use a pot, e.g. a kettle. (It helps.)')).toEqual([
		'Use a pot, e.g. a kettle.',
		'(It helps.)'
	]);
	expect(splitText('茶很热。水很好。')).toEqual(['茶很热。', '水很好。']);
	expect(splitText('One thing only')).toEqual(['One thing only']);
});

test('each part asks with the same fields; one that cannot be cut leaves the second to write', () => {
	const fields = { front: 'Q', back: 'A. B.', context: 'C' };
	expect(splitFields('basic', fields)).toEqual([
		{ front: 'Q', back: 'A.', context: 'C' },
		{ front: 'Q', back: 'B.', context: 'C' }
	]);
	expect(splitFields('reversed', { front: 'Q', back: 'A' }).map(({ back }) => back)).toEqual([
		'A',
		''
	]);
	expect(splitFields('basic', {})).toHaveLength(2);
});

test('a cloze text is cut between clozes and never leaves a part that hides nothing', () => {
	const cut = (text: string) => splitFields('cloze', { text }).map((fields) => fields.text);
	expect(cut('{{c1::Tea}} is hot. {{c2::Ice. Snow}} is cold.')).toEqual([
		'{{c1::Tea}} is hot.',
		'{{c2::Ice. Snow}} is cold.'
	]);
	expect(cut('A word before.\n\n{{c1::Tea}}.\n\nAnd after.\n\n{{c2::Ice}}.')).toEqual([
		'A word before.\n\n{{c1::Tea}}.\n\nAnd after.',
		'{{c2::Ice}}.'
	]);
});

test('a list is cut in half and its points keep their keys', () => {
	const fields = {
		front: 'Q',
		'point.p1': 'a',
		'point.p2': 'b',
		'point.p5': 'c',
		order: 'p5 p1 p2'
	};
	expect(splitFields('list', fields)).toEqual([
		{ front: 'Q', 'point.p5': 'c', 'point.p1': 'a', order: 'p5 p1' },
		{ front: 'Q', 'point.p2': 'b', order: 'p2' }
	]);
});

const words = (text: string) => text.match(/[a-z]+/g) ?? [];

test('no word is lost in splitting, however the text is written', () => {
	const piece = fc.constantFrom(
		...['tea. ', 'Milk! ', '\n', '\n\n', '- ', '1. ', '  ', '```\n', '# ', ':', 'water ', '{{c1::'],
		...['}}', '    ', '* ']
	);
	fc.assert(
		fc.property(
			fc.array(piece, { maxLength: 40 }),
			fc.constantFrom<NoteKind>('basic', 'cloze'),
			(pieces, kind) => {
				const text = pieces.join('');
				const name = kind === 'cloze' ? 'text' : 'back';
				const parts = splitFields(kind, { [name]: text });
				expect(parts.length).toBeGreaterThan(1);
				expect(words(parts.map((fields) => fields[name]).join('\n'))).toEqual(words(text));
			}
		),
		{ numRuns: 300 }
	);
});

test('merged, the kept note has the answers of both, whatever their kinds', () => {
	const kinds = {
		basic: { kind: 'basic' as const, fields: { front: 'Q', back: 'tea' } },
		cloze: { kind: 'cloze' as const, fields: { text: 'a {{c1::milk::white}} {{c2::cup}}' } },
		list: {
			kind: 'list' as const,
			fields: { front: 'L', 'point.p1': '{{c1::hot}} water', 'point.p2': 'sugar', order: 'p2 p1' }
		}
	};
	const join = (a: keyof typeof kinds, b: keyof typeof kinds, used: string[] = []) =>
		joinFields(kinds[a], kinds[b], used);
	expect(join('basic', 'cloze')).toEqual({ front: 'Q', back: 'tea\n\na milk cup' });
	expect(join('basic', 'list').back).toBe('tea\n\n- sugar\n- hot water');
	expect(join('cloze', 'basic').text).toBe('a {{c1::milk::white}} {{c2::cup}}\n\ntea');
	// Keys of cards that are gone are not given again.
	expect(clozeNumbers(join('cloze', 'cloze', ['c1', 'c4']).text!)).toEqual([1, 2, 5, 6]);
	expect(join('list', 'basic', ['p7']).order).toBe('p2 p1 p8');
	expect(cardKeys({ kind: 'list', fields: join('list', 'list') })).toEqual([
		'p2',
		'p1',
		'p3',
		'p4'
	]);
	expect(answerOf(kinds.cloze)).toBe('a milk cup');
});

test('a free key was never given before', () => {
	expect(freeClozeNumber('{{c2::a}}', ['c5', 'forward'])).toBe(6);
	expect(freeClozeNumber('', [])).toBe(1);
	expect(freePointKey(['p1', 'p3'], ['p9', 'c12'])).toBe('p10');
	expect(freePointKey([], [])).toBe('p1');
});

test('clozes open to what they hide, nested ones too; broken ones stay as they are', () => {
	expect(openClozes('{{c1::a {{c2::b::hint}} c::why}} d}}')).toBe('a b c d}}');
	expect(openClozes('{{c1::a b')).toBe('{{c1::a b');
	expect(openClozes('x::y {{c1::std}}')).toBe('x::y std');
	const hostile = '{{c1::'.repeat(100_000);
	expect(openClozes(hostile)).toBe(hostile);
});
