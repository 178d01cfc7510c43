// A part of a text keeps the markup it stands in, and no word is lost or gained by cutting.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inlineText, type Inline } from '../../src/lib/core/document';
import { sliceInline } from '../../src/lib/core/inline-slice';

const content: Inline[] = [
	'Read ',
	{ t: 'strong', c: ['the ', { t: 'link', to: 'https://a.example', c: ['old book'] }] },
	' twice',
	{ t: 'ref', id: '1' },
	'. Then ',
	{ t: 'code', v: 'run it' },
	'.'
];

test('a slice keeps links and emphasis, and loses the spaces at its ends', () => {
	expect(sliceInline(content, { from: 4, to: 14 })).toEqual([
		{ t: 'strong', c: ['the ', { t: 'link', to: 'https://a.example', c: ['old b'] }] }
	]);
});

test('code that is cut stays whole, and a note goes with what it follows', () => {
	expect(sliceInline(content, { from: 18, to: 34 })).toEqual([
		'twice',
		{ t: 'ref', id: '1' },
		'. Then ',
		{ t: 'code', v: 'run it' }
	]);
});

test('any two slices that meet hold the words of the whole', () => {
	const inline: fc.Arbitrary<Inline[]> = fc.array(
		fc.oneof(
			fc.string().filter((text) => text.length > 0),
			fc.string({ minLength: 1 }).map((text): Inline => ({ t: 'em', c: [text] }))
		),
		{ maxLength: 6 }
	);
	fc.assert(
		fc.property(inline, fc.nat(40), (parts, at) => {
			const text = inlineText(parts);
			const both = [
				inlineText(sliceInline(parts, { from: 0, to: at })),
				inlineText(sliceInline(parts, { from: at, to: text.length }))
			].join('');
			expect(both.replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
		})
	);
});
