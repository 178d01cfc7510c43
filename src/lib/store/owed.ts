/**
 * Reads what a study day still holds. `gatherDay` fetches no more rows than the limits can reach;
 * `anythingOwed` stops at the first card that is still due, so that every rating can ask it.
 */
import { noteIdOf } from '../core/cards';
import type { Moment } from '../core/day';
import { dayLimits, extraOn, splitExtra, type DayCounts } from '../core/day-limits';
import { treeAround, withinDeck } from '../core/deck-tree';
import { planInForce } from '../core/plans';
import {
	buildQueue,
	limitedBy,
	owed,
	type Queue,
	type QueueDeck,
	type QueueInput
} from '../core/queue';
import type { AdageDb } from './db';
import { LaneReader, laneRows, SPARE_ROWS } from './lane-reader';
import type { sectionRanks } from './sections';
import { studiedDecks, type StudiedDeck } from './studied-decks';
import { readTotals } from './day-totals';
import { emptyTotal } from './totals';

/**
 * The queue of all decks for today, or of one of them with those within it. Who only counts its cards does
 * without `sections`: decks that go by sections are in the order of their cards then.
 */
export async function gatherDay(
	db: AdageDb,
	now: Moment,
	deckId?: string,
	sections?: typeof sectionRanks
): Promise<Queue> {
	return buildQueue(await dayInput(db, now, { deckId, sections }));
}

/** Due reviews and learning cards that the plan of a day holds. */
export async function owedToday(db: AdageDb, now: Moment): Promise<number> {
	return owed(buildQueue(await dayInput(db, now, { owedOnly: true })));
}

interface Reach {
	/** This deck and those within it; all of them without one. */
	deckId?: string;
	/** No more than so many rows of a lane: enough to know whether there is anything. */
	rowsEach?: number;
	/** Without new cards, which are never owed. */
	owedOnly?: boolean;
	/** Reads where sections stand. */
	sections?: typeof sectionRanks;
}

/** What the plan of a day is made from. */
export async function dayInput(
	db: AdageDb,
	now: Moment,
	{ deckId, rowsEach = Infinity, owedOnly = false, sections }: Reach = {}
): Promise<QueueInput> {
	const [all, answeredNotes, totals, reviewsInAll] = await Promise.all([
		studiedDecks(db, now.day),
		answeredToday(db, now.day),
		readTotals(db, now.day, now.day),
		comebackReviews(db, now.day)
	]);
	const decks = deckId === undefined ? all : withinDeck(all, deckId);
	const around = decks[0]?.options.limitsFromTop ? treeAround(all, decks[0].deck.id) : [];
	/** Decks whose limits count. */
	const reached = new Set([...around, ...decks].map(({ deck }) => deck.id));
	const doneIn = new Map<string, DayCounts>(totals.map((total) => [total.deckId, total]));
	const doneOf = (id: string) => doneIn.get(id) ?? emptyTotal(now.day, id);
	const cap = reviewsInAll === undefined ? undefined : { reviews: reviewsInAll, doneElsewhere: 0 };
	for (const { deck } of all)
		if (cap && !reached.has(deck.id)) {
			const extra = extraOn(deck, now.day);
			const { done } = splitExtra(doneOf(deck.id), extra);
			cap.doneElsewhere += done.reviews + done.new;
		}
	const readers = decks.map(
		(deck) => new LaneReader(db, deck, doneOf(deck.deck.id), now, rowsEach)
	);
	const orders = ordersInForce(decks);
	const cards = await Promise.all(
		readers.map(async (reader, k) => {
			const { review, fresh } = orders[k]!;
			const lanes = [
				reader.learning(),
				reader.reviews(review === 'due' && !cap, answeredNotes),
				owedOnly ? [] : reader.news(fresh === 'deck', answeredNotes)
			];
			return (await Promise.all(lanes)).flat();
		})
	);
	const bySection = sections ? decks.filter((_, k) => orders[k]!.fresh === 'section') : [];
	const inQueue = ({ deck, options, parentId }: StudiedDeck): QueueDeck => ({
		id: deck.id,
		parentId: parentId !== null && reached.has(parentId) ? parentId : null,
		options,
		done: countsOf(doneOf(deck.id)),
		extra: extraOn(deck, now.day)
	});
	return {
		decks: decks.map(inQueue),
		...(around.length ? { around: around.map(inQueue) } : {}),
		cards: cards.flat(),
		answeredNotes,
		day: now.day,
		dayEndMs: now.dayEndMs,
		...(cap ? { cap } : {}),
		...(bySection.length ? { sectionOf: await sections!(db, bySection, cards.flat()) } : {})
	};
}

const countsOf = ({ new: news, reviews }: DayCounts): DayCounts => ({ new: news, reviews });

/** The orders of the deck at the top, which hold for all that is within it. */
function ordersInForce(decks: StudiedDeck[]) {
	const found = new Map<string, { review: string; fresh: string }>();
	return decks.map(({ deck, options, parentId }) => {
		const own = { review: options.reviewOrder, fresh: options.newOrder };
		const orders = found.get(parentId ?? '') ?? own;
		found.set(deck.id, orders);
		return orders;
	});
}

/** Notes of which some card was answered on that day. */
export async function answeredToday(db: AdageDb, day: number): Promise<Set<string>> {
	const cardIds = await db.schedules.where('lastDay').equals(day).primaryKeys();
	return new Set(cardIds.map(noteIdOf));
}

/** How many reviews a day a plan lets through that is in force, back after a break; undefined without one. */
async function comebackReviews(db: AdageDb, day: number): Promise<number | undefined> {
	return planInForce(await db.plans.toArray(), 'comeback', day)?.reviewsADay;
}

/**
 * Whether the plan of today still holds a due review or learning card. `believed` is a card that a
 * session's plan still holds: while it is due, one row answers.
 */
export async function anythingOwed(db: AdageDb, now: Moment, believed?: string): Promise<boolean> {
	const row = believed === undefined ? undefined : await db.schedules.get(believed);
	if (row?.lane === 'learning' && row.at < now.dayEndMs) return true;
	// A due card that the plan holds; one that was asked ahead of its day is no answer.
	if (row?.lane === 'review' && row.at <= now.day) return true;
	// Mostly the very first rows are still to be asked; only buried ones make it worth reading on.
	for (const rowsEach of [1, SPARE_ROWS, Infinity]) {
		const input = await dayInput(db, now, { rowsEach, owedOnly: true });
		if (owed(buildQueue(input))) return true;
		const rows = new Map<string, number>();
		for (const { deckId, lane } of input.cards)
			if (lane === 'review') rows.set(deckId, (rows.get(deckId) ?? 0) + 1);
		if (![...rows.values()].some((count) => count >= rowsEach)) return false;
	}
	return false;
}

/** What a day that nobody opened would have owed: due reviews after limits, and what was in learning. */
export async function dueBy(db: AdageDb, decks: StudiedDeck[], day: number): Promise<number> {
	const none = { new: 0, reviews: 0 };
	const limits = dayLimits(
		decks.map(({ deck, parentId, options }) =>
			limitedBy({ id: deck.id, parentId, options, done: none })
		),
		await comebackReviews(db, day)
	);
	let sum = 0;
	for (const { deck } of decks) {
		const due = await laneRows(db, deck.id, 'review', day).count();
		sum += limits.takeSome(deck.id, 'reviews', due);
		const learning = await laneRows(db, deck.id, 'learning').toArray();
		sum += learning.filter((row) => row.lastDay !== null && row.lastDay < day).length;
	}
	return sum;
}
