// What is told of a source without the source: sentences that were taken over are found, names are not.
import { expect, test } from 'vitest';
import { digestSource, digestsOf, RUN, stepsOf, unpack, wordsOf } from '../../scripts/overlap';

const source = [
	'# Tea',
	'',
	'Career',
	'------',
	'',
	'Q. Why is *my* tea bitter?',
	'',
	'A. Because the water is too hot; it’s [the old story](https://example.org/a-b) of all pots.',
	'',
	'Q: Who knows more?',
	'',
	'Ask at Tea House London, Green Leaf Company, Oolong Friends Berlin, or the Kettle.',
	'',
	'Resources',
	'---------',
	'',
	'[How to brew a pot of green tea without any fuss](https://example.org/brew), A. Writer. Short.'
].join('\n');
const { runs, places } = digestSource(source);

function taken(text: string): number {
	const known = unpack(runs);
	return digestsOf(wordsOf(text), RUN).filter((digest) => known.has(digest)).length;
}

test('eight words in a row are found however they are set, seven are not', () => {
	expect(taken('BECAUSE the **water** is too hot: its the…')).toBe(1);
	expect(taken('so because the water is too hot, it’s [the](https://x.org) old story')).toBe(3);
	expect(taken('because the water is too hot it’s bitter')).toBe(0);
});

test('titles of what is linked and rows of names are free', () => {
	expect(taken('How to brew a pot of green tea without any fuss')).toBe(0);
	expect(taken('Tea House London, Green Leaf Company, Oolong Friends Berlin')).toBe(0);
	expect(taken('at Tea House London, Green Leaf Company, Oolong')).toBe(1);
});

test('places are what comes first, questions and resources, and few words say which', () => {
	expect(places).toHaveLength(4);
	const placeOf = (words: string) =>
		places.findIndex((place) => {
			const there = unpack(place);
			return stepsOf(wordsOf(words)).every((step) => there.has(step));
		});
	expect(placeOf('Why is my tea')).toBe(1);
	expect(placeOf('Who knows more')).toBe(2);
	expect(placeOf('A. Writer')).toBe(3);
	expect(placeOf('no such words')).toBe(-1);
});
