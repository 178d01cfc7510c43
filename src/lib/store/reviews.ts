/**
 * The one place that writes the review log, and it never updates an entry. A rating is one strict
 * transaction: entry, schedule, day total, day fact, what can be undone, and the clock that stamped it.
 * It is acknowledged when that transaction completes.
 */
import Dexie from 'dexie';
import { readStamp } from '../core/clock';
import type { Moment } from '../core/day';
import type { Model } from '../core/fsrs';
import type { Face } from '../core/model';
import type { Preview } from '../core/placement';
import {
	addToBeacon,
	unionLog,
	voidedIds,
	type Beacon,
	type Fact,
	type Rating,
	type Review
} from '../core/review';
import { applyReview, foldMemory, isAside, type Schedule } from '../core/schedule';
import { recordAct, writeImages } from './acts';
import { readBeacon, writeBeacon } from './beacon';
import type { Act, AdageDb, ReviewBatch } from './db';
import { leechOf, type Leech } from './leeches';
import { anythingOwed } from './owed';
import { batchIds, cardLog, scheduleOf } from './schedules';
import { saysOtherWords } from './shown';
import { nextStamp } from './ticks';
import { addEntry, emptyTotal } from './totals';

export interface RateCommand {
	cardId: string;
	rating: Rating;
	/** What the buttons showed; exactly this is committed, or nothing. */
	preview: Preview;
	/** Newest entry of the card when it was shown. */
	lastId: string;
	/** What was shown of it. */
	face?: Face;
	tookMs: number;
	now: Moment;
	model: Model;
	/** A card that the session's plan still owes after this one, if there is any. */
	owedNext?: string;
}

export type RateResult =
	| {
			kind: 'rated';
			schedule: Schedule;
			act: Act;
			clearedDay: boolean;
			beacon: Beacon;
			/** It was forgotten so often that something should be done about it. */
			leech?: Leech;
	  }
	/** The card was answered, given another date, put away or removed elsewhere since it was shown; nothing was written. */
	| { kind: 'stale'; schedule: Schedule | undefined }
	/** It says something else since; nothing was written. */
	| { kind: 'reworded' };

/** Tables that an entry is written with. */
export const RATE_TABLES = [
	...(['reviews', 'schedules', 'days', 'dayFacts', 'plans', 'outbox', 'acts', 'meta'] as const),
	...(['cards', 'notes', 'faces', 'decks', 'presets'] as const)
];

/** Commits one answer exactly as previewed, or nothing where the card changed since it was shown. */
export function rate(db: AdageDb, command: RateCommand): Promise<RateResult> {
	const { cardId, rating, preview, now, model } = command;
	return db.transaction('rw', [...RATE_TABLES], async () => {
		const before = await db.schedules.get(cardId);
		const changed = before?.seen !== preview.seen || before.lastId !== command.lastId;
		if (!before || isAside(before) || changed) return { kind: 'stale', schedule: before };
		if (command.face && (await saysOtherWords(db, command.face))) return { kind: 'reworded' };
		const entry: Review = {
			...(await newFact(db, cardId, now)),
			kind: 'review',
			rating,
			phase: preview.phase,
			tookMs: Math.max(0, Math.round(command.tookMs)),
			aim: preview.aim,
			...(preview.predicted === undefined ? {} : { predicted: preview.predicted }),
			seen: preview.seen,
			to: preview.outcomes[rating].to
		};
		const card = (await db.cards.get(cardId))!;
		const fold = applyReview(before, entry, model);
		const { leech, writes } = await leechOf(db, card, before.lapses, fold.lapses);
		const schedule = scheduleOf(
			leech?.suspended ? { ...card, suspended: true } : card,
			fold,
			model
		);
		const beacon = await writeEntry(db, entry, schedule);
		const images = writes.length ? await writeImages(db, writes, now, model) : [];
		const clearedDay = await markCleared(db, entry.id, now, command.owedNext);
		const act = await recordAct(db, {
			atMs: now.atMs,
			day: now.day,
			kind: 'rate',
			label: rating === 1 ? 'Forgot' : 'Remembered',
			undone: 0,
			entry: { cardId, id: entry.id, clearedDay },
			before: images
		});
		return { kind: 'rated', schedule, act, clearedDay, beacon, ...(leech ? { leech } : {}) };
	});
}

/**
 * Undoes (or redoes, with `on` false) one answer by a `void` entry and folds the card's log again.
 * Inside the transaction of the act.
 */
export async function voidEntry(
	db: AdageDb,
	target: NonNullable<Act['entry']>,
	on: boolean,
	now: Moment,
	model: Model
): Promise<Schedule | undefined> {
	const card = await db.cards.get(target.cardId);
	const log = await cardLog(db, target.cardId);
	const answer = log.find((entry) => entry.id === target.id);
	if (!card || !answer) return undefined;
	const entry: Review = {
		...(await newFact(db, target.cardId, now)),
		kind: 'void',
		target: target.id,
		on
	};
	const schedule = scheduleOf(card, foldMemory([...log, entry], model), model);
	await writeEntry(db, entry, schedule);
	// Another device may have undone it already.
	if (voidedIds(log).has(target.id) !== on) await bumpTotal(db, answer, card.deckId, on ? -1 : 1);
	if (target.clearedDay) await setCleared(db, target.id, answer.day, !on);
	return schedule;
}

