// A deck that is written reads back as it was, whatever its texts hold; a card that cannot is named instead.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readDeck } from '../../src/lib/formats/deck';
import { writeDeck, type WrittenCard, type WrittenDeck } from '../../src/lib/formats/deck-write';

const head = { id: 'tea', title: 'Tea', deckDate: '2026-07-01', language: 'en' };
const deckOf = (cards: WrittenCard[], more: Partial<WrittenDeck> = {}): WrittenDeck => ({
	head,
	sections: [
		{
			id: 'brewing',
			title: 'Brewing',
			entries: [{ id: 'pots', question: 'Which pots?', summary: 'All of *them*.', cards }]
		}
	],
	...more
});
const card = (fields: WrittenCard['fields'], more: Partial<WrittenCard> = {}): WrittenCard => ({
	id: 'a',
	kind: 'basic',
	fields,
	tags: [],
	...more
});
const back = (deck: WrittenDeck) => {
	const { text, left } = writeDeck(deck);
	const read = readDeck(text);
	return { left, read, cards: read.sections.flatMap((s) => s.entries.flatMap((e) => e.cards)) };
};
const fieldsOf = (read: ReturnType<typeof back>['cards'][number]) =>
	read.note?.fields ?? { front: read.frontText, back: read.backText };

test('head, sections, entries and where they are answered come back', () => {
	const written = deckOf([card({ front: 'Why?', back: 'So.' }, { tags: ['hot', 'Not One!'] })], {
		head: {
			...head,
			title: '"Tea", and more',
			author: '"A. Writer"',
			source: 'https://example.org/faq',
			sourceDate: '2024-06-23',
			attribution: 'After\nA. Writer: all of it.'
		}
	});
	written.sections[0]!.entries[0]!.at = 'Which pots are';
	const { read, cards } = back(written);
	expect(read).toMatchObject({
		title: '"Tea", and more',
		author: '"A. Writer"',
		attribution: 'After A. Writer: all of it.'
	});
	expect(read.sections[0]!.entries[0]).toMatchObject({
		id: 'pots',
		question: 'Which pots?',
		summaryText: 'All of *them*.',
		address: 'https://example.org/faq#:~:text=Which%20pots%20are'
	});
	expect(cards[0]).toMatchObject({ frontText: 'Why?', backText: 'So.', tags: ['hot'] });
});

const kept: [string, WrittenCard][] = [
	['headings in an answer', card({ front: 'Q?', back: '# One\n\n## Two {#b}\n\n #### Three' })],
	['a question of several lines', card({ front: 'Q:\n\n- a\n- b', back: 'A' })],
	['words like the marks of a field', card({ front: 'Q?', back: '{back}\n\\{front}\n{other}' })],
	['braces and quotes', card({ front: 'What is {"x"} {#y}', back: '{#z}', context: 'A "b" {c}' })],
	['a fence with headings in it', card({ front: 'Q?', back: '```md\n#### x {#y}\n{back}\n```' })],
	['a fence that stays open', card({ front: 'Q?', back: '~~~~\ncode' })],
	['code by indentation', card({ front: 'Q?', back: '    x = 1\n\nSo.' })],
	['a table', card({ front: 'Q?', back: '| a | b |\n| - | - |\n| 1 | \\| |' })],
	['words from right to left', card({ front: 'מה זה תה?', back: 'משקה.\u202e x' })],
	['a question both ways', card({ front: 'Tea', back: 'Tee' }, { kind: 'reversed' })],
	['an answer that is typed', card({ front: 'Tea', back: 'Tee' }, { kind: 'type-in' })],
	['gaps', card({ text: 'A {{c1::b}} {{c2::d::hint}}', back: 'More' }, { kind: 'cloze' })],
	[
		'a list',
		card({ front: 'Steps?', order: 'x y', 'point.x': 'Boil', 'point.y': 'Pour' }, { kind: 'list' })
	],
	['an id of another script', card({ front: 'Q?', back: 'A' }, { id: 'faq.00a.вопрос.list-2' })]
];
for (const [name, written] of kept)
	test(`what reads back as it was: ${name}`, () => {
		const { cards, left } = back(
			deckOf([written, card({ front: 'Next?', back: 'n' }, { id: 'n' })])
		);
		expect(left).toEqual([]);
		expect(cards.map(({ id }) => id)).toEqual([written.id, 'n']);
		const { context, ...fields } = written.fields;
		const closed = fields.back?.startsWith('~~~~') ? { back: `${fields.back}\n~~~~` } : {};
		expect(fieldsOf(cards[0]!)).toEqual({ ...fields, ...closed });
		expect(cards[0]).toMatchObject({ kind: written.kind, ...(context ? { context } : {}) });
	});

test('what a deck file cannot hold is named, and everything else is in it', () => {
	const unsafe = card({ front: 'Q?', back: '[x](javascript:alert)' }, { id: 'unsafe' });
	const picture = card({ front: 'Q?', back: '![x](media:abc)' }, { id: 'picture' });
	const later = card({ front: 'Q?', back: 'A' }, { id: 'later', kind: 'riddle' as never });
	const good = card({ front: 'Q?', back: 'A' });
	const { cards, left } = back(deckOf([unsafe, good, picture, later]));
	expect(left.map(({ id }) => id)).toEqual(['unsafe', 'picture', 'later']);
	expect(cards.map(({ id }) => id)).toEqual(['a']);
});

test('words around the cards never spoil the file', () => {
	const written = deckOf([card({ front: 'Q?', back: 'A' })]);
	const [section] = written.sections;
	section!.title = '[x](javascript:y) {#z}';
	Object.assign(section!.entries[0]!, {
		question: 'What is <a:b>\n# and so on?',
		summary: '![a picture](media:abc)'
	});
	const { read, cards } = back(written);
	expect(read.sections[0]!.title).toBe('[x] (javascript:y) {#z}');
	expect(read.sections[0]!.entries[0]!.question).toBe('What is < a:b> # and so on?');
	expect(cards).toHaveLength(1);
});

test('any text either reads back or is named, and never spoils its neighbours', () => {
	const piece = fc.constantFrom(
		...['#', '##', '####', ' ', '\n', '{', '}', '"', '`', '```', '~~~', '|', '\\', '{back}'],
		...['{#a}', '{front}', '- ', '> ', 'word', 'שלום', '\u2028', '\t', '---', '<b>', '    ', '\r\n']
	);
	const text = fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join(''));
	const good = card({ front: 'Next?', back: 'n' }, { id: 'next' });
	fc.assert(
		fc.property(text, text, text, (front, answer, context) => {
			const hostile = card({ front: `w${front}`, back: `w${answer}`, context });
			const { cards, left } = back(deckOf([hostile, good]));
			expect(cards.at(-1)).toMatchObject({ id: 'next', frontText: 'Next?', backText: 'n' });
			expect(cards.length + left.length).toBe(2);
			if (left.length) return;
			const plain = (words = '') => words.replace(/\r\n/g, '\n').trim();
			expect(plain(cards[0]!.frontText)).toContain(plain(`w${front}`));
			expect(plain(cards[0]!.backText)).toContain(plain(`w${answer}`));
		}),
		{ numRuns: 300 }
	);
});
