// Rule: the changes between two texts give both of them back, in any script and at any length.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wordChanges, type WordChange } from '../../src/lib/core/word-changes';

const sides = (changes: WordChange[]) => [
	changes.map((one) => ('same' in one ? one.same : one.was)).join(''),
	changes.map((one) => ('same' in one ? one.same : one.now)).join('')
];

test('only the words that changed are told', () => {
	expect(wordChanges('Plant it in late autumn.', 'Plant it in early spring.')).toEqual([
		{ same: 'Plant it in ' },
		{ was: 'late autumn', now: 'early spring' },
		{ same: '.' }
	]);
	expect(wordChanges('港の門は日没後に閉まります。', '港の門は日没前に閉まります。')).toEqual([
		{ same: '港の門は日没' },
		{ was: '後', now: '前' },
		{ same: 'に閉まります。' }
	]);
	expect(wordChanges('القطار في المحطة', 'القطار في المدينة')).toEqual([
		{ same: 'القطار في ' },
		{ was: 'المحطة', now: 'المدينة' }
	]);
	expect(wordChanges('', 'New.')).toEqual([{ was: '', now: 'New.' }]);
	expect(wordChanges('Same.', 'Same.')).toEqual([{ same: 'Same.' }]);
});

test('a change stays within its line: points that come, go and move leave the others as they are', () => {
	const before = '– Fifteen kilos of honey\n– A dry floor\n– A narrow door';
	const after = '– A dry floor.\n– Twenty kilos of honey.\n– A narrow door.\n– Shelter.';
	expect(wordChanges(before, after)).toEqual([
		{ was: '– Fifteen kilos of honey\n', now: '' },
		{ same: '– A dry floor' },
		{ was: '', now: '.' },
		{ same: '\n' },
		{ was: '', now: '– Twenty kilos of honey.\n' },
		{ same: '– A narrow door' },
		{ was: '', now: '.\n' },
		{ was: '', now: '– Shelter.' }
	]);
	expect(wordChanges('1. Boil it.\n2. Pour it.', '1. Fill it.\n2. Boil it.\n3. Pour it.')).toEqual([
		{ was: '', now: '1. Fill it.\n' },
		{ was: '1', now: '2' },
		{ same: '. Boil it.\n' },
		{ was: '2', now: '3' },
		{ same: '. Pour it.' }
	]);
	expect(wordChanges('One.\n\nTwo.', 'One.\n\nTwo.\n\nThree.')).toEqual([
		{ same: 'One.\n\nTwo.' },
		{ was: '', now: '\n\n' },
		{ was: '', now: 'Three.' }
	]);
});

test('both texts come out of it again', () => {
	const text = fc
		.array(fc.constantFrom('tea', 'is', ' ', '. ', '\n', '茶', '🫖', 'a', '1.5', 'ά'))
		.map((parts) => parts.join(''));
	fc.assert(
		fc.property(text, text, (a, b) => {
			expect(sides(wordChanges(a, b))).toEqual([a, b]);
		})
	);
});

test('a long answer is compared by its sentences, and still by words where they differ', () => {
	const long = Array.from(
		{ length: 3000 },
		(_, k) => `Sentence ${k} tells of tea number ${k % 7}.`
	);
	const edited = long.map((line, k) => (k === 1500 ? line.replace('tea', 'milk') : line));
	const shuffled = [...edited.slice(40), ...edited.slice(0, 40)];
	expect(wordChanges(long.join(' '), edited.join(' '))).toEqual([
		{ same: expect.stringMatching(/Sentence 1500 tells of $/) },
		{ was: 'tea ', now: 'milk ' },
		{ same: expect.stringMatching(/^number/) }
	]);
	const changes = wordChanges(long.join(' '), shuffled.join('\n'));
	expect(sides(changes)).toEqual([long.join(' '), shuffled.join('\n')]);
});
