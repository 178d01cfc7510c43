// The shell and the parts: what is cached at install, and what is fetched when idle.
import { expect, test } from 'vitest';
import { precacheOf } from '../../scripts/precache';

const entry = (url: string, size: number) => ({ url, revision: null, size });

test('pages are their folders, and what reads documents is parts, whatever their size, what looks after the library and small ones first', () => {
	const { manifest } = precacheOf('/adage/')([
		entry('prerendered/pages/index.html', 1),
		entry('prerendered/pages/study/index.html', 1),
		entry('client/_app/immutable/workers/read-AAAAAAAA.js', 240_000),
		entry('client/_app/immutable/workers/care-KKKKKKKK.js', 150_000),
		entry('client/_app/immutable/workers/chunks/docx-B_B-BBBB.js', 310_000),
		entry('client/_app/immutable/workers/chunks/faq-table-CCCCCCCC.js', 900),
		// What the worker shares among its readers.
		entry('client/_app/immutable/workers/chunks/question-DDDDDDDD.js', 37_000),
		// What a page needs for some documents alone, and what all pages do.
		entry('client/_app/immutable/parts/math-EEEEEEEE.js', 160_000),
		entry('client/_app/immutable/chunks/FFFFFFFF.js', 30_000),
		// Decks: their list is the shell's, they themselves come before all other parts.
		entry('client/decks/index.json', 200),
		// Styles of a part come with it, those of pages and of what they share with the shell.
		entry('client/_app/immutable/assets/ImportLook.IIIIIIII.css', 3_000),
		entry('client/_app/immutable/assets/Sheet.JJJJJJJJ.css', 1_000),
		entry('client/decks/advice-0a1b2c3d.json', 250_000),
		entry('client/boot.js', 500),
		entry('client/_app/immutable/assets/serif-latin-400-normal.HHHHHHHH.woff2', 18_000),
		entry('client/_app/immutable/assets/serif-latin-400-italic.GGGGGGGG.woff2', 19_000)
	]);
	expect(manifest.map(({ url, part }) => [url, part])).toEqual([
		['/adage/', undefined],
		['study/', undefined],
		['_app/immutable/workers/chunks/question-DDDDDDDD.js', undefined],
		['_app/immutable/chunks/FFFFFFFF.js', undefined],
		['decks/index.json', undefined],
		['_app/immutable/assets/Sheet.JJJJJJJJ.css', undefined],
		['boot.js', undefined],
		['_app/immutable/assets/serif-latin-400-normal.HHHHHHHH.woff2', undefined],
		['decks/advice-0a1b2c3d.json', 'decks'],
		['_app/immutable/workers/care-KKKKKKKK.js', 'care'],
		['_app/immutable/workers/chunks/faq-table-CCCCCCCC.js', 'faq-table'],
		['_app/immutable/assets/ImportLook.IIIIIIII.css', 'drafts-page'],
		['_app/immutable/assets/serif-latin-400-italic.GGGGGGGG.woff2', 'italics'],
		['_app/immutable/parts/math-EEEEEEEE.js', 'math'],
		['_app/immutable/workers/read-AAAAAAAA.js', 'read'],
		['_app/immutable/workers/chunks/docx-B_B-BBBB.js', 'docx']
	]);
});
