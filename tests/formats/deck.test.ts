// The rule this file defends: a deck that reads is whole, and whatever is wrong with one is said in
// sentences with their lines.
import { expect, test } from 'vitest';
import { documentText } from '../../src/lib/core/document';
import { DeckError, readDeck } from '../../src/lib/formats/deck';

const head = [
	'---',
	'id: tea',
	'title: Tea',
	'author: A. Writer',
	'source: https://example.org/tea/faq',
	'sourceDate: 2024-06-23',
	'deckDate: 2024-07-01',
	'language: en',
	'attribution: After A. Writer: all of it.',
	'---'
].join('\n');

const body = [
	'',
	'',
	'## Brewing {#brewing}',
	'',
	'### What makes tea bitter? {#bitter at="Why so-so bitter"}',
	'',
	'Heat and *time*.',
	'',
	'#### Which substance? {#cause tags=brewing,beginner context="Black {tea}, mostly" kind=basic}',
	'',
	'Tannins, see [this](../tannin).',
	'',
	'- one',
	'- two',
	'',
	'#### How long? {#time}',
	'',
	'Three minutes.'
].join('\n');

function faultsOf(markdown: string): string[] {
	try {
		readDeck(markdown);
	} catch (error) {
		expect(error).toBeInstanceOf(DeckError);
		expect((error as DeckError).name).toBe('DeckError');
		return (error as DeckError).message.split('\n');
	}
	return [];
}

/** The faults of a good deck after one change. */
function spoilt(find: string, put: string): string[] {
	const good = head + body;
	expect(good).toContain(find);
	return faultsOf(good.replace(find, put));
}

test('a deck file becomes sections, entries and cards with their attributes', () => {
	const deck = readDeck(head + body);
	expect(deck).toMatchObject({
		id: 'tea',
		title: 'Tea',
		author: 'A. Writer',
		source: 'https://example.org/tea/faq',
		sourceDate: '2024-06-23',
		deckDate: '2024-07-01',
		language: 'en',
		attribution: 'After A. Writer: all of it.'
	});
	expect(deck.sections).toHaveLength(1);
	const [section] = deck.sections;
	expect(section).toMatchObject({ id: 'brewing', title: 'Brewing' });
	const [entry] = section!.entries;
	expect(entry).toMatchObject({ id: 'bitter', question: 'What makes tea bitter?' });
	expect(entry!.summaryText).toBe('Heat and *time*.');
	expect(documentText(entry!.summary)).toBe('Heat and time.');
	const [cause, time] = entry!.cards;
	expect(cause).toMatchObject({
		id: 'cause',
		kind: 'basic',
		frontText: 'Which substance?',
		backText: 'Tannins, see [this](../tannin).\n\n- one\n- two',
		context: 'Black {tea}, mostly',
		tags: ['brewing', 'beginner']
	});
	expect(documentText(cause!.front)).toBe('Which substance?');
	expect(time).toMatchObject({ id: 'time', kind: 'basic', tags: [] });
	expect(time).not.toHaveProperty('context');
});

test('an entry links to its place in the source, by words, by fragment or to the page', () => {
	const addressOf = (at: string) =>
		readDeck((head + body).replace(' at="Why so-so bitter"', at)).sections[0]!.entries[0]!.address;
	expect(addressOf(' at="Why so-so bitter"')).toBe(
		'https://example.org/tea/faq#:~:text=Why%20so%2Dso%20bitter'
	);
	expect(addressOf(' at=#bitter')).toBe('https://example.org/tea/faq#bitter');
	expect(addressOf('')).toBe('https://example.org/tea/faq');
});

test('relative links in a deck are taken from its source', () => {
	const [cause] = readDeck(head + body).sections[0]!.entries[0]!.cards;
	expect(JSON.stringify(cause!.back)).toContain('"https://example.org/tannin"');
});

test('line endings and a byte order mark change nothing', () => {
	expect(readDeck('\uFEFF' + (head + body).replaceAll('\n', '\r\n'))).toEqual(
		readDeck(head + body)
	);
});

test('code in an answer may look like a heading or an unsafe link', () => {
	const code = 'Three.\n\n```md\n#### No card\n[no](javascript:link)\n```\n\nAnd `[a](data:b)`.';
	const deck = readDeck((head + body).replace('Three minutes.', code));
	const { cards } = deck.sections[0]!.entries[0]!;
	expect(cards).toHaveLength(2);
	expect(cards[1]!.backText).toBe(code);
});

test('a fifth-level heading belongs to the answer', () => {
	const deck = readDeck((head + body).replace('Three minutes.', '##### Green\n\nTwo.'));
	expect(documentText(deck.sections[0]!.entries[0]!.cards[1]!.back)).toBe('Green\nTwo.');
});

