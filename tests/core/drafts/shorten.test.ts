// A sentence is made shorter only by leaving out what grammar can spare.
import { expect, test } from 'vitest';
import { inlineText } from '../../../src/lib/core/document';
import { cuesOf } from '../../../src/lib/core/drafts/cues';
import { conditionOf, shorten } from '../../../src/lib/core/drafts/shorten';

const short = (text: string, most?: number) => inlineText(shorten([text], cuesOf('en'), most));

test('what opens a sentence and says nothing goes, whatever its length', () => {
	expect(short('Nonetheless, you should rest.')).toBe('You should rest.');
	expect(short('In short: rest.')).toBe('Rest.');
	expect(short('So much depends on it.')).toBe('So much depends on it.');
});

test('a long sentence loses its brackets first, then what follows its main clause', () => {
	expect(
		short(
			'Water the beds in the evening (never at noon, when the sun burns wet leaves) and not more than twice a week.',
			14
		)
	).toBe('Water the beds in the evening and not more than twice a week.');
	expect(
		short(
			'Water the beds in the evening and not more than twice a week, because roots that have to search for water grow deep.',
			14
		)
	).toBe('Water the beds in the evening and not more than twice a week.');
	expect(
		short(
			'Although it rains a lot where we live and the soil is heavy, raised beds still need water in summer.',
			12
		)
	).toBe('Raised beds still need water in summer.');
});

test('a short sentence keeps everything', () => {
	const text = 'Water in the evening (not at noon), because leaves burn.';
	expect(short(text)).toBe(text);
});

test('a clause that only sets the scene is never left alone', () => {
	const text =
		'If you have never kept bees before in your life, but would like to try it for a summer, then join a club that lends its hives.';
	expect(short(text, 10)).toBe(text);
});

test('what an answer depends on belongs to the question', () => {
	const of = (text: string) => {
		const { condition, statement } = conditionOf([text]);
		return [inlineText(condition), inlineText(statement)];
	};
	expect(of('If the hive is light in February, then give it fondant.')).toEqual([
		'If the hive is light in February …',
		'Give it fondant.'
	]);
	const both = 'If it is light, feed it. Otherwise, wait for spring.';
	expect(of(both)).toEqual(['', both]);
});
