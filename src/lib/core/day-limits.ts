/**
 * How many cards of each deck a study day lets through. Limits hold from the parent down: a card counts in
 * its own deck and in every deck around it, and none of them may be full (Anki manual, "Subdecks" and
 * "Daily Limits"). A new card counts as a review too, so that none is begun while the reviews fill the day; not
 * so in a deck that lets new cards come apart from them ("New cards ignore review limit").
 * What was asked for beyond the limits comes beside them: nothing else takes its place.
 */

/** Ratings of a day, or cards that are still let through. */
export interface DayCounts {
	new: number;
	reviews: number;
}

/** Cards that were asked for beyond the limits, and what was done in the deck within them by then. */
export interface ExtraCounts extends DayCounts {
	done: DayCounts;
}

/** What a deck lets through on a day, and what was done in it without the decks within. */
export interface LimitedDeck {
	id: string;
	/** Null at the top of what is studied. */
	parentId: string | null;
	limits: DayCounts;
	done: DayCounts;
	/** Asked for beyond the limits, on this day. */
	extra?: ExtraCounts;
	/** New cards, its own and those of decks within, take no place of its reviews. */
	newApart?: boolean;
}

export interface DayLimits {
	/** Counts a card of a deck in where there is room for it. */
	take(deckId: string, kind: keyof DayCounts): boolean;
	/** The same for so many cards at once: how many were let through. */
	takeSome(deckId: string, kind: keyof DayCounts, count: number): number;
}

/**
 * Limits of a day. `reviewsInAll` is what all decks together let through, where a plan caps the day; what
 * was done in decks that are not among these counts in `doneElsewhere`.
 */
export function dayLimits(
	decks: readonly LimitedDeck[],
	reviewsInAll = Infinity,
	doneElsewhere = 0
): DayLimits {
	const byId = new Map(decks.map((deck) => [deck.id, deck]));
	const around = new Map(decks.map((deck) => [deck.id, chainOf(deck, byId)]));
	const left = new Map<string | null, Left>();
	for (const { id, limits, newApart } of decks) left.set(id, { ...limits, newApart });
	left.set(null, { new: Infinity, reviews: reviewsInAll - doneElsewhere });
	const beside = new Map<string, DayCounts>();
	for (const { id, done, extra } of decks) {
		const split = splitExtra(done, extra);
		beside.set(id, split.left);
		for (const at of around.get(id)!) add(left.get(at)!, split.done, -1);
	}
	const room = (deckId: string, kind: keyof DayCounts) => {
		let least = Infinity;
		for (const at of around.get(deckId) ?? []) {
			const counts = left.get(at)!;
			if (kind === 'new') least = Math.min(least, counts.new);
			if (kind !== 'new' || !counts.newApart) least = Math.min(least, counts.reviews);
		}
		return Math.max(0, least);
	};
	const takeSome = (deckId: string, kind: keyof DayCounts, count: number) => {
		const own = beside.get(deckId);
		const extra = Math.min(count, own?.[kind] ?? 0);
		if (own) own[kind] -= extra;
		const taken = Math.min(count - extra, room(deckId, kind));
		for (const at of around.get(deckId) ?? [])
			add(
				left.get(at)!,
				kind === 'new' ? { new: taken, reviews: 0 } : { new: 0, reviews: taken },
				-1
			);
		return extra + taken;
	};
	return { takeSome, take: (deckId, kind) => takeSome(deckId, kind, 1) > 0 };
}

/** Nobody asks for more than this; a row that says so is not believed. */
const EXTRA_MAX = 1_000_000;

/** What was asked of a deck beyond its limits on a study day, where that is what the row says. */
export function extraOn({ extra }: { extra?: ExtraCounts & { day: number } }, day: number) {
	if (extra?.day !== day) return undefined;
	const counts = [extra, extra.done].flatMap((of) => [of?.new, of?.reviews]);
	return counts.every((count) => Number.isInteger(count) && count! >= 0 && count! <= EXTRA_MAX)
		? extra
		: undefined;
}

/**
 * What was done within the limits, and what is left of what was asked for beyond them: answers since then
 * count for that first.
 */
export function splitExtra(
	done: DayCounts,
	extra?: ExtraCounts
): { done: DayCounts; left: DayCounts } {
	const split = (kind: keyof DayCounts) => {
		const since = Math.max(0, done[kind] - (extra?.done[kind] ?? 0));
		return Math.min(since, extra?.[kind] ?? 0);
	};
	const used = { new: split('new'), reviews: split('reviews') };
	return {
		done: { new: done.new - used.new, reviews: done.reviews - used.reviews },
		left: { new: (extra?.new ?? 0) - used.new, reviews: (extra?.reviews ?? 0) - used.reviews }
	};
}

/** What a deck still lets through. */
type Left = DayCounts & Pick<LimitedDeck, 'newApart'>;

/** A new card fills a place among the reviews as well, unless they come apart. */
function add(counts: Left, change: DayCounts, sign: 1 | -1): void {
	counts.new += sign * change.new;
	counts.reviews += sign * (change.reviews + (counts.newApart ? 0 : change.new));
}

/** A deck, the decks around it from the inside out, and null for all of them. */
function chainOf(deck: LimitedDeck, byId: Map<string, LimitedDeck>): (string | null)[] {
	const chain: (string | null)[] = [];
	for (let at: LimitedDeck | undefined = deck; at; at = byId.get(at.parentId ?? ''))
		chain.push(at.id);
	return [...chain, null];
}