/** What every entry says of itself, stamped now. Inside the transaction that writes it. */
export async function newFact(db: AdageDb, cardId: string, now: Moment): Promise<Fact> {
	const { atMs, tzOffsetMin, day } = now;
	return { id: await nextStamp(db, atMs), cardId, atMs, tzOffsetMin, day };
}

/** Appends an entry with the row that its card's log comes to. Inside a transaction over `RATE_TABLES`. */
export async function writeEntry(db: AdageDb, entry: Review, schedule: Schedule) {
	const { cardId, id } = entry;
	await Promise.all([
		db.reviews.add({ cardId, id, entries: [entry] }),
		db.schedules.put(schedule),
		db.outbox.add({ cardId, id }),
		bumpTotal(db, entry, schedule.deckId, 1)
	]);
	return raiseBeacon(db, [entry]);
}

async function bumpTotal(db: AdageDb, entry: Review, deckId: string, sign: 1 | -1) {
	if (entry.kind !== 'review' && entry.kind !== 'practice') return;
	const total = (await db.days.get([entry.day, deckId])) ?? emptyTotal(entry.day, deckId);
	await db.days.put(addEntry(total, entry, sign));
}

async function markCleared(db: AdageDb, entryId: string, now: Moment, owedNext?: string) {
	const { deviceId } = readStamp(entryId)!;
	const fact = await db.dayFacts.get([now.day, deviceId]);
	if (!fact || fact.cleared || (await anythingOwed(db, now, owedNext))) return false;
	await db.dayFacts.put({ ...fact, cleared: true });
	return true;
}

/** On the fact of the device that answered: a restored library has another id since. */
async function setCleared(db: AdageDb, entryId: string, day: number, cleared: boolean) {
	const { deviceId } = readStamp(entryId)!;
	const fact = await db.dayFacts.get([day, deviceId]);
	if (fact) await db.dayFacts.put({ ...fact, cleared });
}

/** The beacon is that of the union: a content that another replaced is counted out. */
async function raiseBeacon(db: AdageDb, added: Review[], replaced: Review[] = []): Promise<Beacon> {
	const beacon = addToBeacon(addToBeacon(await readBeacon(db), added), replaced, -1);
	await writeBeacon(db, beacon);
	// Of the browser's own transaction: whatever it is a part of, it is kept when this one is.
	const transaction = Dexie.currentTransaction?.idbtrans;
	transaction?.addEventListener('complete', () => db.logged?.(beacon));
	return beacon;
}

/**
 * Adds entries that came from a backup or another device: what is known already is left alone, and of
 * two contents under one id the union decides. Returns the cards whose log grew. Inside a transaction.
 */
export async function addToLog(db: AdageDb, batches: Review[][]): Promise<string[]> {
	// An empty library has nothing to compare with: a restore is one bulk write.
	const known = (await db.reviews.count()) > 0;
	const rows: ReviewBatch[] = [];
	const added: Review[] = [];
	const replaced: Review[] = [];
	for (const [cardId, incoming] of byCard(batches)) {
		const log = known ? await cardLog(db, cardId) : [];
		const mine = new Set(log);
		const names = new Set(known ? await batchIds(db, cardId) : []);
		const fresh = new Set(unionLog(log, ...incoming).filter((entry) => !mine.has(entry)));
		const own: Review[] = [];
		for (const batch of incoming) {
			const entries = batch.filter((entry) => fresh.delete(entry));
			if (!entries.length) continue;
			rows.push({ cardId, id: freeName(entries[0]!.id, names), entries });
			own.push(...entries);
		}
		const ids = new Set(own.map((entry) => entry.id));
		replaced.push(...log.filter((entry) => ids.has(entry.id)));
		added.push(...own);
	}
	await db.reviews.bulkAdd(rows);
	await raiseBeacon(db, added, replaced);
	return [...new Set(rows.map((row) => row.cardId))];
}

function byCard(batches: Review[][]): Map<string, Review[][]> {
	const cards = new Map<string, Review[][]>();
	for (const batch of batches) {
		const cardId = batch[0]?.cardId;
		if (cardId === undefined) continue;
		const known = cards.get(cardId);
		if (known) known.push(batch);
		else cards.set(cardId, [batch]);
	}
	return cards;
}

/** A batch is named by its first entry; where that name is taken a mark is added, never replaced. */
function freeName(id: string, names: Set<string>): string {
	let free = id;
	while (names.has(free)) free += '+';
	names.add(free);
	return free;
}
