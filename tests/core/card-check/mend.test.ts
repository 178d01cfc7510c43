// The rule this file defends: a mend is offered only where what comes out of it no longer has the fault, nor
// one that was not there before; it takes from what is there and gives no key twice.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Fault } from '../../../src/lib/core/card-check/badge';
import { ANSWER_WORDS, checkFace } from '../../../src/lib/core/card-check/check';
import { mendNote } from '../../../src/lib/core/card-check/mend';
import { cardKeys, pointKeys } from '../../../src/lib/core/cards';
import { countWords } from '../../../src/lib/core/document';
import type { Note, NoteKind } from '../../../src/lib/core/model';
import { drawNote } from '../../../src/lib/formats/faces';
import { writeMarkdown } from '../../../src/lib/formats/markdown/written';

const markdown = { write: writeMarkdown, draw: drawNote };

function mend(fault: Fault, fields: Note['fields'], kind: NoteKind = 'basic', used?: string[]) {
	const [face] = Object.values(drawNote({ kind, fields }));
	return mendNote({ kind, fields, face: face!, used }, fault, markdown, 'en');
}

const faultsOf = (note: Pick<Note, 'kind' | 'fields'>) =>
	Object.values(drawNote(note)).flatMap((face) =>
		checkFace(face, note.kind, 'en').map(({ fault }) => fault)
	);

const long = {
	front: 'When do bees swarm?',
	back: 'Bees swarm in May, when the **hive** is full. A keeper sees it coming for days: the queen is fed less, the cells at the edge of the comb are drawn out, and the foragers hang idle at the entrance all afternoon.'
};

test('a long answer becomes its key sentence, which is short enough', () => {
	const made = mend('long-answer', { ...long, context: 'Spring' });
	expect(made).toEqual({
		label: 'Shorten to its key sentence',
		notes: [
			{
				kind: 'basic',
				fields: {
					front: long.front,
					back: 'Bees swarm in May, when the **hive** is full.',
					context: 'Spring'
				}
			}
		]
	});
	expect(countWords(made!.notes[0]!.fields.back!)).toBeLessThanOrEqual(ANSWER_WORDS);
});

test('where no sentence is short enough a part is hidden, or a person has to word it', () => {
	const words = 'the queen and her many daughters and their sisters and the drones of the hive';
	const one = `It costs ${words} and ${words} about 40 percent of all that they had gathered ${words}.`;
	for (const back of [one, `${words} ${words} ${words}`]) {
		const made = mend('long-answer', { front: 'What is lost in winter?', back });
		for (const note of made?.notes ?? []) expect(faultsOf(note)).not.toContain('long-answer');
	}
	expect(mend('long-answer', { front: 'What?', back: `${words} ${words} ${words}` })).toBe(
		undefined
	);
});

test('a list becomes a card of each point, and is no longer asked at once', () => {
	const made = mend('set', {
		front: 'What does a keeper need?',
		back: 'These:\n\n- A veil\n- Gloves\n- A smoker\n- A hive tool'
	});
	const [note, ...others] = made!.notes;
	expect(made!.label).toBe('Make a card of each point');
	expect(others).toEqual([]);
	expect(note!.kind).toBe('list');
	expect(note!.fields.front).toBe('What does a keeper need?');
	expect(pointKeys(note!.fields).map((key) => note!.fields[`point.${key}`])).toEqual([
		'A veil',
		'Gloves',
		'A smoker',
		'A hive tool'
	]);
	expect(faultsOf(note!)).toEqual([]);
});

test('commas are no points, and two lists are not one', () => {
	const back = 'A veil, gloves, a smoker, a hive, a tool, and time.';
	expect(mend('set', { front: 'What do I need?', back })).toBe(undefined);
	const lists = '- a veil\n- gloves\n\nAnd later:\n\n1. a smoker\n2. a tool';
	expect(mend('set', { front: 'What do I need?', back: lists })).toBe(undefined);
});

const fronts = (front: string) =>
	mend('two-things', { front, back: 'A male bee.' })?.notes.map(({ fields }) => fields.front);

test('two questions become two cards that ask one thing each', () => {
	expect(fronts('What is a *drone*? Who feeds a drone?')).toEqual([
		'What is a *drone*?',
		'Who feeds a drone?'
	]);
	expect(fronts('What is a drone, and why does a hive feed drones?')).toEqual([
		'What is a drone?',
		'Why does a hive feed drones?'
	]);
	const three = mend('two-things', { front: 'What is wax? Who makes wax? When?', back: 'So.' });
	expect(three?.label).toBe('Split into three questions');
});

test('no split leaves a question that names nothing, or loses words', () => {
	expect(fronts('What is a drone, and where does it live?')).toBe(undefined);
	expect(fronts('What is a drone? Who feeds drones? Explain.')).toBe(undefined);
	expect(fronts('What is a drone? Who feeds drones?\n\n> See the picture.')).toBe(undefined);
});

test('what only a person can word has no mend, nor has another kind', () => {
	for (const fault of ['yes-no', 'unnamed', 'given-away', 'empty', 'duplicate'] as const)
		expect(mend(fault, { front: 'Do bees sleep?', back: 'Yes.' })).toBe(undefined);
	for (const kind of ['reversed', 'type-in', 'list', 'cloze'] as const)
		expect(mend('long-answer', { ...long, text: `{{c1::${long.back}}}` }, kind)).toBe(undefined);
});

test('no key is given that a card of the note had', () => {
	const back = '- A veil\n- Gloves\n- A smoker\n- A hive tool';
	const first = mend('set', { front: 'What do I need?', back })!.notes[0]!;
	const [some] = cardKeys(first);
	const again = mend('set', { front: 'What do I need?', back }, 'basic', ['forward', some!])!;
	const keys = cardKeys(again.notes[0]!);
	expect(keys).not.toContain(some);
	expect(keys.map((key) => again.notes[0]!.fields[`point.${key}`])).toEqual(
		cardKeys(first).map((key) => first.fields[`point.${key}`])
	);
});

const sentence = fc.constantFrom(
	'Bees swarm in May, when the hive is full.',
	'**Varroa** is a mite that lives on bees and is found in nearly every hive of the country.',
	'A colony eats 20 kg of honey in a winter, as its keeper weighed every week of it.',
	'You should look into the hive every nine days, because a new queen is ready after that.',
	'Yes.',
	'It is like that.',
	'Why does it swarm?',
	'- A veil\n- Gloves\n- A smoker\n- A hive tool',
	'It needs a veil, gloves, a smoker, a hive, a tool, and time.'
);
const question = fc.constantFrom(
	'When do bees swarm?',
	'What is a drone, and why does the hive feed it?',
	'What is varroa? Where does varroa live? When?',
	'Should I open the hive?',
	'How is it?'
);

test('whatever is mended is better than it was', () => {
	const written = fc.record({
		front: question,
		back: fc.array(sentence, { minLength: 1, maxLength: 5 }).map((all) => all.join('\n\n'))
	});
	const faults = fc.constantFrom<Fault>('long-answer', 'set', 'two-things');
	fc.assert(
		fc.property(written, faults, (fields, fault) => {
			const before = faultsOf({ kind: 'basic', fields });
			const made = mend(fault, fields);
			for (const note of made?.notes ?? []) {
				const left = faultsOf(note);
				expect(left).not.toContain(fault);
				expect(before).toEqual(expect.arrayContaining(left));
			}
		})
	);
});
