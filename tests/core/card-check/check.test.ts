// A badge for each rule of good cards, and none on a good card.
import { expect, test } from 'vitest';
import { checkFace } from '../../../src/lib/core/card-check/check';
import type { Doc } from '../../../src/lib/core/document';
import type { NoteKind } from '../../../src/lib/core/model';
import { drawNote } from '../../../src/lib/formats/faces';

const faults = (front: string, back: string, context?: string) =>
	check('basic', { front, back, ...(context && { context }) });

function check(kind: NoteKind, fields: Record<string, string>): string[] {
	const faces = Object.values(drawNote({ kind, fields }));
	return faces.flatMap((face) => checkFace(face, kind, 'en').map(({ fault }) => fault));
}

test('good cards have none', () => {
	expect(faults('When do bees swarm?', 'In May, when the hive is full.')).toEqual([]);
	expect(
		faults(
			'How important is it that hives face south?',
			'Not that important. Shelter from wind matters more.'
		)
	).toEqual([]);
	expect(check('cloze', { text: 'A colony needs {{c1::20 kg}} of stores.' })).toEqual([]);
	expect(
		check('list', {
			front: 'What do I need?',
			'point.a': 'A veil',
			'point.b': 'Gloves',
			order: 'a b'
		})
	).toEqual([]);
});

test('without a question or an answer it is empty', () => {
	expect(faults('When?', '')).toEqual(['empty']);
	expect(faults('', 'In May.')).toEqual(['empty']);
});

test('long answers and long questions', () => {
	expect(faults('When do bees swarm?', 'word '.repeat(31))).toEqual(['long-answer']);
	expect(faults('word '.repeat(80), 'In May.')).toEqual(['long-question']);
	// Characters are no words.
	expect(
		faults('いつ分蜂しますか', '蜂は五月の暖かい日に巣がいっぱいになると分蜂します。'.slice(0, 40))
	).toEqual([]);
});

test('a whole list, in points or in commas', () => {
	expect(faults('What do I need?', '- a\n- b\n- c\n- d')).toEqual(['set']);
	expect(faults('What do I need?', '- a\n- b\n- c')).toEqual([]);
	expect(faults('What do I need?', 'A veil, gloves, a smoker, a hive, a tool, and time.')).toEqual([
		'set'
	]);
});

test('yes and no', () => {
	expect(faults('Do bees sleep?', 'Yes.')).toEqual(['yes-no']);
	expect(faults('Do bees sleep?', 'Yes, they do sleep.')).toEqual(['yes-no']);
	expect(
		faults('Do bees rest?', 'Yes: foragers for five to eight hours, mostly at night.')
	).toEqual([]);
});

test('two things at once', () => {
	expect(faults('What is a drone, and why does the hive feed it?', 'A male bee.')).toEqual([
		'two-things'
	]);
	expect(faults('What is a drone? Who feeds it?', 'A male bee.')).toEqual(['two-things']);
});

test('an answer that can be read in the question', () => {
	expect(
		faults('Why is a queen excluder a grid that excludes the queen?', 'It excludes the queen')
	).toEqual(['given-away']);
	expect(check('cloze', { text: '{{c1::Varroa}} is a mite; varroa kills.' })).toEqual([
		'given-away'
	]);
});

test('what only the document names', () => {
	expect(faults('How often should I do this?', 'Twice a year.')).toEqual(['unnamed']);
	expect(faults('How often should I do this?', 'Twice a year.', 'Cleaning the floor')).toEqual([]);
	expect(faults('When do bees swarm?', 'See above.')).toEqual(['unnamed']);
});

test('any face can be checked, of any kind and language', () => {
	const odd: Doc = [{ t: 'rule' }, { t: 'table', rows: [] }, { t: 'p', c: [] }];
	for (const kind of ['basic', 'cloze', 'list', 'later'] as NoteKind[])
		expect(checkFace({ front: odd, back: odd }, kind, 'xx')).toHaveLength(1);
});
