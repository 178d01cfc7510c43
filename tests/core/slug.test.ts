// Names made from words are the same for the same words, and differ where they are given twice.
import { expect, test } from 'vitest';
import { slug, slugger } from '../../src/lib/core/slug';

test('slugs keep letters of every script and end within their length', () => {
	expect(slug("What's up, Doc?")).toBe('whats-up-doc');
	expect(slug('今天下雨吗？')).toBe('今天下雨吗');
	expect(slug('…!')).toBe('');
	expect([...slug('word '.repeat(40))].length).toBeLessThanOrEqual(60);
	const name = slugger('question');
	expect(['Why?', 'why', 'WHY!', 'why 2', '?'].map(name)).toEqual([
		'why',
		'why-2',
		'why-3',
		'why-2-2',
		'question'
	]);
});
