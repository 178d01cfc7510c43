// Rule: a year of edits makes the same edition each time, each line of it knows where it came from, and edits
// that cannot all be done are refused.
import { expect, test } from 'vitest';
import { applySteps, type Step } from '../../scripts/editions/edits';
import { lettersOf, linesOf } from '../../scripts/editions/lines';
import { readTruth } from '../../scripts/editions/truth';

const tea = ['# Tea', 'Is it hot?', 'It is.', 'Who pours?', 'The eldest.', 'The end.'].join('\n');
const after = (...steps: Step[]) =>
	applySteps(tea, steps).map(({ text, from }) => (from ? `${from} ${text}` : `+ ${text}`));

test('lines are deleted, put in, moved, copied and altered, all by their numbers of before', () => {
	expect(
		after(
			{ line: 2, from: 6, to: 9, text: 'very hot' },
			{ insert: ['Is there milk?', 'No.'], after: 1 },
			{ move: [4, 5], after: 1 },
			{ line: 5, from: 4, to: 10, text: 'youngest' },
			{ copy: [4, 5], after: 5, put: [{ line: 4, from: 3, to: 9, text: ' washes up' }] },
			{ delete: [6, 6] }
		)
	).toEqual([
		'1 # Tea',
		'+ Is there milk?',
		'+ No.',
		'4 Who pours?',
		'5 The youngest.',
		'+ Who washes up?',
		'+ The eldest.',
		'2 Is it very hot?',
		'3 It is.'
	]);
});

test('what stands after a line goes where the line goes, also where lines of a moved piece are deleted', () => {
	expect(
		after({ move: [2, 4], after: 6 }, { delete: [3, 3] }, { insert: ['Warm.'], after: 3 })
	).toEqual(['1 # Tea', '5 The eldest.', '6 The end.', '2 Is it hot?', '+ Warm.', '4 Who pours?']);
	expect(after({ insert: ['Top'], after: 0 })[0]).toBe('+ Top');
	expect(after({ line: 1, from: 5, to: 5, text: '\n\nAll of it.' }).slice(0, 3)).toEqual([
		'1 # Tea',
		'1 ',
		'1 All of it.'
	]);
});

test('edits that cannot all be done are refused', () => {
	const refused: [Step[], RegExp][] = [
		[[{ delete: [6, 7] }], /no lines 6 to 7/],
		[[{ delete: [2, 3] }, { delete: [3, 4] }], /3 is taken away twice/],
		[[{ delete: [2, 2] }, { line: 2, from: 0, to: 1, text: 'i' }], /2 is deleted and altered/],
		[[{ line: 3, from: 0, to: 9, text: '' }], /3 has no characters/],
		[[{ move: [2, 3], after: 3 }], /is lost/],
		[[{ insert: ['x'], after: 9 }], /9 is lost/]
	];
	for (const [steps, why] of refused) expect(() => after(...steps)).toThrow(why);
});

test('what became of each entry is read from one line', () => {
	expect(readTruth('+ 2r 4-5 1/3c')).toEqual([
		{ from: [] },
		{ from: [2], kind: 'reworded' },
		{ from: [4], kind: 'unchanged' },
		{ from: [5], kind: 'unchanged' },
		{ from: [1, 3], kind: 'changed' }
	]);
	expect(() => readTruth('1-3 2')).toThrow(/2 is named twice/);
	expect(() => readTruth('1x')).toThrow(/says nothing/);
});

test('the words of a card are found on their lines, markup or not', () => {
	const page = lettersOf(
		['<p>Boil <b>the', 'water</b> first.', '', 'See [the pot](pot.md).'].map((text, k) => ({
			text,
			from: k + 1
		}))
	);
	expect([...linesOf(page, 'Boil the water first.')]).toEqual([1, 2]);
	expect([...linesOf(page, 'see the pot')]).toEqual([4]);
	expect([...linesOf(page, 'no such words')]).toEqual([]);
});
