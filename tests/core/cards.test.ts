// The rule this file defends: a card is named by its note and a key, and both can be told from the name.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BACKWARD, cardId, cardKeys, FORWARD, noteIdOf } from '../../src/lib/core/cards';

test('a basic note has one card, whatever its fields', () => {
	expect(cardKeys({ kind: 'basic', fields: {} })).toEqual([FORWARD]);
	expect(cardKeys({ kind: 'basic', fields: { Front: 'a', Back: '' } })).toEqual([FORWARD]);
});

test('the note of a card is told by its id, also where note ids hold colons', () => {
	const key = fc.stringMatching(/^[a-z0-9-]{1,12}$/);
	fc.assert(
		fc.property(fc.string(), key, (noteId, key) => {
			expect(noteIdOf(cardId(noteId, key))).toBe(noteId);
		})
	);
});

test('a cloze note has a card for each number that opens and closes, in order', () => {
	const keys = (text: string) => cardKeys({ kind: 'cloze', fields: { text } });
	expect(keys('{{c10::a}} {{c2::b {{c1::c::hint}}}} {{c2::d}}')).toEqual(['c1', 'c2', 'c10']);
	expect(keys('\\{{c3::escaped}} {{c1::open {{c2::shut}}')).toEqual(['c2']);
	expect(keys('none')).toEqual([]);
});

test('a list has a card for each point: in its order, those that it does not name last, empty ones gone', () => {
	const fields = { 'point.a': 'A', 'point.b': 'B', 'point.c': 'C', 'point.d': '' };
	expect(cardKeys({ kind: 'list', fields: { ...fields, order: 'c d a c gone' } })).toEqual(
		'c a b'.split(' ')
	);
	expect(cardKeys({ kind: 'list', fields: {} })).toEqual([]);
});

test('a reversed note is asked both ways, one of a later version as a whole', () => {
	expect(cardKeys({ kind: 'reversed', fields: {} })).toEqual([FORWARD, BACKWARD]);
	expect(cardKeys({ kind: 'later' as never, fields: {} })).toEqual([FORWARD]);
});
