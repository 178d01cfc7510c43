/** Reads the cards that a session beside the plan of the day is about, and the answers of its round. */
import type { Moment } from '../core/day';
import { withinDeck } from '../core/deck-tree';
import type { Note } from '../core/model';
import type { Queue } from '../core/queue';
import { effectiveLog, type Rating, type Review } from '../core/review';
import type { Lane, Schedule } from '../core/schedule';
import { buildSession, isPractice, type Session } from '../core/session';
import type { Act, AdageDb } from './db';
import { inPortions } from './derived';
import { laneRows } from './lane-reader';
import { cardLog } from './schedules';
import { studiedDecks } from './studied-decks';

/**
 * What a session still holds: of one deck with those within it, or of all. Its days are counted from when it
 * `began`, so that one that goes on over the rollover ends as it would have.
 */
export async function gatherSession(
	db: AdageDb,
	now: Moment,
	session: Session,
	began: Pick<Moment, 'atMs' | 'day'>,
	deckId?: string
): Promise<Queue> {
	const all = await studiedDecks(db);
	const decks = deckId === undefined ? all : withinDeck(all, deckId);
	const ids = decks.map(({ deck }) => deck.id);
	const { atMs: fromMs, day } = began;
	const rows = await cardsOf(db, { ...now, day }, session, ids, fromMs);
	const places = new Map(ids.map((id, place) => [id, place]));
	const cards = rows.filter((row) => places.has(row.deckId));
	cards.sort((a, b) => places.get(a.deckId)! - places.get(b.deckId)!);
	const answers = isPractice(session) ? await practiceSince(db, fromMs) : [];
	const learnAheadMs = (decks[0]?.options.learnAheadSec ?? 0) * 1000;
	const { dayEndMs } = now;
	return buildSession({ session, cards, day, dayEndMs, learnAheadMs, fromMs, answers });
}

async function cardsOf(
	db: AdageDb,
	now: Moment,
	session: Session,
	deckIds: string[],
	fromMs: number
): Promise<Schedule[]> {
	const lane = (name: Lane, upTo?: number) =>
		deckIds.map((id) => laneRows(db, id, name, upTo).toArray());
	switch (session.kind) {
		case 'ahead': {
			const reviews = await flat(lane('review', now.day + session.days));
			// What was forgotten in it is learnt again in it; what else is being learnt is of the day.
			const own = new Set((await answersSince(db, fromMs)).map(({ entry }) => entry?.cardId));
			const learning = await flat(lane('learning', now.dayEndMs - 1));
			return [...learning.filter(({ cardId }) => own.has(cardId)), ...reviews];
		}
		case 'preview':
			return flat(lane('new'));
		case 'forgotten':
			return forgottenSince(db, now.day - session.days + 1);
		case 'chosen': {
			const noteIds = await notesWith(db, session);
			return db.schedules.where('noteId').anyOf(noteIds).toArray();
		}
	}
}

async function flat<T>(rows: Promise<T[]>[]): Promise<T[]> {
	return (await Promise.all(rows)).flat();
}

/** Cards with an answer "Again" that stands, on that study day or later. */
async function forgottenSince(db: AdageDb, fromDay: number): Promise<Schedule[]> {
	const rows = await db.schedules.where('lastDay').aboveOrEqual(fromDay).toArray();
	const logs = await Promise.all(rows.map(({ cardId }) => cardLog(db, cardId)));
	const forgot = (entry: Review) =>
		entry.kind === 'review' && entry.rating === 1 && entry.day >= fromDay;
	return rows.filter((_, k) => effectiveLog(logs[k]!).some(forgot));
}

/** Notes that bear a tag, or one within it, and say all of some words. */
async function notesWith(db: AdageDb, { tag, words }: { tag?: string; words?: string }) {
	const wanted = (words ?? '').toLowerCase().split(/\s+/).filter(Boolean);
	const fits = ({ deleted, fields }: Note) => {
		if (deleted) return false;
		const text = wanted.length ? Object.values(fields).join('\n').toLowerCase() : '';
		return wanted.every((word) => text.includes(word));
	};
	const ids: string[] = [];
	const take = (note: Note) => {
		if (fits(note)) ids.push(note.id);
	};
	if (tag === undefined) await inPortions(db.notes, take);
	else {
		const tagged = await db.notes.where('tags').equals(tag).or('tags').startsWith(`${tag}::`);
		(await tagged.distinct().toArray()).forEach(take);
	}
	return ids;
}

/**
 * Answers of practice since an instant, oldest first. A changed answer that was looked at is known by now: its card
 * comes again after the rest, like one that was forgotten.
 */
async function practiceSince(
	db: AdageDb,
	fromMs: number
): Promise<{ cardId: string; rating: Rating }[]> {
	const acts = await actsSince(db, fromMs, ['rate', 'seen']);
	const answers = await Promise.all(
		acts.map(async ({ kind, entry, before }) => {
			if (kind === 'seen') return [{ cardId: before[0]!.key, rating: 1 as const }];
			if (!entry) return [];
			const batch = await db.reviews.get([entry.cardId, entry.id]);
			const found = batch?.entries.find(({ id }) => id === entry.id);
			return found?.kind === 'practice' ? [{ cardId: entry.cardId, rating: found.rating }] : [];
		})
	);
	return answers.flat();
}

/** Answers that stand since an instant of late, as deeds: the log itself is ordered by card. */
export const answersSince = (db: AdageDb, fromMs: number): Promise<Act[]> =>
	actsSince(db, fromMs, ['rate']);

async function actsSince(db: AdageDb, fromMs: number, kinds: Act['kind'][]): Promise<Act[]> {
	const acts = await db.acts
		.orderBy('n')
		.reverse()
		.until((act) => act.atMs < fromMs)
		.toArray();
	return acts.filter(({ kind, undone }) => kinds.includes(kind) && !undone).reverse();
}

/** Tags of all notes with how many notes bear them, by name. */
export async function tagCounts(db: AdageDb): Promise<{ tag: string; notes: number }[]> {
	const tags = (await db.notes.orderBy('tags').keys()) as string[];
	const counts = new Map<string, number>();
	for (const tag of tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
	return [...counts].map(([tag, notes]) => ({ tag, notes }));
}
