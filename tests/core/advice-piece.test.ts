// The rule this file defends: an advice says all of a short answer and the beginning of a long one, gives a reason
// only where a card asks for one, and a note that is in no document speaks for itself.
import { expect, test } from 'vitest';
import { pieceOf } from '../../src/lib/core/advice-piece';
import type { Doc } from '../../src/lib/core/document';
import { entryKey, readEntryKey } from '../../src/lib/core/entry-key';
import type { Source } from '../../src/lib/core/model';
import type { Entry } from '../../src/lib/core/outline';
import { plainText } from '../../src/lib/core/plain-text';

const p = (text: string): Doc => [{ t: 'p', c: [text] }];
const face = (front: string, back = 'Because.') => ({ front: p(front), back: p(back) });
const source: Source = {
	id: 'tea',
	kind: 'faq',
	title: 'Tea',
	address: 'https://example.org/tea#top',
	editionHash: 'e',
	addedMs: 0,
	clocks: {}
};
const origin = (answer: Doc) => ({
	source,
	passage: {
		id: 'bitter',
		found: {
			entry: {
				id: 'bitter',
				question: 'What makes tea bitter?',
				section: ['Brewing', 'Green tea'],
				answer,
				confidence: 1,
				reason: '',
				anchor: 'bitter'
			} satisfies Entry
		}
	}
});

test('an entry is its question and its whole answer, with its place', () => {
	const piece = pieceOf('tea bitter', [face('Which substances?')], origin(p('Tannins.')));
	expect(piece).toMatchObject({
		question: p('What makes tea bitter?'),
		answer: p('Tannins.'),
		cut: false,
		context: 'Brewing › Green tea',
		entryId: 'bitter',
		live: 'https://example.org/tea#bitter'
	});
	expect(piece).not.toHaveProperty('why');
});

test('of a long answer whole blocks are shown, and that it goes on is said', () => {
	const block = p('word '.repeat(100))[0]!;
	const piece = pieceOf('k', [face('?')], origin(Array<typeof block>(5).fill(block)));
	expect(piece).toMatchObject({ answer: [block, block], cut: true });
	// One block that is long cannot be cut.
	const one = p('word '.repeat(1000));
	expect(pieceOf('k', [face('?')], origin(one))).toMatchObject({ answer: one, cut: false });
});

test('a card that asks why gives the reason, in any of the languages', () => {
	const asks = [
		'Why does green tea want cooler water?',
		'Two cups were bitter. Why?',
		'Warum zieht grüner Tee kürzer?',
		'L’eau ne bout pas. Pourquoi ?',
		'¿Por qué amarga el té?'
	];
	for (const front of asks)
		expect(pieceOf('k', [face('What?'), face(front)], origin([])), front).toHaveProperty(
			'why.front',
			p(front)
		);
	for (const front of ['That is why.', 'What does Why mean?', 'Which tea, and why not black?'])
		expect(pieceOf('k', [face(front)], origin([])), front).not.toHaveProperty('why');
});

test('a note that comes from no document is what its card shows', () => {
	const own = { ...face('Front?', 'Back.'), context: 'Kitchen' };
	expect(pieceOf('n1', [own])).toMatchObject({
		question: own.front,
		answer: own.back,
		context: 'Kitchen',
		cut: false
	});
	expect(pieceOf('n1', [])).toBe(undefined);
	// Its passage is gone, but not the document.
	expect(pieceOf('tea x', [own], { source })).toMatchObject({ question: own.front, source });
});

test('a key names an entry of a source, or a note', () => {
	const key = entryKey({ id: 'tea.n', sourceId: 'tea', entryId: 'why so bitter' });
	expect(readEntryKey(key)).toEqual({ sourceId: 'tea', entryId: 'why so bitter' });
	expect(readEntryKey(entryKey({ id: 'n1', sourceId: 'tea' }))).toEqual({ noteId: 'n1' });
});

test('a message keeps paragraphs and lists apart', () => {
	const doc: Doc = [
		...p('First, hot water:'),
		{ t: 'list', start: 3, items: [p('pour'), [...p('wait'), ...p('two minutes')]] },
		{ t: 'list', items: [p('sip')] },
		{ t: 'quote', c: [...p('Ah.'), ...p('Tea.')] },
		{ t: 'rule' },
		{ t: 'table', rows: [[['green'], ['70 °C']]] }
	];
	expect(plainText(doc)).toBe(
		'First, hot water:\n\n3. pour\n4. wait\n   two minutes\n\n– sip\n\n> Ah.\n>\n> Tea.\n\ngreen | 70 °C'
	);
});
