/**
 * Reads what a study day still holds. `gatherDay` fetches no more rows than the limits can reach;
 * `anythingOwed` stops at the first card that is still due, so that every rating can ask it.
 */
import { noteIdOf } from '../core/cards';
import type { Moment } from '../core/day';
import type { Deck, PresetOptions } from '../core/model';
import { optionsOf } from '../core/options';
import { buildQueue, joinQueues, owed, type Queue } from '../core/queue';
import { maxKey, minKey, type AdageDb } from './db';
import { emptyTotal } from './totals';

/** A deck with the options in force for it. */
export interface StudiedDeck {
	deck: Deck;
	options: PresetOptions;
}

/** Decks in order, deleted ones left out; a deck's own retention overrides its preset's. */
export async function studiedDecks(db: AdageDb): Promise<StudiedDeck[]> {
	const presets = new Map((await db.presets.toArray()).map((preset) => [preset.id, preset]));
	const decks = (await db.decks.toArray()).filter((deck) => !deck.deleted);
	decks.sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1));
	return decks.map((deck) => ({ deck, options: optionsOf(deck, presets) }));
}

/** Rows read past a limit, so that buried siblings do not leave the day short. */
const SPARE_ROWS = 100;

/** The queue of all decks for today, or of one of them. */
export async function gatherDay(db: AdageDb, now: Moment, deckId?: string): Promise<Queue> {
	const [all, answered] = await Promise.all([studiedDecks(db), answeredNotes(db, now.day)]);
	const decks = deckId ? all.filter(({ deck }) => deck.id === deckId) : all;
	const queues = await Promise.all(decks.map((deck) => gatherDeck(db, deck, answered, now)));
	return joinQueues(queues);
}

async function gatherDeck(
	db: AdageDb,
	{ deck, options }: StudiedDeck,
	answered: Set<string>,
	now: Moment
) {
	const total = (await db.days.get([now.day, deck.id])) ?? emptyTotal(now.day, deck.id);
	const newLeft = Math.max(0, options.newADay - total.new);
	const reviewsLeft = Math.max(0, options.reviewsADay - total.reviews);
	// An order that is not the index's own needs every row that is due.
	const indexed = options.reviewOrder === 'due';
	const [learning, due, fresh] = await Promise.all([
		laneRows(db, deck.id, 'learning', now.dayEndMs - 1),
		laneRows(db, deck.id, 'review', now.day, indexed ? reviewsLeft + SPARE_ROWS : Infinity),
		newLeft
			? laneRows(
					db,
					deck.id,
					'new',
					Infinity,
					options.newOrder === 'random' ? Infinity : newLeft + SPARE_ROWS
				)
			: []
	]);
	const cards = [...learning, ...due, ...fresh];
	return buildQueue({
		cards,
		answeredNotes: answered,
		done: { new: total.new, reviews: total.reviews },
		options,
		day: now.day,
		dayEndMs: now.dayEndMs
	});
}

function laneRows(db: AdageDb, deckId: string, lane: string, upTo: number, limit = Infinity) {
	const rows = db.schedules
		.where('[deckId+lane+at]')
		.between([deckId, lane, minKey], [deckId, lane, upTo === Infinity ? maxKey : upTo], true, true);
	return (limit === Infinity ? rows : rows.limit(limit)).toArray();
}

/** Notes of which some card was answered on that day. */
async function answeredNotes(db: AdageDb, day: number): Promise<Set<string>> {
	const cardIds = await db.schedules.where('lastDay').equals(day).primaryKeys();
	return new Set(cardIds.map(noteIdOf));
}

/**
 * Whether the plan of today still holds a due review or learning card. `believed` is a card that a
 * session's plan still holds: while it is due, one row answers.
 */
export async function anythingOwed(db: AdageDb, now: Moment, believed?: string): Promise<boolean> {
	const row = believed === undefined ? undefined : await db.schedules.get(believed);
	if (row?.lane === 'learning' && row.at < now.dayEndMs) return true;
	if (row?.lane === 'review' && row.at <= now.day) return true;
	let answered: Set<string> | undefined;
	for (const { deck, options } of await studiedDecks(db)) {
		const learning = await laneRows(db, deck.id, 'learning', now.dayEndMs - 1, 1);
		if (learning.length) return true;
		const done = (await db.days.get([now.day, deck.id])) ?? emptyTotal(now.day, deck.id);
		// Mostly the very first row is still to be asked; only a buried one makes it worth reading on.
		for (const limit of [1, SPARE_ROWS]) {
			const cards = await laneRows(db, deck.id, 'review', now.day, limit);
			answered ??= cards.length ? await answeredNotes(db, now.day) : undefined;
			const { day, dayEndMs } = now;
			const input = { cards, answeredNotes: answered ?? new Set(), done, options, day, dayEndMs };
			if (owed(buildQueue(input))) return true;
			if (cards.length < limit) break;
		}
	}
	return false;
}

/** What a day that nobody opened would have owed: due reviews after limits, and what was in learning. */
export async function dueBy(db: AdageDb, decks: StudiedDeck[], day: number): Promise<number> {
	let sum = 0;
	for (const { deck, options } of decks) {
		const count = await db.schedules
			.where('[deckId+lane+at]')
			.between([deck.id, 'review', minKey], [deck.id, 'review', day], true, true)
			.count();
		const learning = await laneRows(db, deck.id, 'learning', Infinity);
		sum += Math.min(count, options.reviewsADay);
		sum += learning.filter((row) => row.lastDay !== null && row.lastDay < day).length;
	}
	return sum;
}
