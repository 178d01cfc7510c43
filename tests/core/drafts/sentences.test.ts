// A sentence ends where a reader would say so.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitSentences } from '../../../src/lib/core/drafts/sentences';

const split = (text: string) => splitSentences(text).map(({ from, to }) => text.slice(from, to));

test('full stops of short forms, initials, numbers and brackets end nothing', () => {
	expect(
		split('Ask early (e.g. in May. Or June.) if you can. Dr. A. Reed did, cf. p. 3.5. Go!')
	).toEqual([
		'Ask early (e.g. in May. Or June.) if you can.',
		'Dr. A. Reed did, cf. p. 3.5.',
		'Go!'
	]);
	expect(split('Keep bees, z.B. am Hang. Das geht.')).toEqual([
		'Keep bees, z.B. am Hang.',
		'Das geht.'
	]);
});

test('“no.” and “etc.” end a sentence, unless a number or a small letter follows', () => {
	expect(split('Learn to say no. It helps. See no. 4 for tools, hats, etc. Then go.')).toEqual([
		'Learn to say no.',
		'It helps.',
		'See no. 4 for tools, hats, etc.',
		'Then go.'
	]);
});

test('marks of other scripts end sentences without a space', () => {
	expect(split('水をやる。毎朝です！本当？')).toEqual(['水をやる。', '毎朝です！', '本当？']);
	expect(split('هل هذا صحيح؟ نعم.')).toEqual(['هل هذا صحيح؟', 'نعم.']);
});

test('what is quoted closes with its sentence', () => {
	expect(split('She said “stop.” He went on.')).toEqual(['She said “stop.”', 'He went on.']);
});

test('a bracket that never closes does not swallow what follows for ever', () => {
	const text = `Open (here. ${'One more. '.repeat(200)}`;
	expect(split(text).length).toBeGreaterThan(100);
});

test('no word is lost, and spans neither overlap nor go back', () => {
	fc.assert(
		fc.property(fc.string(), (text) => {
			const spans = splitSentences(text);
			expect(split(text).join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
			for (const [i, { from, to }] of spans.entries()) {
				expect(to).toBeGreaterThan(from);
				expect(from).toBeGreaterThanOrEqual(spans[i - 1]?.to ?? 0);
			}
		})
	);
});
