/**
 * Reads a newer edition of a document against the one before: which entries are which, which cards are which,
 * and what of it is new. Long work, away from the page: two editions of a thousand entries take a second.
 */
import type { Draft } from '../core/model';
import type { Outline } from '../core/outline';
import {
	nameDrafts,
	type CameNote,
	type DoubtfulCard,
	type EntryChange,
	type NamedEdition
} from '../core/next-edition';
import { pairCards, type CardPairing } from '../core/pair-cards';
import { pairEntries, type EntryPairing, type Passage } from '../core/pair-entries';
import { sameText } from '../core/pairing/says';
import { answerOf, sameAnswer, unmarked } from '../core/seen-answer';
import { draftOutline } from './drafts';
import { writeMarkdown } from './markdown/written';

/** What is known of the edition before, and what the person said. */
export interface EditionQuestion {
	before: Outline;
	after: Outline;
	/** Notes that came with the edition before, and their cards' keys. */
	came: CameNote[];
	/** Ids of all notes of the source. */
	taken: string[];
	/** Begins the ids of notes that are made of drafts. */
	prefix: string;
	/** Entries that the person paired: the id before, and the id after or none. */
	decided: [string, string | undefined][];
	/** Cards (`noteId:key`) that the person said are not what they were paired with. */
	apart: string[];
	/** Whatever is not there is offered, what was left out before too. */
	all?: boolean;
}

export interface EditionAnswer extends NamedEdition {
	/** In the order of the newer edition, those that are gone last. */
	entries: EntryChange[];
	/** Cards whose log may belong to another fact: a person is asked. */
	doubts: DoubtfulCard[];
}

/** Compares two editions. Same input, same answer; fails on nothing. */
export function compareEditions(question: EditionQuestion): EditionAnswer {
	const { before, after, came, taken, prefix, decided, apart, all } = question;
	const pairing = pairEntries(passagesOf(before), passagesOf(after), new Map(decided));
	const read = draftOutline(after);
	const wholes = wholeAnswers(before, pairing, came, read);
	const drafts = [...read, ...wholes];
	const cards = pairCards(pairing, came, drafts);
	const entries = new Map(pairing.pairs.map((pair) => [pair.before.id, pair.after.id]));
	// What went into another one is read there.
	for (const { entry, into } of pairing.removed) if (into) entries.set(entry.id, into.id);
	const named = nameDrafts({
		...{ came, drafts, cards, entries, prefix },
		apart: new Set(apart),
		taken: new Set(taken),
		leftOut: new Set([
			...(all ? [] : leftOut(before, pairing, drafts, question)),
			...wholes.map(({ id }) => id)
		])
	});
	return { ...named, entries: changesOf(pairing), doubts: doubtsOf(cards, came, drafts, pairing) };
}

/** Cards that a person is asked about: those that would go on unless it is said that they are others. */
function doubtsOf(
	{ pairs, notes }: CardPairing,
	came: readonly CameNote[],
	drafts: readonly Draft[],
	entries: EntryPairing
): DoubtfulCard[] {
	// Whether those are the same is asked first, of all their cards at once.
	const asked = new Set(entries.pairs.flatMap((pair) => (pair.doubtful ? pair.after.id : [])));
	const olds = new Map(came.map((note) => [note.id, note]));
	const news = new Map(drafts.map((draft) => [draft.id, draft]));
	return pairs.flatMap((pair): DoubtfulCard[] => {
		const { before, after, doubtful } = pair;
		const [note, draft] = [olds.get(before.noteId), news.get(after.noteId)];
		if (asked.has(draft?.entryId ?? '')) return [];
		if (!doubtful || notes.get(after.noteId) !== before.noteId || !note || !draft) return [];
		// A card that nobody took has no log.
		if (!note.used.includes(before.key)) return [];
		const [was, now] = [answerOf(note, before.key), answerOf(draft, after.key)].map(unmarked);
		// What stands around a blank is the answer.
		const asks = unmarked(draft.fields.front ?? '');
		return [{ ...pair, asks, was: was!, now: now! }];
	});
}

/** All that cards are made of, in the order of the document. */
function passagesOf({ entries, readings }: Outline): Passage[] {
	return [
		...entries,
		...readings.map(({ id, title, section, body }) => ({
			...{ id, question: title, section, answer: body }
		}))
	];
}

/**
 * Cards that ask an entry's question for its whole answer go on with all of the newer one, though no draft may
 * ask so any more: a list that got longer is asked by its points.
 */
function wholeAnswers(
	before: Outline,
	{ pairs }: EntryPairing,
	came: readonly CameNote[],
	drafts: readonly Draft[]
): Draft[] {
	const asked = new Set(drafts.filter(({ rule }) => rule === 'key').map((one) => one.entryId));
	const entries = new Map(before.entries.map((entry) => [entry.id, entry]));
	const after = new Map(pairs.map((pair) => [pair.before.id, pair.after]));
	return came.flatMap(({ kind, fields, tags, entryId = '' }): Draft[] => {
		const [was, now] = [entries.get(entryId), after.get(entryId)];
		if (kind !== 'basic' || !was || !now?.answer.length || asked.has(now.id)) return [];
		if (!sameAnswer(fields.back ?? '', writeMarkdown(was.answer))) return [];
		const front = sameText(was.question, now.question) ? (fields.front ?? '') : now.question;
		const whole = { ...fields, front, back: writeMarkdown(now.answer) };
		const draft = {
			entryId: now.id,
			rule: 'key',
			kind,
			fields: whole,
			tags,
			choice: 'out'
		} as const;
		return [{ ...draft, id: `${now.id}.whole` }];
	});
}

/**
 * Drafts that the edition before proposed as well and the person did not take. Where an entry says the same
 * that is all of them; where it changed, the entry is drafted once more as it was.
 */
function leftOut(
	before: Outline,
	{ pairs }: EntryPairing,
	drafts: readonly Draft[],
	{ came, prefix }: EditionQuestion
): Set<string> {
	const same = new Set(pairs.filter(({ kind }) => kind !== 'changed').map((one) => one.after.id));
	const changed = pairs.filter(({ kind }) => kind === 'changed');
	const ids = new Set(changed.map((pair) => pair.before.id));
	const some = {
		...before,
		entries: before.entries.filter(({ id }) => ids.has(id)),
		readings: before.readings.filter(({ id }) => ids.has(id))
	};
	const taken = new Set(came.map(({ id }) => id));
	const old = draftOutline(some).filter(({ id }) => !taken.has(prefix + id));
	const fresh = drafts.filter(({ entryId }) => !same.has(entryId));
	const met = pairCards({ pairs: changed, removed: [] }, old, fresh).notes;
	return new Set(
		drafts.filter(({ id, entryId }) => same.has(entryId) || met.has(id)).map(({ id }) => id)
	);
}

function changesOf({ pairs, added, removed }: EntryPairing): EntryChange[] {
	return [
		...pairs.map(({ before, after, kind, reason, doubtful }): EntryChange => ({
			...{ kind, before: before.id, after: after.id, reason },
			...(doubtful ? { doubtful } : {})
		})),
		...added.map(({ entry, from }): EntryChange => ({
			kind: 'added',
			after: entry.id,
			reason: from ? `It was a part of “${from.question}”.` : 'It was not there before.'
		})),
		...removed.map(({ entry, into }): EntryChange => ({
			kind: 'removed',
			before: entry.id,
			...(into ? { into: into.id } : {}),
			reason: into ? `It is a part of “${into.question}” now.` : 'It is no longer there.'
		}))
	];
}
