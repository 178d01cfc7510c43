// Rule: an entry is said to be a part of another one where its words stand there, and only then.
import { expect, test } from 'vitest';
import { pairEntries, type Passage } from '../../../src/lib/core/pair-entries';

const entry = (question: string, ...answer: string[]): Passage => ({
	...{ id: question, question, section: [] },
	answer: answer.map((text) => ({ t: 'p', c: [text] }))
});
const bread = entry(
	'How is the bread made?',
	'Flour and water stand together for a night before the salt is added.'
);
const oven = entry(
	'How hot is the oven?',
	'As hot as it gets, with a stone that was heated for an hour.'
);

test('what was merged and what was split off is named', () => {
	const both = entry(
		bread.question,
		...[bread, oven].flatMap(({ answer }) =>
			answer.flatMap((block) => (block.t === 'p' ? [String(block.c[0])] : []))
		)
	);
	expect(pairEntries([bread, oven], [both]).removed).toEqual([{ entry: oven, into: both }]);
	expect(pairEntries([both], [bread, oven]).added).toEqual([{ entry: oven, from: both }]);
});

test('a long answer that has all its letters does not have its words', () => {
	const long = entry(
		'What is told of the mill?',
		...Array.from(
			{ length: 40 },
			(_, k) =>
				`The stone that was as hot as an oven ${k} times gets colder with each hour, for it was heated with wood.`
		)
	);
	expect(pairEntries([long, oven], [long]).removed).toEqual([{ entry: oven }]);
});

test('what was copied still stands where it was, and is no part of it', () => {
	const copy = { ...bread, id: 'copy', question: 'How is the bread made in the old mill?' };
	expect(pairEntries([bread], [bread, copy]).added).toEqual([{ entry: copy }]);
});
