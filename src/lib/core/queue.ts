/**
 * The plan of a study day, and what comes next in it.
 *
 * Rules (Anki manual, "Deck Options" and "Studying", unless said otherwise):
 * - Learning cards come as soon as they are due, before anything else; when nothing else is left, those
 *   due within the learn-ahead time come early.
 * - Reviews and new cards are limited a day; what was done today counts against the limit. Learning
 *   steps are never limited, also those of a day and more; a new card with a date counts as new.
 * - Siblings (cards of one note) are not shown on one day, where the preset buries them: a card whose
 *   sibling was answered today, or stands earlier in the plan, waits until tomorrow.
 * - New cards are spread among reviews, or come before or after them. What comes next depends only on
 *   the plan and on how much of it is done, so a session goes on after a reload where it was.
 * - Order among equals is random by card and day, the same on every device and after every reload.
 */
import { hashNumber } from './hash';
import type { PresetOptions } from './model';
import type { Schedule } from './schedule';

/** What the plan needs to know of a card. */
export type QueueCard = Pick<
	Schedule,
	'cardId' | 'noteId' | 'deckId' | 'lane' | 'at' | 'placement' | 'lastDay' | 'memory'
>;

/** Ratings of today that count against the limits. */
export interface DoneToday {
	new: number;
	reviews: number;
}

export interface QueueInput {
	/** Lanes learning, review (due) and new, as far as the limits can reach. */
	cards: QueueCard[];
	/** Notes of which some card was answered today. */
	answeredNotes: ReadonlySet<string>;
	done: DoneToday;
	options: PresetOptions;
	day: number;
	dayEndMs: number;
}

export interface Queue {
	/** Due within this study day, soonest first. */
	learning: QueueCard[];
	reviews: QueueCard[];
	news: QueueCard[];
	done: DoneToday;
	mix: PresetOptions['newMix'];
	learnAheadMs: number;
}

export type Next =
	| { kind: 'card'; card: QueueCard }
	/** Only learning cards are left, and none is due before `untilMs`. */
	| { kind: 'wait'; untilMs: number }
	| { kind: 'done' };

/** The plan of a day for one deck, by the rules above. `cards` may hold more than the limits let through. */
export function buildQueue({
	cards,
	answeredNotes,
	done,
	options,
	day,
	dayEndMs
}: QueueInput): Queue {
	const learning = cards
		.filter((card) => card.lane === 'learning' && card.at < dayEndMs)
		.sort(byTime);
	const taken = new Set<string>(learning.map((card) => card.noteId));
	const left = {
		new: options.newADay - done.new,
		review: options.reviewsADay - done.reviews,
		learning: Infinity
	};
	const take = (card: QueueCard) => {
		const kind = kindOf(card);
		if (left[kind] <= 0) return false;
		if (options.burySiblings[kind] && isBuried(card, taken, answeredNotes, day)) return false;
		taken.add(card.noteId);
		left[kind]--;
		return true;
	};
	const due = cards.filter((card) => card.lane === 'review' && card.at <= day);
	const fresh = cards.filter((card) => card.lane === 'new');
	return {
		learning,
		reviews: due.sort(reviewOrder(options, day)).filter(take),
		news: fresh.sort(newOrder(options, day)).filter(take),
		done,
		mix: options.newMix,
		learnAheadMs: options.learnAheadSec * 1000
	};
}

