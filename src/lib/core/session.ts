/**
 * Sessions beside the plan of the day (Anki manual, "Custom Study" and "Filtered Decks"). A session goes
 * through the cards that it chose and ends. In one that counts, answers are reviews like any others, early
 * or beyond the limits. In practice they change no memory and no date: what was forgotten comes again after
 * the rest of the round, until everything was remembered once.
 */
import { byTime, reviewKey, sortedBy, sortedNew } from './card-order';
import type { Queue, QueueCard } from './queue';
import type { Rating } from './review';
import { isAside } from './schedule';

export type Session =
	/**
	 * Reviews that come due from tomorrow on, within so many days: beside what today holds, and without what
	 * was answered today, since FSRS learns nothing of a second "Good" on one day and leaves the date as it is.
	 */
	| { kind: 'ahead'; days: number }
	/** Practice: cards that were forgotten on one of the last days, today included. */
	| { kind: 'forgotten'; days: number }
	/** Practice: what will be new next, without beginning it. */
	| { kind: 'preview' }
	/** By a tag or words: due ones, new ones, or all of them as practice. */
	| { kind: 'chosen'; which: 'due' | 'new' | 'all'; tag?: string; words?: string };

export const SESSION_DAYS_MAX = 365;
/** A round of practice that can be ended in one sitting (Anki's limit of a filtered deck). */
export const PRACTICE_MAX = 100;

/** Whether answers of a session change neither memory nor dates. */
export function isPractice(session: Session): boolean {
	if (session.kind === 'chosen') return session.which === 'all';
	return session.kind !== 'ahead';
}

/** A session as an address names it; undefined where it names none that there is. */
export function readSession(get: (name: string) => string | null): Session | undefined {
	const kind = get('with');
	switch (kind) {
		case 'ahead':
		case 'forgotten': {
			const days = Number(get('days') ?? '');
			const sound = Number.isInteger(days) && days >= 1 && days <= SESSION_DAYS_MAX;
			return sound ? { kind, days } : undefined;
		}
		case 'preview':
			return { kind };
		case 'chosen': {
			const which = get('which');
			if (which !== 'due' && which !== 'new' && which !== 'all') return undefined;
			const tag = get('tag')?.trim();
			const words = get('words')?.trim();
			return { kind, which, ...(tag ? { tag } : {}), ...(words ? { words } : {}) };
		}
		default:
			return undefined;
	}
}

/** What `readSession` reads. */
export function writeSession(session: Session): Record<string, string> {
	const { kind, ...rest } = session;
	const entries = Object.entries(rest).map(([name, value]) => [name, String(value)]);
	return { with: kind, ...Object.fromEntries(entries) };
}

export interface SessionInput {
	session: Session;
	/** Cards that it is about, of any lane, in the order of their decks. */
	cards: QueueCard[];
	/** The study day on which it began. */
	day: number;
	dayEndMs: number;
	learnAheadMs: number;
	/** When this round began: chance gives another one another order. */
	fromMs: number;
	/** Answers of this round, oldest first; of practice alone. */
	answers?: { cardId: string; rating: Rating }[];
}

/** What a session still holds. Made again after a reload it is what it would have been. */
export function buildSession(input: SessionInput): Queue {
	const { session, cards, day, dayEndMs } = input;
	const places = new Map<string, number>();
	for (const { deckId } of cards) if (!places.has(deckId)) places.set(deckId, places.size);
	const inOrder = (news: QueueCard[]) =>
		sortedNew(news, 'deck', day, ({ deckId }) => places.get(deckId)!);
	const empty: Queue = {
		learning: [],
		reviews: [],
		news: [],
		done: { new: 0, reviews: 0 },
		mix: 'after',
		learnAheadMs: input.learnAheadMs
	};
	const asked = cards.filter((card) => !isAside(card));
	if (isPractice(session)) {
		const fresh = session.kind === 'preview';
		const chosen = fresh ? asked.filter(({ lane }) => lane === 'new') : asked;
		const round = fresh ? inOrder(chosen) : sortedBy(chosen, () => 0, input.fromMs);
		const reviews = round.slice(0, PRACTICE_MAX);
		return (input.answers ?? []).reduce(practised, { ...empty, reviews });
	}
	// What was answered on that day or since is done with, but for what is being learnt.
	const open = asked.filter(
		({ lane, lastDay }) => lane === 'learning' || lastDay === null || lastDay < day
	);
	const [from, until] = session.kind === 'ahead' ? [day + 1, day + session.days] : [-Infinity, day];
	const wantsNew = session.kind === 'chosen' && session.which === 'new';
	return {
		...empty,
		learning: open.filter((card) => card.lane === 'learning' && card.at < dayEndMs).sort(byTime),
		reviews: wantsNew
			? []
			: sortedBy(
					open.filter((card) => card.lane === 'review' && card.at >= from && card.at <= until),
					reviewKey('due', day),
					day
				),
		news: wantsNew ? inOrder(open.filter((card) => card.lane === 'new')) : []
	};
}

/** The round after an answer: a card that was forgotten comes again after the rest. */
export function practised(queue: Queue, answer: { cardId: string; rating: Rating }): Queue {
	const card = queue.reviews.find(({ cardId }) => cardId === answer.cardId);
	if (!card) return queue;
	const others = queue.reviews.filter((other) => other !== card);
	return { ...queue, reviews: answer.rating === 1 ? [...others, card] : others };
}
