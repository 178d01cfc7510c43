/** Words for the cards of the measured library: questions and answers of an ordinary length. */
import type { Doc } from '../../src/lib/core/document';
import type { Clocks, Deck, Edition, Source } from '../../src/lib/core/model';
import { DEFAULT_PRESET_ID } from '../../src/lib/core/model';
import { seeded } from './log.ts';

const WORDS =
	'why does water boil sooner on a high mountain while bread takes longer to rise and tea tastes flat because pressure falls with height so heat leaves the pot before leaves open and what keeps it warm'.split(
		' '
	);
const SECTION_CARDS = 25;

/** So many words in a row, without an end mark. */
export function words(count: number, random: () => number): string {
	return Array.from({ length: count }, () => WORDS[Math.floor(random() * WORDS.length)]).join(' ');
}

/** Fields, drawn face and tags of card number `index`. */
export function textOf(index: number) {
	const random = seeded(index + 1_000_000);
	const front = `${words(8 + Math.floor(random() * 8), random)}?`;
	const opening = `${words(15 + Math.floor(random() * 15), random)}.`;
	const points = Array.from({ length: 3 }, () => words(6, random));
	const section = `Section ${Math.floor(index / SECTION_CARDS) + 1}`;
	const face: { front: Doc; back: Doc; context: string } = {
		front: [{ t: 'p', c: [front] }],
		back: [
			{ t: 'p', c: [opening] },
			{ t: 'list', items: points.map((point) => [{ t: 'p', c: [point] }]) }
		],
		context: section
	};
	const back = [opening, points.map((point) => `- ${point}`).join('\n')].join('\n\n');
	return { fields: { front, back, context: section }, face, tags: [section.replace(' ', '-')] };
}

/** The document and its deck. Its outline holds no entries: neither Today nor Study reads one. */
export function sourceRows(deckId: string, addedMs: number, clocks: Clocks) {
	const title = 'Ten thousand questions';
	const source: Source = { id: 'bench', kind: 'faq', title, editionHash: 'bench', addedMs, clocks };
	const empty = { sections: [], entries: [], readings: [], unused: [], issues: [] };
	const edition: Edition = {
		hash: 'bench',
		sourceId: 'bench',
		name: 'questions.md',
		text: '',
		outline: { format: 'markdown', title, ...empty },
		readMs: addedMs
	};
	const deck: Deck = {
		id: deckId,
		name: title,
		parentId: null,
		presetId: DEFAULT_PRESET_ID,
		sourceId: 'bench',
		position: 0,
		clocks
	};
	return { sources: [source], editions: [edition], decks: [deck] };
}
