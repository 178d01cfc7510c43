/**
 * Cards that get in each other's way: the same question twice, and questions so alike that their answers
 * are mixed up (Wozniak's rule 11, "combat interference"). Over a whole deck in about linear time: only
 * cards that share a rare word are compared.
 */
import { cuesOf, subjectWords } from '../drafts/cues';
import type { Asks } from './asks';
import type { Badge } from './badge';

const SAME = 0.7;
/** How many of a card's rarest words it is looked for under, and how common they may be. */
const RARE_WORDS = 3;
const COMMON = 60;

/** Badges by card id, with the card each is like. */
export function findAlike(cards: Asks[], language?: string): Map<string, Badge & { like: string }> {
	const cues = cuesOf(language);
	const words = cards.map(({ front }) => [...new Set(subjectWords(front, cues))]);
	const times = new Map<string, number>();
	for (const word of words.flat()) times.set(word, (times.get(word) ?? 0) + 1);
	const byWord = new Map<string, number[]>();
	const found = new Map<string, Badge & { like: string }>();
	for (const [i, card] of cards.entries()) {
		const rare = [...words[i]!].sort((a, b) => times.get(a)! - times.get(b)! || (a < b ? -1 : 1));
		const near = new Set<number>();
		for (const word of rare.slice(0, RARE_WORDS)) {
			const holders = byWord.get(word) ?? [];
			if (!holders.length) byWord.set(word, holders);
			if (holders.length <= COMMON) for (const k of holders) near.add(k);
			holders.push(i);
		}
		for (const k of near) {
			const other = cards[k]!;
			if (other.noteId === card.noteId || other.context !== card.context) continue;
			if (likeness(words[i]!, words[k]!) < SAME) continue;
			if (!found.has(card.id)) found.set(card.id, { ...badgeOf(card, other), like: other.id });
			if (!found.has(other.id)) found.set(other.id, { ...badgeOf(other, card), like: card.id });
		}
	}
	return found;
}

function badgeOf(card: Asks, other: Asks): Badge {
	const plain = (text: string) =>
		text
			.toLowerCase()
			.replace(/[^\p{L}\p{N}]+/gu, ' ')
			.trim();
	if (plain(card.front) === plain(other.front))
		return {
			fault: 'duplicate',
			text: 'Another card asks the same. Leave one out, or merge them.'
		};
	return {
		fault: 'interferes',
		text: `It is easily mixed up with “${other.front.slice(0, 80)}”. Say in both what sets them apart.`
	};
}

/** Shared words over all words (Jaccard). */
function likeness(a: string[], b: string[]): number {
	const inA = new Set(a);
	const shared = b.filter((word) => inA.has(word)).length;
	return shared / (a.length + b.length - shared || 1);
}