/** What a card counts as, whatever its lane: a step of a day is learning, a new card with a date new. */
function kindOf({ placement }: QueueCard): 'new' | 'learning' | 'review' {
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

/** What to show now. */
export function nextCard(queue: Queue, nowMs: number): Next {
	const { learning, reviews, news } = queue;
	const soonest = learning[0];
	if (soonest && soonest.at <= nowMs) return { kind: 'card', card: soonest };
	const card = newIsNext(queue) ? news[0] : (reviews[0] ?? news[0]);
	if (card) return { kind: 'card', card };
	if (!soonest) return { kind: 'done' };
	if (soonest.at <= nowMs + queue.learnAheadMs) return { kind: 'card', card: soonest };
	return { kind: 'wait', untilMs: soonest.at - queue.learnAheadMs };
}

/** Spread: the lane whose share of the day is less done comes next. */
function newIsNext({ reviews, news, done, mix }: Queue): boolean {
	if (!news.length) return false;
	if (!reviews.length) return true;
	if (mix !== 'spread') return mix === 'before';
	const newShare = (done.new + 1) / (done.new + news.length + 1);
	const reviewShare = (done.reviews + 1) / (done.reviews + reviews.length + 1);
	return newShare < reviewShare;
}

/**
 * The queue after a card was answered, at the cost of that card alone. `schedule` is its new row;
 * `phase` what it was when asked.
 */
export function advanceQueue(
	queue: Queue,
	schedule: QueueCard,
	phase: 'new' | 'learning' | 'review' | 'relearning',
	dayEndMs: number
): Queue {
	const { learning, reviews, news } = withoutCard(queue, schedule.cardId);
	if (schedule.lane === 'learning' && schedule.at < dayEndMs) {
		const at = learning.findIndex((card) => byTime(card, schedule) > 0);
		learning.splice(at < 0 ? learning.length : at, 0, schedule);
	}
	return {
		...queue,
		learning,
		reviews,
		news,
		done: {
			new: queue.done.new + (phase === 'new' ? 1 : 0),
			reviews: queue.done.reviews + (phase === 'review' ? 1 : 0)
		}
	};
}

/** The queue without one card. */
export function withoutCard(queue: Queue, cardId: string): Queue {
	const others = (card: QueueCard) => card.cardId !== cardId;
	return {
		...queue,
		learning: queue.learning.filter(others),
		reviews: queue.reviews.filter(others),
		news: queue.news.filter(others)
	};
}

/** Cards that the day still owes: due reviews and learning cards; new ones are never required. */
export function owed(queue: Queue): number {
	return queue.learning.length + queue.reviews.length;
}

function compareText(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}

type Order = (a: QueueCard, b: QueueCard) => number;

const byTime: Order = (a, b) => a.at - b.at || compareText(a.cardId, b.cardId);

function byChance(day: number): Order {
	const memo = new Map<string, number>();
	const chance = (id: string) => {
		let value = memo.get(id);
		if (value === undefined) memo.set(id, (value = hashNumber(id, day)));
		return value;
	};
	return (a, b) => chance(a.cardId) - chance(b.cardId) || compareText(a.cardId, b.cardId);
}

function reviewOrder({ reviewOrder }: PresetOptions, day: number): Order {
	const chance = byChance(day);
	const overdue = ({ at, lastDay }: QueueCard) => (day - at) / Math.max(1, at - (lastDay ?? at));
	switch (reviewOrder) {
		case 'due':
			return (a, b) => a.at - b.at || chance(a, b);
		case 'retrievability':
			// Elapsed over stability orders as retrievability does, without the curve.
			return (a, b) => staleness(b, day) - staleness(a, day) || chance(a, b);
		case 'overdue':
			return (a, b) => overdue(b) - overdue(a) || chance(a, b);
		case 'random':
			return chance;
	}
}

function staleness({ memory, lastDay }: QueueCard, day: number): number {
	return memory && lastDay !== null ? (day - lastDay) / memory.stability : 0;
}

function newOrder({ newOrder }: PresetOptions, day: number): Order {
	// Positions follow the document, so that the order of the deck keeps its sections together.
	if (newOrder === 'random') return byChance(day);
	return byTime;
}

/** Several decks studied as one: each keeps its own limits, the rest is joined in the given order. */
export function joinQueues(queues: Queue[]): Queue {
	const first = queues[0];
	return {
		learning: queues.flatMap((queue) => queue.learning).sort(byTime),
		reviews: queues.flatMap((queue) => queue.reviews),
		news: queues.flatMap((queue) => queue.news),
		done: {
			new: queues.reduce((sum, queue) => sum + queue.done.new, 0),
			reviews: queues.reduce((sum, queue) => sum + queue.done.reviews, 0)
		},
		mix: first?.mix ?? 'spread',
		learnAheadMs: first?.learnAheadMs ?? 0
	};
}
