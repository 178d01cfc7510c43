// The rule this file defends: what was typed is judged by what it says and not by how it is written, and the
// pieces shown give the whole answer and all that was typed.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { answerText, compareTyped, type TypedPart } from '../../src/lib/core/type-in';

const verdict = (typed: string, answer: string) => compareTyped(typed, answer).verdict;
/** Pieces as one line: `-missing-` and `+extra+`. */
const line = (typed: string, answer: string) =>
	compareTyped(typed, answer)
		.parts.map(({ text, kind }) => ({ same: text, missing: `-${text}-`, extra: `+${text}+` })[kind])
		.join('');

test.each([
	['paris', 'Paris.'],
	['cafe creme', 'Café crème'],
	['e mail', 'E-Mail'],
	['ＡＢＣ　１２', 'abc 12'],
	['seine', 'The Seine'],
	['the Seine', 'Seine'],
	['eau', 'l’eau'],
	['strasse', 'Straße'],
	['ß', 'SS'],
	['Lodz', 'Łódź'],
	['שלום', 'שָׁלוֹם'],
	['1000', '1,000'],
	['3,5', '3.5'],
	['A', 'a'],
	['…', '...'],
	['한국', '한국'.normalize('NFD')]
])('%s is right for %s', (typed, answer) => {
	expect(verdict(typed, answer)).toBe('right');
	expect(compareTyped(typed, answer).parts).toEqual([{ text: answer, kind: 'same' }]);
});

test.each([
	['Siene', 'Seine'],
	['Pari', 'Paris'],
	['photosinthesys', 'photosynthesis'],
	['recieve the letter', 'receive the letter']
])('%s is close to %s', (typed, answer) => {
	expect(verdict(typed, answer)).toBe('close');
});

test.each([
	['1998', '1989'],
	['3.14', '3.15'],
	['35', '3.5'],
	['-5', '5'],
	['C', 'C++'],
	['cat', 'car'],
	['12', '1/2'],
	['की', 'का'],
	['Rhine', 'Seine'],
	['', 'Seine'],
	['!', '?']
])('%s is wrong for %s', (typed, answer) => {
	expect(verdict(typed, answer)).toBe('wrong');
});

test('the difference is shown by words, and by letters where words resemble each other', () => {
	expect(line('boil the watter then pour', 'Boil the water, slowly pour')).toBe(
		'Boil the wat+t+er, -slowly- +then+ pour'
	);
	expect(line('big river', 'The very big river')).toBe('The -very- big river');
	expect(line('the big old river', 'big river')).toBe('big +old+ river');
	expect(line('Seene', 'Seine')).toBe('Se-i-+e+ne');
	expect(line('Rome', 'Paris, of course')).toBe('-Paris,- +Rome+ -of course-');
	expect(line('東京タワ', '東京タワー')).toBe('東京タワ-ー-');
	expect(line('', 'Seine')).toBe('-Seine-');
	expect(line('x', '')).toBe('+x+');
	expect(line('?', '!')).toBe('-!-+?+');
});

test('what is to be typed is the first block of the answer', () => {
	const doc = [
		{ t: 'rule' as const },
		{ t: 'p' as const, c: ['Paris ', { t: 'strong' as const, c: ['it'] }] },
		{ t: 'p' as const, c: ['On the Seine.'] }
	];
	expect(answerText(doc)).toBe('Paris it');
	expect(answerText([])).toBe('');
});

const word = fc.constantFrom(
	'the',
	'Tea',
	'watr',
	'water',
	'a-b',
	'—',
	'3.5',
	'été',
	'東京',
	'I',
	'!'
);
const words = fc.array(word, { maxLength: 8 }).map((all) => all.join(' '));
const textOf = (parts: TypedPart[], left: TypedPart['kind']) =>
	parts
		.filter(({ kind }) => kind !== left)
		.map(({ text }) => text)
		.join('')
		.replace(/\s+/g, '');

test('the pieces give the whole answer, and equal texts are right both ways', () => {
	fc.assert(
		fc.property(fc.oneof(words, fc.string()), fc.oneof(words, fc.string()), (typed, answer) => {
			const { parts, verdict: said } = compareTyped(typed, answer);
			expect(textOf(parts, 'extra').normalize('NFC')).toBe(
				answer.replace(/\s+/g, '').normalize('NFC')
			);
			if (typed.trim() && answer.trim())
				expect(verdict(answer, typed) === 'right').toBe(said === 'right');
			if (answer.trim()) expect(verdict(answer, answer)).toBe('right');
		})
	);
});

test('a text of a megabyte is compared by its beginning', () => {
	const long = 'many words and more '.repeat(50_000);
	expect(verdict(long, long + 'end')).toBe('right');
	expect(verdict('x'.repeat(1e6), 'y'.repeat(1e6))).toBe('wrong');
	expect(verdict('x '.repeat(1e5), 'y '.repeat(1e5))).toBe('wrong');
});
