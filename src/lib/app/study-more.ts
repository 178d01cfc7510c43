/** What the sheet of other ways to study offers, and more for today. */
import { writeSession, type Session } from '../core/session';
import type { DayCounts } from '../core/day-limits';
import type { Act } from '../store/db';
import { askForMore, waiting } from '../store/more';
import { gatherSession, tagCounts } from '../store/session-cards';
import { studiedDecks } from '../store/studied-decks';
import { canChoosePace, takeUpAgain } from './comeback';
import { openAdage } from './open';

export interface MoreChoices {
	/** Beyond today's limits, by deck with those within it; of all under an empty name. */
	waiting: Record<string, DayCounts>;
	decks: { id: string; name: string; depth: number }[];
	tags: { tag: string; notes: number }[];
	/** So much waits that a pace can be chosen for it. */
	pace: boolean;
}

/** What there is beside the plan of today. */
export async function readMoreChoices(): Promise<MoreChoices> {
	const adage = await openAdage();
	const { db, now } = adage;
	const [decks, tags, all, pace] = await Promise.all([
		studiedDecks(db),
		tagCounts(db),
		waiting(db, now()),
		canChoosePace(adage)
	]);
	const held = decks.map(async ({ deck }) => [deck.id, await waiting(db, now(), deck.id)]);
	return {
		waiting: { ...Object.fromEntries(await Promise.all(held)), '': all },
		decks: decks.map(({ deck, depth }) => ({ id: deck.id, name: deck.name, depth })),
		tags,
		pace
	};
}

/** How many cards a session would go through now. */
export async function countSession(session: Session, deckId?: string): Promise<number> {
	const { db, now } = await openAdage();
	const moment = now();
	const { learning, reviews, news } = await gatherSession(db, moment, session, moment, deckId);
	return learning.length + reviews.length + news.length;
}

/** Has Today offer paces for what waits, though they were declined. */
export const offerPaces = () => takeUpAgain();

export async function moreToday(wanted: DayCounts, deckId?: string): Promise<Act | undefined> {
	const { db, now, model } = await openAdage();
	return askForMore(db, wanted, now(), await model(), deckId);
}

/** The query of the study page for a session. */
export function sessionQuery(session: Session, deckId?: string): string {
	return new URLSearchParams({
		...writeSession(session),
		...(deckId === undefined ? {} : { deck: deckId })
	}).toString();
}