const faults: [string, string, string, RegExp][] = [
	['no id on a card', ' {#time}', '', /^Line 25: The card “How long\?” has no id/],
	['no id on an entry', '{#bitter ', '{', /^Line 14: The entry “What makes.*” has no id/],
	['no id on a section', ' {#brewing}', '', /^Line 12: The section “Brewing” has no id/],
	['two ids', '{#time}', '{#time #hour}', /^Line 25: .* more than one id\.$/],
	['an id given twice', '{#time}', '{#cause}', /^Line 25: .*“cause” was given before, in line 18/],
	['an id with capitals', '{#time}', '{#Time}', /^Line 25: The id “Time” may hold lower-case/],
	['an empty answer', 'Three minutes.', '', /^Line 25: The card “time” has no answer\.$/],
	['an answer of a rule only', 'Three minutes.', '***', /^Line 25: The card “time” has no answer/],
	['no question', 'How long? {#time}', '{#time}', /^Line 25: The card “time” has no words/],
	['no summary', 'Heat and *time*.', '', /^Line 14: The entry “bitter” has no summary\.$/],
	['an unknown attribute', 'tags=', 'labels=', /^Line 18: A card knows no attribute “labels”/],
	['an attribute of another heading', 'at=', 'tags=', /^Line 14: An? entry knows no attribute/],
	['an empty attribute', ' kind=basic', ' kind=', /^Line 18: The attribute “kind” has no value/],
	['an unknown kind', 'kind=basic', 'kind=riddle', /^Line 18: .*unknown kind “riddle”/],
	['a tag that is none', 'beginner', 'Beginner!', /^Line 18: The tag “Beginner!” may hold/],
	['an unsafe link', '../tannin', 'javascript:alert(1)', /^Line 20: The link to “javascript:alert/],
	['an unsafe bare link', 'Three minutes.', '<data:x>', /^Line 27: The link to “data:x” is not/],
	[
		'an unsafe definition',
		'Three minutes.',
		'[a]\n\n[a]: vbscript:x',
		/^Line 29: The link to “vbs/
	],
	[
		'text before sections',
		'## Brewing',
		'Hello\n\n## Brewing',
		/^Line 12: This text stands before/
	],
	[
		'text in a section',
		'### What',
		'Hello\n\n### What',
		/^Line 12: The section “brewing” has text/
	],
	['a title heading', '## Brewing', '# Tea\n\n## Brewing', /^Line 12: A heading with one # has no/],
	['a missing key', 'language: en\n', '', /^Line 1: The front matter gives no language/],
	['an empty key', 'title: Tea', 'title:', /^Line 3: The front matter gives no title/],
	['an unknown key', 'title: Tea', 'title: Tea\nmood: calm', /^Line 4: “mood” is not known in/],
	['a key given twice', 'title: Tea', 'title: Tea\ntitle: T', /^Line 4: “title” was given before/],
	[
		'a line that is no key',
		'title: Tea',
		'title: Tea\nTea!',
		/^Line 4: “Tea!” is not a key: value/
	],
	['a source that is no address', 'https://example.org', 'example', /^Line 5: The source “example/],
	[
		'a date that is none',
		'2024-06-23',
		'June 2024',
		/^Line 6: The sourceDate “June 2024” is no day/
	],
	['a day that no month has', '2024-07-01', '2026-02-31', /^Line 7: The deckDate “2026-02-31” is/],
	['no front matter', '---\nid: tea', 'id: tea', /^Line 1: A deck begins with its front matter/]
];
for (const [name, find, put, sentence] of faults)
	test(`a fault is a sentence with its line: ${name}`, () => {
		const found = spoilt(find, put);
		expect(
			found.some((text) => sentence.test(text)),
			found.join('\n')
		).toBe(true);
		for (const text of found) expect(text).toMatch(/^Line \d+: .*[.]$/);
	});

test('every fault is told at once, in the order of the lines', () => {
	const found = faultsOf(
		(head + body)
			.replace('{#time}', '')
			.replace('language: en\n', '')
			.replace('Heat and *time*.', '')
	);
	expect(found.map((text) => text.split(':')[0])).toEqual(['Line 1', 'Line 13', 'Line 24']);
});

test('a deck without sections, entries or cards is none', () => {
	expect(faultsOf(head)).toEqual([expect.stringMatching(/no sections/)]);
	expect(faultsOf(`${head}\n## Brewing {#b}`)).toEqual([expect.stringMatching(/no cards/)]);
	expect(faultsOf(`${head}\n#### Why? {#b}\n\nSo.`)).toEqual([
		expect.stringMatching(/^Line 11: The card “b” stands in no entry/)
	]);
	expect(faultsOf(`${head}\n### Why? {#b}\n\nSo.`).join('\n')).toMatch(/stands in no section/);
	expect(faultsOf('')).not.toEqual([]);
});
