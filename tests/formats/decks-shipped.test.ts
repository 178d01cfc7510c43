// The shipped decks are fit to be learnt: all of the source is in them, no sentence of it is, and each
// card passes the app's own check.
import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import {
	digestsOf,
	RUN,
	stepsOf,
	unpack,
	wordsOf,
	type SourceDigests
} from '../../scripts/overlap';
import { findAlike } from '../../src/lib/core/card-check/alike';
import { asksOf } from '../../src/lib/core/card-check/asks';
import { checkFace } from '../../src/lib/core/card-check/check';
import { countWords, documentText } from '../../src/lib/core/document';
import { readDeck } from '../../src/lib/formats/deck';

const folder = new URL('../../decks/', import.meta.url);
const read = (name: string) => readFileSync(new URL(name, folder), 'utf8');
const listed = (JSON.parse(read('index.json')) as string[]).map((item) => item.split('#'));
const names = listed.map(([name]) => name!);
const starter = readDeck(read(names[0]!));
const entries = starter.sections.flatMap((section) =>
	section.entries.map((entry) => ({ ...entry, section }))
);
const cards = entries.flatMap((entry) =>
	entry.cards.map((card) => ({ ...card, entry, context: card.context ?? entry.section.title }))
);
const source = JSON.parse(
	readFileSync(new URL(`../fixtures/decks/${starter.id}.json`, import.meta.url), 'utf8')
) as SourceDigests;
const YES_NO =
	/^(is|are|was|were|do|does|did|can|could|should|would|will|has|have|had|may|might|must|am)\b/i;
const READERS = ['student', 'career-changer', 'researcher', 'funder-seeker'];

/** The places of the starter deck's source in their order, and how many cards the answer holds at least. */
const PLACES: [place: string, least: number][] = [
	['what he says of his advice', 1],
	['the roles there are', 3],
	['becoming a professor or a lead', 3],
	['becoming a helper', 3],
	['testing fit', 3],
	['no programmer yet', 1],
	['no programmer yet, and set on it', 3],
	['for and against a PhD', 3],
	['a PhD while time is short', 3],
	['what a PhD teaches', 3],
	['the interests of an advisor', 3],
	['in the middle of a PhD', 3],
	['a postdoc or faculty job', 3],
	['whether to seek soft power', 3],
	['how to get soft power', 3],
	['a day at work', 3],
	['learning AI', 3],
	['learning alignment', 3],
	['reading', 3],
	['doing good research', 3],
	['others’ work', 3],
	['how far to please academia', 1],
	['what academia rewards', 3],
	['topics', 3],
	['mentors', 3],
	['mathematics', 3],
	['proofs of safety', 2],
	// But for those who fund, who come next.
	['getting paid', 2],
	['those who fund', 3],
	['the Alignment Newsletter', 1],
	['MIRI', 3],
	...Array.from({ length: 21 }, (_, k): [string, number] => [`resource ${k + 1}`, 1])
];

/** The first place of the source that has the words which an entry links to. */
function placeOf({ address }: { address: string }): string | undefined {
	const [, at = ''] = /#:~:text=(.*)/.exec(address) ?? [];
	const steps = stepsOf(wordsOf(decodeURIComponent(at)));
	const found = source.places.findIndex((packed) => {
		const there = unpack(packed);
		return steps.length > 0 && steps.every((step) => there.has(step));
	});
	return PLACES[found]?.[0];
}

test('every deck file is listed and every listed file is a deck', () => {
	expect([...names].sort()).toEqual(
		readdirSync(folder)
			.filter((name) => name.endsWith('.md'))
			.sort()
	);
	expect(new Set(names.map((name) => readDeck(read(name)).id)).size).toBe(names.length);
});

test('the starter deck has cards of every question, section and resource of its source, 150 or more', () => {
	expect(source.places).toHaveLength(PLACES.length);
	const lost = entries.filter((entry) => !placeOf(entry)).map(({ id }) => id);
	expect(lost, 'entries that link to no words of the source').toEqual([]);

	const counts = new Map(PLACES.map(([place]) => [place, 0]));
	for (const entry of entries)
		counts.set(placeOf(entry)!, counts.get(placeOf(entry)!)! + entry.cards.length);
	const rows = PLACES.map(([place, least]) => ({ place, least, cards: counts.get(place)! }));
	console.info(rows.map((row) => `${String(row.cards).padStart(3)}  ${row.place}`).join('\n'));
	const few = rows.filter((row) => row.cards < row.least);
	expect(few.map((row) => `${row.place}: ${row.cards} of ${row.least}`)).toEqual([]);
	expect(cards.length).toBeGreaterThanOrEqual(150);
});

test('no eight words of the source stand in a row in the starter deck', () => {
	const runs = unpack(source.runs);
	const written = [
		starter.title,
		starter.attribution,
		...starter.sections.map(({ title }) => title),
		...entries.flatMap((entry) => [entry.question, entry.summaryText]),
		...cards.flatMap((card) => [card.frontText, card.backText, card.context])
	];
	const taken = written.flatMap((text) => {
		const words = wordsOf(text);
		return digestsOf(words, RUN).flatMap((digest, at) =>
			runs.has(digest) ? [words.slice(at, at + RUN).join(' ')] : []
		);
	});
	expect(taken).toEqual([]);
});

test('every entry of the starter deck has a card', () => {
	expect(entries.filter((entry) => entry.cards.length === 0).map(({ id }) => id)).toEqual([]);
});

test('the check of cards finds nothing in the starter deck, and no two cards that are mixed up', () => {
	const found = cards.flatMap((card) =>
		checkFace(card, card.kind, starter.language).map((badge) => `${card.id}: ${badge.text}`)
	);
	expect(found).toEqual([]);
	const alike = findAlike(
		cards.map((card) => asksOf(card.id, card.id, card)),
		starter.language
	);
	expect([...alike].map(([id, badge]) => `${id}, ${badge.like}: ${badge.text}`)).toEqual([]);
});

test('no card or entry of the starter deck can be answered with yes or no', () => {
	const asked = [
		...cards.map(({ front }) => documentText(front)),
		...entries.map((e) => e.question)
	];
	for (const text of asked) {
		expect(text.trim()).toMatch(/\?$/);
		for (const sentence of text.split(/(?<=[.?!:])\s+/)) expect(sentence).not.toMatch(YES_NO);
	}
});

test('the answers of the starter deck are short: at most 60 words, half of them at most 25', () => {
	const counts = cards.map(({ back }) => countWords(documentText(back))).sort((a, b) => a - b);
	expect(counts.at(-1)).toBeLessThanOrEqual(60);
	expect(counts[Math.floor(counts.length / 2)]).toBeLessThanOrEqual(25);
});

test('every card of the starter deck is tagged with its section, and with nothing but readers beside', () => {
	for (const { id, tags, entry } of cards) {
		expect(tags, id).toContain(entry.section.id);
		expect(
			tags.filter((tag) => tag !== entry.section.id && !READERS.includes(tag)),
			id
		).toEqual([]);
	}
});

test('to start as one reader of the starter deck is a choice: 15 cards at least, half of them at most', () => {
	const counts = READERS.map((reader) => ({
		reader,
		cards: cards.filter(({ tags }) => tags.includes(reader)).length
	}));
	console.info(
		counts.map(({ reader, cards }) => `${String(cards).padStart(3)}  ${reader}`).join('\n')
	);
	const none = counts.filter(({ cards: many }) => many < 15 || many > cards.length / 2);
	expect(none.map(({ reader, cards }) => `${reader}: ${cards}`)).toEqual([]);
});
