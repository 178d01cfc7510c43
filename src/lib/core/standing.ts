/**
 * How well a question of a document is held, from the cards that were made of it: as well as its weakest
 * card in study. Stability is in days.
 */
import type { Placement } from './review';

/** A card that was made from an entry. */
export interface EntryCard {
	entryId: string;
	deckId: string;
	suspended: boolean;
	/** Null while it is new. */
	placement: Placement | null;
	stability: number | null;
}

type Standing = Pick<EntryCard, 'placement' | 'stability'>;

export interface EntryStanding {
	/** Cards in study, or all of them where every one is suspended. */
	cards: number;
	/** Where its cards can be changed. */
	deckId: string;
	/** How many of them somebody has answered at all. */
	begun: number;
	/** What the weakest card in study is held for (held.ts): 0 while one is new. Null where none is in study. */
	days: number | null;
	/** `weakest` counts the cards that stand where the weakest does. */
	state:
		| { at: 'suspended' }
		| { at: 'new' | 'learning'; weakest: number }
		| { at: 'held'; days: number };
}

/** Standings by entry; an entry without a card has none. */
export function entryStandings(cards: Iterable<EntryCard>): Map<string, EntryStanding> {
	const groups = new Map<string, EntryCard[]>();
	for (const card of cards) {
		const group = groups.get(card.entryId);
		if (group) group.push(card);
		else groups.set(card.entryId, [card]);
	}
	return new Map([...groups].map(([entryId, group]) => [entryId, standingOf(group)]));
}

function standingOf(all: EntryCard[]): EntryStanding {
	const active = all.filter((card) => !card.suspended);
	const cards = active.length ? active : all;
	return {
		cards: cards.length,
		deckId: cards[0]!.deckId,
		begun: cards.filter(({ stability }) => stability !== null).length,
		days: active.length ? Math.min(...active.map(({ stability }) => stability ?? 0)) : null,
		state: stateOf(active)
	};
}

/** Where cards in study stand together, as the weakest does. */
export function stateOf(active: readonly Standing[]): EntryStanding['state'] {
	if (!active.length) return { at: 'suspended' };
	const fresh = active.filter((card) => card.stability === null).length;
	if (fresh) return { at: 'new', weakest: fresh };
	const learning = active.filter(isLearning).length;
	if (learning) return { at: 'learning', weakest: learning };
	return { at: 'held', days: Math.min(...active.map((card) => card.stability!)) };
}

function isLearning({ placement }: Standing): boolean {
	return placement?.state === 'learning' || placement?.state === 'relearning';
}
