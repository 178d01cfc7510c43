/**
 * The plan of a study day; next-card.ts goes through it.
 *
 * Rules (Anki manual, "Deck Options" and "Studying", unless said otherwise):
 * - Reviews and new cards are limited a day (day-limits.ts): in their deck and in the decks around it up to
 *   the one that is studied, or up to the top where that one wants it ("Limits start from top"). What was done today counts. Learning steps are never limited, also those of a
 *   day and more (Anki counts those as reviews; here nothing that is being learnt has to wait). A new card
 *   with a date counts as new.
 * - Siblings (cards of one note) are not shown on one day, where the preset buries them: a card whose
 *   sibling was answered today, or stands earlier in the plan, waits until tomorrow.
 * - Reviews and new cards are ordered as the deck says that is studied; of all decks together, those that
 *   want the same order share it, and the others follow. The first deck says how new cards are mixed in and
 *   how far ahead learning cards come.
 * - Order among equals is random by card and day, the same on every device and after every reload.
 * - Back after a break (core/comeback.ts) the reviews of all decks are capped together, and come in the
 *   order of what is most worth saving.
 */
import { byTime, reviewKey, sortedBy, sortedNew } from './card-order';
import { dayLimits, type DayCounts, type LimitedDeck } from './day-limits';
import type { NewOrder, PresetOptions, ReviewOrder } from './model';
import type { Schedule } from './schedule';

/** What the plan needs to know of a card. */
export type QueueCard = Pick<
	Schedule,
	'cardId' | 'noteId' | 'deckId' | 'lane' | 'at' | 'placement' | 'lastDay' | 'memory'
>;

/** A deck that is studied; `parentId` is null where the deck around it is not. */
export interface QueueDeck extends Omit<LimitedDeck, 'limits' | 'newApart'> {
	options: PresetOptions;
}

export interface QueueInput {
	/** Each after its parent, in the order in which they are studied. */
	decks: QueueDeck[];
	/** Others, of which only the limits count: the decks around, with what was done in all of them. */
	around?: QueueDeck[];
	/** Lanes learning, review (due) and new of these decks, as far as the limits can reach. */
	cards: QueueCard[];
	/** Notes of which some card was answered today. */
	answeredNotes: ReadonlySet<string>;
	day: number;
	dayEndMs: number;
	/** Where a plan caps the reviews of all decks: how many a day, and those done in decks not studied now. */
	cap?: { reviews: number; doneElsewhere: number };
	/** The place of a new card's section in its deck, where a deck goes by sections. */
	sectionOf?: (card: QueueCard) => number;
}

export interface Queue {
	/** Due within this study day, soonest first. */
	learning: QueueCard[];
	reviews: QueueCard[];
	news: QueueCard[];
	/** Ratings of today that count. */
	done: DayCounts;
	mix: PresetOptions['newMix'];
	learnAheadMs: number;
}

export type KindCounts = Record<'new' | 'learning' | 'review', number>;

/** The plan of a day, by the rules above. `cards` may hold more than the limits let through. */
export function buildQueue(input: QueueInput): Queue {
	const { decks, around = [], cards, answeredNotes, day, dayEndMs, cap } = input;
	const optionsOf = new Map(decks.map((deck) => [deck.id, deck.options]));
	const learning = cards
		.filter((card) => card.lane === 'learning' && card.at < dayEndMs)
		.sort(byTime);
	const taken = new Set<string>(learning.map((card) => card.noteId));
	const limits = dayLimits([...around, ...decks].map(limitedBy), cap?.reviews, cap?.doneElsewhere);
	const take = (card: QueueCard) => {
		const kind = kindOf(card);
		const bury = optionsOf.get(card.deckId)?.burySiblings[kind];
		if (bury && isBuried(card, taken, answeredNotes, day)) return false;
		const counts = kind === 'review' ? 'reviews' : kind;
		if (counts !== 'learning' && !limits.take(card.deckId, counts)) return false;
		taken.add(card.noteId);
		return true;
	};
	const due = cards.filter((card) => card.lane === 'review' && card.at <= day);
	const fresh = cards.filter((card) => card.lane === 'new');
	const first = decks[0]?.options;
	return {
		learning,
		reviews: ordered(
			due,
			decks,
			(options): ReviewOrder | 'worth' => (cap ? 'worth' : options.reviewOrder),
			(group, order) => sortedBy(group, reviewKey(order, day), day)
		).filter(take),
		news: ordered(
			fresh,
			decks,
			(options) => options.newOrder,
			(group, order) => sortedNew(group, order, day, placeOf(order, input))
		).filter(take),
		done: {
			new: decks.reduce((sum, { done }) => sum + done.new, 0),
			reviews: decks.reduce((sum, { done }) => sum + done.reviews, 0)
		},
		mix: first?.newMix ?? 'spread',
		learnAheadMs: (first?.learnAheadSec ?? 0) * 1000
	};
}

/** A deck with the limits that its options say. */
export function limitedBy({ options, ...deck }: QueueDeck): LimitedDeck {
	const { newADay, reviewsADay, newApart } = options;
	return { ...deck, newApart, limits: { new: newADay, reviews: reviewsADay } };
}

/** Cards as the decks at the top want them; those of decks that want the same order are ordered together. */
function ordered<O extends string>(
	cards: QueueCard[],
	decks: QueueDeck[],
	wanted: (options: PresetOptions) => O,
	sorted: (group: QueueCard[], order: O) => QueueCard[]
): QueueCard[] {
	const orders = new Map<string, O>();
	const groups = new Map<O, QueueCard[]>();
	for (const { id, parentId, options } of decks) {
		const order = orders.get(parentId ?? '') ?? wanted(options);
		orders.set(id, order);
		if (!groups.has(order)) groups.set(order, []);
	}
	for (const card of cards) groups.get(orders.get(card.deckId)!)?.push(card);
	return [...groups].flatMap(([order, group]) => sorted(group, order));
}

/** The place of a card's deck, or of its section in all decks. */
function placeOf(order: NewOrder, { decks, sectionOf }: QueueInput) {
	const places = new Map(decks.map(({ id }, place) => [id, place]));
	const place = ({ deckId }: QueueCard) => places.get(deckId) ?? 0;
	if (order !== 'section' || !sectionOf) return place;
	return (card: QueueCard) => place(card) * SECTIONS_MAX + sectionOf(card);
}

/** More than any deck has: all of its sections stand before those of the next. */
const SECTIONS_MAX = 1e6;

/** What a card counts as, whatever its lane: a step of a day is learning, a new card with a date new. */
export function kindOf({ placement }: Pick<QueueCard, 'placement'>): 'new' | 'learning' | 'review' {
	if (!placement || placement.state === 'new') return 'new';
	return placement.state === 'review' ? 'review' : 'learning';
}

/** A learning card answered today is its own note's answer; it is not buried by itself. */
function isBuried(
	card: QueueCard,
	taken: ReadonlySet<string>,
	answered: ReadonlySet<string>,
	day: number
): boolean {
	return taken.has(card.noteId) || (answered.has(card.noteId) && card.lastDay !== day);
}

/** How many cards of a plan are new, being learnt, and to be reviewed (Anki manual, "Studying"). */
export function countKinds({ learning, reviews, news }: Queue): KindCounts {
	const counts = { new: 0, learning: 0, review: 0 };
	for (const card of [...learning, ...reviews, ...news]) counts[kindOf(card)] += 1;
	return counts;
}

/** Cards that the day still owes: due reviews and learning cards; new ones are never required. */
export function owed(queue: Queue): number {
	return queue.learning.length + queue.reviews.length;
}
