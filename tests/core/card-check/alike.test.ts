// Cards that ask the same, or nearly, are found over a whole deck.
import { expect, test } from 'vitest';
import { findAlike } from '../../../src/lib/core/card-check/alike';
import type { Asks } from '../../../src/lib/core/card-check/asks';

const asks = (id: string, front: string, context = '', noteId = id): Asks => ({
	id,
	front,
	context,
	noteId
});

test('the same question twice is a duplicate, however it is punctuated', () => {
	const found = findAlike([asks('a', 'When do bees swarm?'), asks('b', 'when do bees swarm')]);
	expect(found.get('a')).toMatchObject({ fault: 'duplicate', like: 'b' });
	expect(found.get('b')).toMatchObject({ fault: 'duplicate', like: 'a' });
});

test('one word apart interferes', () => {
	const found = findAlike([
		asks('a', 'How many kilograms of honey does a strong hive need in a cold winter?'),
		asks('b', 'How many kilograms of honey does a weak hive need in a cold winter?')
	]);
	expect(found.get('a')?.fault).toBe('interferes');
});

test('the same question in two sections, and cards of one note, are meant to be so', () => {
	expect(
		findAlike([asks('a', 'What does it cost?', 'Hives'), asks('b', 'What does it cost?', 'Bees')])
			.size
	).toBe(0);
	expect(
		findAlike([asks('a', 'What is it?', '', 'n'), asks('b', 'What is it?', '', 'n')]).size
	).toBe(0);
});

test('different questions in the same words do not count', () => {
	expect(
		findAlike([
			asks('a', 'Where do bees sleep in winter?'),
			asks('b', 'What do wasps eat in summer?')
		]).size
	).toBe(0);
});
