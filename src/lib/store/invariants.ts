/**
 * What must be true of a library at any time. Used by the tests after everything they do, and by the app
 * when the person asks. Each finding is a sentence; none means all is well. Ids stand in quotation marks, and nothing
 * else does: many are made of words of a card, which a report leaves out (core/finding-report.ts).
 */
import { canonicalJson } from '../core/canonical';
import { askedKeys } from '../core/asked-keys';
import type { Model } from '../core/fsrs';
import { addToBeacon, emptyBeacon, unionLog, type Review } from '../core/review';
import { streakOf, type Streak } from '../core/streak';
import type { AdageDb } from './db';
import { streakDays } from './streak-days';
import { isSound } from './check-rows';
import { staleNotes } from './faces';
import { deriveAll, inPortions } from './derived';
import { readBeacon } from './beacon';
import type { DayTotal } from './totals';

/**
 * What does not hold in a library, as sentences; none means that it is sound. Reads everything, changes
 * nothing.
 */
export async function checkInvariants(
	db: AdageDb,
	model: Model,
	shown?: { today: number; streak: Pick<Streak, 'current' | 'longest' | 'total'> }
): Promise<string[]> {
	const found: string[] = [];
	await checkSound(db, found);
	try {
		await checkWhole(db, model, found);
	} catch (error) {
		// Damaged rows, which are told, may be more than can be gone through.
		if (!found.length) throw error;
		return found;
	}
	if (shown) {
		const { current, longest, total } = streakOf(await streakDays(db), shown.today);
		const mine = canonicalJson({ current, longest, total });
		const { streak } = shown;
		const theirs = canonicalJson({
			current: streak.current,
			longest: streak.longest,
			total: streak.total
		});
		if (mine !== theirs) found.push(`The streak shown is ${theirs}, the log says ${mine}.`);
	}
	return found;
}

/** Tables whose rows lie in the library as they do in a backup. */
const PLAIN = [
	...['sources', 'decks', 'presets', 'parameters', 'notes', 'cards', 'reviews'],
	...['dayFacts', 'plans', 'reflections', 'settings']
];

/** Rows that Adage never writes: everything else takes sound ones for granted. */
async function checkSound(db: AdageDb, found: string[]) {
	for (const name of PLAIN) {
		let damaged = 0;
		await inPortions(db.table(name), (row) => {
			if (!isSound(name, row)) damaged++;
		});
		if (damaged)
			found.push(
				`${damaged === 1 ? 'One row' : `${damaged} rows`} of the table ${name} cannot be. Restore a copy of your data.`
			);
	}
}

async function checkWhole(db: AdageDb, model: Model, found: string[]) {
	await checkLog(db, found);
	await checkOrphans(db, found);
	const derived = await deriveAll(db, model);
	compare(found, 'schedule', 'cardId', derived.schedules, await db.schedules.toArray());
	compare(found, 'day total', 'key', keyed(derived.days), keyed(await db.days.toArray()));
}

/** Totals with a key of their own; empty ones are left by undoing and say nothing. */
function keyed(days: DayTotal[]) {
	return days
		.filter((day) => day.ratings || day.tookMs)
		.map((day) => ({ ...day, key: `${day.day}:${day.deckId}` }));
}

async function checkLog(db: AdageDb, found: string[]) {
	const seen = new Map<string, string>();
	const all: Review[] = [];
	await inPortions(db.reviews, ({ cardId, entries }) => {
		for (const entry of entries) {
			all.push(entry);
			if (entry.cardId !== cardId) found.push(`Entry “${entry.id}” lies with the wrong card.`);
			const text = canonicalJson(entry);
			if (seen.get(entry.id) === text) found.push(`Entry “${entry.id}” is there twice.`);
			seen.set(entry.id, text);
		}
	});
	const beacon = addToBeacon(emptyBeacon, unionLog(all));
	const known = await readBeacon(db);
	if (canonicalJson(beacon) !== canonicalJson(known))
		found.push(`The log holds ${beacon.count} entries, ${known.count} were written.`);
}

async function checkOrphans(db: AdageDb, found: string[]) {
	const notes = new Map<string, ReturnType<typeof askedKeys>>();
	await inPortions(db.notes, (note) => void notes.set(note.id, askedKeys(note)));
	const decks = new Set(await db.decks.toCollection().primaryKeys());
	const sources = new Set(await db.sources.toCollection().primaryKeys());
	const editions = new Set(await db.editions.toCollection().primaryKeys());
	const cards = new Set<string>();
	await inPortions(db.cards, (card) => {
		cards.add(card.id);
		if (!notes.has(card.noteId)) found.push(`Card “${card.id}” has no note.`);
		else if (!card.deleted && !card.archived && notes.get(card.noteId)?.has(card.key) === false)
			found.push(`Card “${card.id}” is asked, but its note has no such key.`);
		if (!decks.has(card.deckId)) found.push(`Card “${card.id}” has no deck.`);
	});
	await inPortions(db.notes, (note) => {
		if (note.sourceId && !sources.has(note.sourceId))
			found.push(`Note “${note.id}” has no source.`);
	});
	await inPortions(db.sources, (source) => {
		if (!editions.has(source.editionHash)) found.push(`Source “${source.id}” has no edition.`);
	});
	await inPortions(db.reviews, ({ cardId }) => {
		if (!cards.has(cardId)) found.push(`There is a log for “${cardId}”, which is no card.`);
	});
	for (const note of await staleNotes(db))
		found.push(`A face of note “${note.id}” is missing or does not show its words.`);
}

function compare<T>(found: string[], what: string, key: keyof T, want: T[], have: T[]) {
	const rows = new Map(have.map((row) => [row[key], row]));
	for (const row of want) {
		const mine = rows.get(row[key]);
		rows.delete(row[key]);
		if (!mine) found.push(`The ${what} of “${row[key]}” is missing.`);
		else if (canonicalJson(mine) !== canonicalJson(row))
			found.push(`The ${what} of “${row[key]}” differs from its log.`);
	}
	for (const left of rows.keys()) found.push(`There is a ${what} of “${left}” that nothing made.`);
}
