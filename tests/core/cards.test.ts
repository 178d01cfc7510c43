// The rule this file defends: a card is named by its note and a key, and both can be told from the name.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cardId, cardKeys, FORWARD, noteIdOf } from '../../src/lib/core/cards';

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
