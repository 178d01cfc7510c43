/** More cards than the limits let through, for one study day (Anki manual, "Custom Study"). */
import { noteIdOf } from '../core/cards';
import type { Moment } from '../core/day';
import { extraOn, splitExtra, type DayCounts } from '../core/day-limits';
import { withinDeck } from '../core/deck-tree';
import type { Model } from '../core/fsrs';
import type { Schedule } from '../core/schedule';
import { writeAct, type RowWrite } from './acts';
import { DEED_TABLES, type Act, type AdageDb } from './db';
import { laneRows } from './lane-reader';
import { answeredToday, gatherDay } from './owed';
import { studiedDecks } from './studied-decks';
import { emptyTotal } from './totals';

/**
 * Lets more new cards and reviews through today, in the first decks that have them: of one deck with those
 * within it, or of all. Resolves with nothing where there are none.
 */
export function askForMore(
	db: AdageDb,
	wanted: DayCounts,
	now: Moment,
	model: Model,
	deckId?: string
): Promise<Act | undefined> {
	return db.transaction('rw', [...DEED_TABLES], async () => {
		const left = { ...wanted };
		const writes: RowWrite[] = [];
		for (const { deck, counts } of await waitingByDeck(db, now, deckId)) {
			const known = extraOn(deck, now.day);
			const total = (await db.days.get([now.day, deck.id])) ?? emptyTotal(now.day, deck.id);
			// What was done within the limits: what was given for an earlier wish stays counted for it.
			const { done } = splitExtra({ new: total.new, reviews: total.reviews }, known);
			const more = {
				new: Math.min(left.new, counts.new),
				reviews: Math.min(left.reviews, counts.reviews)
			};
			if (!more.new && !more.reviews) continue;
			left.new -= more.new;
			left.reviews -= more.reviews;
			const extra = {
				day: now.day,
				new: (known?.new ?? 0) + more.new,
				reviews: (known?.reviews ?? 0) + more.reviews,
				done
			};
			writes.push({ table: 'decks', key: deck.id, row: { ...deck, extra } });
		}
		if (!writes.length) return undefined;
		return writeAct(db, { kind: 'more', label: 'More for today' }, writes, now, model);
	});
}

/** New and due cards that today's limits hold back. */
export async function waiting(db: AdageDb, now: Moment, deckId?: string): Promise<DayCounts> {
	const sum = { new: 0, reviews: 0 };
	for (const { counts } of await waitingByDeck(db, now, deckId)) {
		sum.new += counts.new;
		sum.reviews += counts.reviews;
	}
	return sum;
}

/**
 * What lies in each deck's lanes beyond the plan of today. A sibling that the preset buries waits for
 * tomorrow, not for a limit.
 */
async function waitingByDeck(db: AdageDb, now: Moment, deckId?: string) {
	const [all, plan, answered] = await Promise.all([
		studiedDecks(db),
		gatherDay(db, now, deckId),
		answeredToday(db, now.day)
	]);
	const decks = deckId === undefined ? all : withinDeck(all, deckId);
	const planned = [...plan.learning, ...plan.reviews, ...plan.news];
	const cards = new Set(planned.map(({ cardId }) => cardId));
	const notes = new Set([...answered, ...planned.map(({ noteId }) => noteId)]);
	return Promise.all(
		decks.map(async ({ deck, options }) => {
			const held = (rows: Pick<Schedule, 'cardId'>[], bury: boolean) => {
				const ids = rows.map(({ cardId }) => cardId).filter((id) => !cards.has(id));
				if (!bury) return ids.length;
				return new Set(ids.map(noteIdOf).filter((id) => !notes.has(id))).size;
			};
			const [fresh, due] = await Promise.all([
				laneRows(db, deck.id, 'new').primaryKeys(),
				laneRows(db, deck.id, 'review', now.day).toArray()
			]);
			// One with a date that nobody has answered counts as new.
			const isNew = ({ placement }: Schedule) => placement?.state === 'new';
			const news = [...fresh.map((cardId) => ({ cardId })), ...due.filter(isNew)];
			const reviews = due.filter((row) => !isNew(row));
			const { burySiblings: bury } = options;
			const counts = { new: held(news, bury.new), reviews: held(reviews, bury.review) };
			return { deck, counts };
		})
	);
}
