/**
 * What comes next in the plan of a day (queue.ts). It depends only on the plan and on how much of it is done,
 * so a session goes on after a reload where it was.
 *
 * Rules (Anki manual, "Studying"):
 * - Learning cards come as soon as they are due, before anything else; when nothing else is left, those
 *   due within the learn-ahead time come early.
 * - New cards are spread among reviews, or come before or after them.
 */
import { byTime } from './card-order';
import type { Queue, QueueCard } from './queue';
import type { Phase } from './review';

export type Next =
	| { kind: 'card'; card: QueueCard }
	/** Only learning cards are left, and none is due before `untilMs`. */
	| { kind: 'wait'; untilMs: number }
	| { kind: 'done' };

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
	phase: Phase,
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
