// What a card answered when it was last seen is known by its words, so that only a real change is shown.
import { expect, test } from 'vitest';
import type { EditionNote, Note } from '../../src/lib/core/model';
import { noteBefore } from '../../src/lib/core/reconcile';
import { answerDigest, answerOf, isUnseen, sameAnswer } from '../../src/lib/core/seen-answer';

const basic = (back: string) => ({ kind: 'basic', fields: { front: 'How long?', back } }) as const;

test('each kind of card has its own answer', () => {
	expect(answerOf(basic('Two minutes.'), 'forward')).toBe('Two minutes.');
	const reversed = { kind: 'reversed', fields: { front: 'Tea', back: 'Leaves' } } as const;
	expect(answerOf(reversed, 'forward')).toBe('Leaves');
	expect(answerOf(reversed, 'backward')).toBe('Tea');
	const cloze = {
		kind: 'cloze',
		fields: { text: 'It takes {{c1::two::how many}} minutes.' }
	} as const;
	expect(answerOf(cloze, 'c1')).toBe('It takes two minutes.');
	const list = { kind: 'list', fields: { 'point.a': 'Boil {{c1::water}}', order: 'a' } } as const;
	expect(answerOf(list, 'a')).toBe('Boil water');
	expect(answerOf(list, 'b')).toBe('');
});

test('marks, case and slips are no change; another figure or word is one', () => {
	expect(sameAnswer('Two **minutes**.', 'two minutes')).toBe(true);
	expect(sameAnswer('It is absolutely needed', 'It is absolutly needed')).toBe(true);
	expect(sameAnswer('Two minutes.', 'Three minutes.')).toBe(false);
	expect(sameAnswer('80 degrees', '90 degrees')).toBe(false);
});

test('a change that was taken back is none', () => {
	const key = 'forward';
	const seen = { edition: 'one', answer: answerDigest(basic('Two minutes.'), key) };
	expect(isUnseen({ key, seen }, basic('Three minutes.'))).toBe(true);
	expect(isUnseen({ key, seen }, basic('*Two* minutes'))).toBe(false);
	expect(isUnseen({ key }, basic('Three minutes.'))).toBe(false);
});

test('a note as it was before has the words of that edition, and the person’s own', () => {
	const edition = (back: string): EditionNote => ({
		id: 'n',
		tags: [],
		...basic(back)
	});
	const note: Note = {
		...edition('Three minutes.'),
		fields: { front: 'For how long, I ask?', back: 'Three minutes.' },
		clocks: {},
		createdMs: 0
	};
	const before = noteBefore(note, edition('Three minutes.'), edition('Two minutes.'));
	expect(before.fields).toEqual({ front: 'For how long, I ask?', back: 'Two minutes.' });
});
