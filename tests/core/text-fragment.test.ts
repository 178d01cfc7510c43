// The rule this file defends: a passage's live address is written as the specification of text fragments
// asks (https://wicg.github.io/scroll-to-text-fragment/), and leads nowhere but to a page of the web.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { liveAddress, textDirective } from '../../src/lib/core/text-fragment';

const page = 'https://example.org/faq';

test('a short quote is named whole, without the signs at its ends', () => {
	expect(liveAddress(page, { quote: 'Stores, not warmth.' })).toBe(
		'https://example.org/faq#:~:text=Stores%2C%20not%20warmth'
	);
});

test('the characters that the directive is made of are encoded', () => {
	expect(textDirective('a-b & c, d')).toBe('text=a%2Db%20%26%20c%2C%20d');
	expect(textDirective('100% of #1? “Yes”')).toBe('text=100%25%20of%20%231%3F%20%E2%80%9CYes');
});

test('a long quote is named by its first and its last words', () => {
	expect(textDirective('One two three four, five six seven eight nine ten eleven twelve.')).toBe(
		'text=One%20two%20three%20four,nine%20ten%20eleven%20twelve'
	);
});

test('a quote of several lines is named by its ends, since words run on within a block only', () => {
	expect(textDirective('Compare them.\nMove frames.')).toBe('text=Compare%20them,Move%20frames');
	expect(textDirective('\n* * *\nOne\n')).toBe('text=One');
});

test('a script without spaces is cut at its clauses', () => {
	expect(textDirective('一，二，三，四，五，六，七，八，九，十，十一。')).toBe(
		`text=${encodeURIComponent('一，二，三，四')},${encodeURIComponent('八，九，十，十一')}`
	);
});

test('anchor and words stand side by side; without a quote the anchor leads, without both the page', () => {
	expect(liveAddress(page, { anchor: 'winter', quote: 'Stores.' })).toBe(
		`${page}#winter:~:text=Stores`
	);
	expect(liveAddress(page, { anchor: 'winter' })).toBe(`${page}#winter`);
	expect(liveAddress(`${page}#top`, { anchor: 'winter' })).toBe(`${page}#winter`);
	expect(liveAddress(`${page}#top`, { quote: 'Stores.' })).toBe(`${page}#top:~:text=Stores`);
	expect(liveAddress(`${page}#:~:text=old`, { quote: 'new' })).toBe(`${page}#:~:text=new`);
	// Decks name the place of an entry by words of the page.
	expect(liveAddress(page, { anchor: ':~:text=old' })).toBe(`${page}#:~:text=old`);
	expect(liveAddress(page, { anchor: ':~:text=in%20winter' })).toBe(`${page}#:~:text=in%20winter`);
	expect(liveAddress(`${page}#top`, { anchor: 'winter:~:text=a' })).toBe(`${page}#winter:~:text=a`);
	expect(liveAddress(page)).toBe(page);
	expect(liveAddress(page, { quote: '…' })).toBe(page);
});

test('what is no page of the web has no live address', () => {
	for (const address of [
		undefined,
		'',
		'#top',
		'mailto:a@example.org',
		'javascript:alert(1)',
		'faq.html'
	])
		expect(liveAddress(address, { quote: 'Words.' })).toBe(undefined);
});

test('whatever the quote, the address is one that a browser reads as it was meant', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'binary' }), (quote) => {
			const address = new URL(liveAddress(page, { quote })!);
			expect(address.host).toBe('example.org');
			const [, directive = ''] = address.hash.split(':~:');
			if (!directive) return;
			const parts = /^text=([^,&-]+)(?:,([^,&-]+))?$/.exec(directive)!.slice(1);
			const words = (text: string) => text.normalize('NFC').match(/[\p{L}\p{N}]+/gu) ?? [];
			for (const part of parts.filter((text) => text))
				for (const word of words(decodeURIComponent(part)))
					expect(quote.normalize('NFC')).toContain(word);
		}),
		{ numRuns: 1000 }
	);
});
