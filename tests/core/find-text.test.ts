// The rule this file defends: words are found however they are written, and what is marked is what was meant.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findText, prepareText } from '../../src/lib/core/find-text';

const found = (text: string, words: string) =>
	findText(prepareText(text), words).map(({ start, end }) => text.slice(start, end));

test('case, accents, points and width do not matter, in any script', () => {
	expect(found('Café, CAFE and cafe\u0301.', 'cafe')).toEqual(['Café', 'CAFE', 'cafe\u0301']);
	expect(found('a cafe', 'CAFÉ')).toEqual(['cafe']);
	expect(found('Łódź', 'lodz')).toEqual(['Łódź']);
	expect(found('Ὀδυσσεύς', 'οδυσσευσ')).toEqual(['Ὀδυσσεύς']);
	expect(found('Ёлка и йод', 'елка')).toEqual(['Ёлка']);
	expect(found('שָׁלוֹם', 'שלום')).toEqual(['שָׁלוֹם']);
	expect(found('كِتَابٌ وأَمل', 'كتاب')).toEqual(['كِتَابٌ']);
	expect(found('كِتَابٌ وأَمل', 'امل')).toEqual(['أَمل']);
	expect(found('ＡＢＣ １２', 'abc 12')).toEqual(['ＡＢＣ １２']);
	expect(found('İstanbul', 'istanbul')).toEqual(['İstanbul']);
	expect(found('复习卡片，复习', '复习')).toEqual(['复习', '复习']);
	expect(found('한글 공부', '한글')).toEqual(['한글']);
});

test('what tells words apart in a script still does', () => {
	expect(found('कि और की', 'की')).toEqual(['की']);
	expect(found('かが', 'が')).toEqual(['が']);
});

test('a letter that is two when folded is marked whole', () => {
	expect(found('Straße', 'strass')).toEqual(['Straß']);
	expect(found('Straße', 'STRASSE')).toEqual(['Straße']);
	expect(found('Straße', 's')).toEqual(['S', 'ß']);
	expect(found('eﬃcient', 'effic')).toEqual(['eﬃc']);
	expect(found('Æsop', 'ae')).toEqual(['Æ']);
});

test('line breaks, quotation marks, dashes and soft hyphens are what was typed', () => {
	expect(found('one\n\t two', 'one two')).toEqual(['one\n\t two']);
	expect(found('don’t “go”', 'don\'t "go"')).toEqual(['don’t “go”']);
	expect(found('1990–1995', '1990-1995')).toEqual(['1990–1995']);
	expect(found('hy\u00adphen', 'hyphen')).toEqual(['hy\u00adphen']);
	expect(found('a\u00a0b', 'a b')).toEqual(['a\u00a0b']);
});

test('hits do not overlap, and words without letters find nothing', () => {
	expect(found('aaaa', 'aa')).toEqual(['aa', 'aa']);
	for (const nothing of ['', '  ', '\u0301', '\u00ad']) expect(found('a b', nothing)).toEqual([]);
	expect(found('', 'a')).toEqual([]);
	expect(found('C++ (really)', 'c++ (')).toEqual(['C++ (']);
});

test('a piece of any text is found in it, at places that lie in the text and in order', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'grapheme' }), fc.nat(), fc.nat(), (text, a, b) => {
			const units = [...text];
			const [from, to] = [a % (units.length + 1), b % (units.length + 1)].sort((x, y) => x - y);
			const piece = units.slice(from, to).join('');
			const prepared = prepareText(text);
			const hits = findText(prepared, piece);
			if (prepareText(piece).folded.trim()) expect(hits.length).toBeGreaterThan(0);
			let last = 0;
			for (const { start, end } of hits) {
				expect(start).toBeGreaterThanOrEqual(last);
				expect(end).toBeGreaterThan(start);
				last = end;
			}
			expect(last).toBeLessThanOrEqual(text.length);
		})
	);
});

test('megabytes are prepared once, and searched in one walk', () => {
	const text = 'Où est le café ? The quick brown fox — “naïve”.\n'.repeat(100_000);
	const prepared = prepareText(text);
	expect(findText(prepared, 'CAFE')).toHaveLength(100_000);
	expect(findText(prepared, 'not in here')).toEqual([]);
});
