/**
 * The advice of a day is a fact of it, stored when it is first shown: it stays as it was all day, and every
 * device that meets this one shows the same. core/advice.ts says which entry it is.
 */
import { adviceOf, cardOnDay, chooseAdvice, REST_DAYS, type AdviceCard } from '../core/advice';
import type { Moment } from '../core/day';
import type { Model } from '../core/fsrs';
import { readEntryKey } from '../core/entry-key';
import type { Face, Note } from '../core/model';
import { openDay } from './days';
import { maxKey, minKey, type AdageDb } from './db';
import { inPortions } from './derived';
import { noteEntries } from './note-entries';
import { gatherDay } from './owed';
import { readReflections } from './reflections';
import { cardLog } from './schedules';
import { sectionRanks } from './sections';
import { readClock } from './ticks';

/** The entry that a day shows; undefined where none was shown yet. */
export async function adviceOn(db: AdageDb, day: number): Promise<string | undefined> {
	return adviceOf(await factsOf(db, day, day));
}

/**
 * Chooses the advice of today and stores it, unless there is one. Gives what stands then; undefined where no
 * entry qualifies, or nobody studies here. Goes through the whole library in portions, so it is called when
 * nothing else waits. `loadModel` is asked only where a clock was set back.
 */
export async function keepAdvice(
	db: AdageDb,
	now: Moment,
	loadModel: () => Promise<Model>
): Promise<string | undefined> {
	const { day } = now;
	const known = await adviceOn(db, day);
	if (known !== undefined) return known;
	// The first deck may have come since the day was opened.
	await openDay(db, now);
	const cards = await adviceCards(db, now, loadModel);
	const earlier = await factsOf(db, day - REST_DAYS, day - 1);
	const shown = earlier.flatMap((fact) =>
		fact.advice ? [{ entry: fact.advice, day: fact.day }] : []
	);
	const chosen = chooseAdvice(cards, shown, day, await readReflections(db));
	if (chosen === undefined) return undefined;
	return db.transaction('rw', ['dayFacts', 'meta'], async () => {
		// Another tab may have been quicker, or a backup have brought one.
		const stands = await adviceOn(db, day);
		if (stands !== undefined) return stands;
		const { deviceId } = await readClock(db);
		const fact = await db.dayFacts.get([day, deviceId]);
		if (!fact) return undefined;
		await db.dayFacts.put({ ...fact, advice: chosen });
		return chosen;
	});
}

function factsOf(db: AdageDb, fromDay: number, untilDay: number) {
	return db.dayFacts
		.where('[day+deviceId]')
		.between([fromDay, minKey], [untilDay, maxKey])
		.toArray();
}

/** Every card in study, as the log before today leaves it. */
async function adviceCards(
	db: AdageDb,
	now: Moment,
	loadModel: () => Promise<Model>
): Promise<AdviceCard[]> {
	const { learning, reviews, news } = await gatherDay(db, now, undefined, sectionRanks);
	const queued = new Set([...learning, ...reviews, ...news].map(({ cardId }) => cardId));
	const entryOf = await noteEntries(db);
	const cards: AdviceCard[] = [];
	const ahead: { cardId: string; entry: string }[] = [];
	await inPortions(db.schedules, ({ cardId, noteId, lane, memory, lastDay, placement }) => {
		if (lane === 'out') return;
		const entry = entryOf.get(noteId) ?? noteId;
		if (lastDay !== null && lastDay > now.day) return void ahead.push({ cardId, entry });
		// What was put aside until tomorrow was to be asked today, and comes then.
		const planned = queued.has(cardId) || lastDay === now.day || lane === 'buried';
		cards.push({ entry, planned, memory, lastDay, placement });
	});
	if (!ahead.length) return cards;
	const model = await loadModel();
	for (const { cardId, entry } of ahead)
		cards.push({ entry, ...cardOnDay(await cardLog(db, cardId), now.day, model) });
	return cards;
}

/** A note of an entry, with what one of its cards shows. */
export interface AdviceNote {
	note: Note;
	face?: Face;
}

/** The notes of an entry that are there, as their deck has them; none where the entry is gone. */
export async function notesOfEntry(db: AdageDb, key: string): Promise<AdviceNote[]> {
	const named = readEntryKey(key);
	const found =
		'noteId' in named
			? [await db.notes.get(named.noteId)]
			: await db.notes
					.where('sourceId')
					.equals(named.sourceId)
					.filter(({ entryId }) => entryId === named.entryId)
					.toArray();
	const notes = new Map(found.flatMap((note) => (note && !note.deleted ? [[note.id, note]] : [])));
	const cards = await db.cards
		.where('noteId')
		.anyOf([...notes.keys()])
		.toArray();
	cards.sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1));
	const firsts = new Map<string, string>();
	for (const { id, noteId, deleted, archived } of cards)
		if (!deleted && !archived && !firsts.has(noteId)) firsts.set(noteId, id);
	const faces = await db.faces.bulkGet([...firsts.values()]);
	return [...firsts.keys()].map((noteId, i) => ({ note: notes.get(noteId)!, face: faces[i] }));
}
