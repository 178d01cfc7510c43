/** Reads rows of the queue's index, one deck and lane at a time, no more of them than a day can ask for. */
import type { Moment } from '../core/day';
import { extraOn, splitExtra, type DayCounts } from '../core/day-limits';
import type { Lane, Schedule } from '../core/schedule';
import { maxKey, minKey, type AdageDb } from './db';
import type { StudiedDeck } from './studied-decks';

/** Rows read past a limit, so that buried siblings do not leave the day short. */
export const SPARE_ROWS = 100;

/** Rows of a deck and lane up to a place in it, in order: new cards by position, reviews by day. */
export function laneRows(db: AdageDb, deckId: string, lane: Lane, upTo: unknown = maxKey) {
	return db.schedules
		.where('[deckId+lane+at]')
		.between([deckId, lane, minKey], [deckId, lane, upTo], true, true);
}

/** Reads the lanes of one deck for a study day. */
export class LaneReader {
	#left: DayCounts;

	constructor(
		private db: AdageDb,
		private of: StudiedDeck,
		done: DayCounts,
		private now: Moment,
		private rowsEach: number
	) {
		const { options, deck } = of;
		const split = splitExtra(done, extraOn(deck, now.day));
		const among = split.done.reviews + (options.newApart ? 0 : split.done.new);
		this.#left = {
			new: Math.max(0, options.newADay - split.done.new) + split.left.new,
			reviews: Math.max(0, options.reviewsADay - among) + split.left.reviews
		};
	}

	/** Learning cards that are due within the day. */
	learning() {
		return this.#rows('learning', this.now.dayEndMs - 1, this.rowsEach);
	}

	/** Cards due by a day. `indexed` where the order is that of the index; another one needs every row that is due. */
	async reviews(indexed: boolean, answered: ReadonlySet<string>) {
		const counts = (row: Schedule) =>
			row.placement?.state === 'review' && !answered.has(row.noteId);
		return this.#upTo('review', this.now.day, this.#left.reviews, indexed, counts);
	}

	/** New cards, without a date. */
	async news(indexed: boolean, answered: ReadonlySet<string>) {
		if (!this.#left.new) return [];
		const notes = new Set(answered);
		// Of siblings one is shown.
		const counts = ({ noteId }: Schedule) => !notes.has(noteId) && !!notes.add(noteId);
		return this.#upTo('new', Infinity, this.#left.new, indexed, counts);
	}

	/** Rows of which `left` count; all of them where the first ones do not hold as many. */
	async #upTo(
		lane: Lane,
		upTo: number,
		left: number,
		indexed: boolean,
		counts: (row: Schedule) => boolean
	) {
		const reach = Math.max(0, left) + SPARE_ROWS;
		const limit = Math.min(this.rowsEach, indexed ? reach : Infinity);
		const rows = await this.#rows(lane, upTo, limit);
		const short = rows.length === limit && limit < this.rowsEach;
		if (!short || rows.filter(counts).length >= left) return rows;
		return this.#rows(lane, upTo, Infinity);
	}

	#rows(lane: Lane, upTo: number, limit: number) {
		const rows = laneRows(this.db, this.of.deck.id, lane, upTo);
		return (limit === Infinity ? rows : rows.limit(limit)).toArray();
	}
}
