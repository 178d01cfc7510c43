// Rule: an entry is known by its words; a pair that could as well be two different questions is asked about.
import { expect, test } from 'vitest';
import { pairEntries, type Passage } from '../../../src/lib/core/pair-entries';

const entry = (question: string, ...answer: string[]): Passage => ({
	...{ id: question, question, section: [] },
	answer: answer.map((text) => ({ t: 'p', c: [text] }))
});
const rest = [
	entry('Who rows?', 'The two youngest, by turns, and the cat looks on.'),
	entry('Where do we land?', 'On the shingle below the chapel, never on the sand.')
];

/** `before > after`, with a question mark in front of what a person is asked about. */
function pairsOf(before: Passage[], after: Passage[]): string[] {
	const { pairs } = pairEntries([...before, ...rest], [...after, ...rest]);
	return pairs
		.filter((pair) => !rest.includes(pair.after))
		.map((pair) => `${pair.doubtful ? '? ' : ''}${pair.before.id} > ${pair.after.id}`);
}

test('a question is found again under a wholly new answer, however long the others are', () => {
	const long = (rope: number) =>
		Array.from(
			{ length: 60 },
			(_, k) =>
				`Does a knot of ${k + rope} strands hold what hangs on the rope, or does it weaken with each winter?`
		);
	const before = Array.from({ length: 12 }, (_, k) =>
		entry(`Does rope ${k} weaken when it is wet?`, ...long(k))
	);
	const after = before.map((one, k) =>
		entry(one.question, ...long(k), `Rope ${k} is hung up dry.`)
	);
	const asked = 'Does a knot weaken the rope?';
	const was =
		'Each winter, if it is wet: does it hold what hangs on it? With strands, or a knot, it does.';
	const is = 'By a third, says our harbour master, and nobody contradicts him aloud.';
	expect(pairsOf([...before, entry(asked, was)], [...after, entry(asked, is)])).toContain(
		`${asked} > ${asked}`
	);
});

test('answers of a word belong to their question: another word in it is asked about', () => {
	expect(pairsOf([entry('May I swim here?', 'Yes.')], [entry('May I fish here?', 'Yes.')])).toEqual(
		['? May I swim here? > May I fish here?']
	);
	expect(
		pairsOf(
			[entry('True or false? The keel of a boat is its heaviest part', 'False.')],
			[entry('True or false? The mast of a boat is its oldest part', 'False.')]
		)
	).toEqual([
		'? True or false? The keel of a boat is its heaviest part > True or false? The mast of a boat is its oldest part'
	]);
});

test('what is new in the next version is another question, where the answer is another one', () => {
	const [old, now] = ['What is new in version 4?', 'What is new in version 5?'];
	expect(
		pairsOf(
			[entry(old, 'Sails of linen.', 'The rudder folds up by itself.')],
			[entry(now, 'A compass with a lamp.', 'Two more anchors, both of iron.')]
		)
	).toEqual([`? ${old} > ${now}`]);
});

test('the same question for another place raises no doubt about the one that was there', () => {
	const [here, there] = ['How do I moor the boat?', 'How do I moor the boat in the old harbour?'];
	const answer = (ring: string) =>
		`Take in the sail, let her drift to the wall, throw the line over ${ring} and make it fast.`;
	expect(
		pairsOf(
			[entry(here, answer('the ring'))],
			[entry(here, answer('the post'), 'Ask for a number.'), entry(there, answer('the ring'))]
		)
	).toEqual([`${here} > ${here}`]);
});

test('a new answer under the old question, and the old answer under a new one: a person decides', () => {
	const [asked, anew] = ['What is the fee for a boat?', 'What did a boat cost before?'];
	const answer = 'Twelve crowns a day, and nothing on Sundays.';
	const pairs = pairsOf(
		[entry(asked, answer)],
		[entry(asked, 'Since May nothing at all: the town pays.'), entry(anew, answer)]
	);
	expect(pairs).toHaveLength(1);
	expect(pairs[0]).toMatch(/^\? /);
});
