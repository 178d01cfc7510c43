// What a gap hides is shown in its place, marked, and nothing else changes.
import { expect, test } from 'vitest';
import { documentText } from '../../src/lib/core/document';
import { reveal, revealAll, revealPoint } from '../../src/lib/core/reveal';
import { drawNote } from '../../src/lib/formats/faces';

test('a gap is filled where it stands', () => {
	const { c1 } = drawNote({
		kind: 'cloze',
		fields: { text: 'Bees **swarm in {{c1::May}}** or June.', back: 'At noon.' }
	});
	expect(reveal(c1!)).toEqual([
		{
			t: 'p',
			c: ['Bees ', { t: 'strong', c: ['swarm in ', { t: 'mark', c: ['May'] }] }, ' or June.']
		},
		{ t: 'p', c: ['At noon.'] }
	]);
});

test('a point of a list is shown by itself', () => {
	const fields = {
		front: 'What first?',
		order: 'a b',
		'point.a': '{{c1::A veil}}: for the face',
		'point.b': 'Gloves'
	};
	const faces = drawNote({ kind: 'list', fields });
	expect(documentText(revealPoint(faces.a!))).toBe('A veil: for the face');
	expect(documentText(revealPoint(faces.b!))).toBe('Gloves');
});

test('a card without a gap, or with two for one answer, has its answer below', () => {
	const { forward } = drawNote({ kind: 'basic', fields: { front: 'When?', back: 'In May.' } });
	expect(documentText(reveal(forward!))).toBe('When?\nIn May.');
	const { c1 } = drawNote({ kind: 'cloze', fields: { text: '{{c1::One}} and {{c1::two}}.' } });
	expect(documentText(reveal(c1!))).toContain('One … two');
});

test('a text with several gaps shows all of them', () => {
	const faces = drawNote({
		kind: 'cloze',
		fields: { text: 'From {{c1::May}} on, *some {{c2::20}} kg*.' }
	});
	expect(revealAll(Object.values(faces))).toEqual([
		{
			t: 'p',
			c: [
				'From ',
				{ t: 'mark', c: ['May'] },
				' on, ',
				{ t: 'em', c: ['some ', { t: 'mark', c: ['20'] }, ' kg'] },
				'.'
			]
		}
	]);
});
