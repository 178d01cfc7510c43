/**
 * Which card of a newer edition is which of an older one, so that every log stays with its fact. Cards are
 * told apart by their words: points of a list may be added, taken away or put in another order.
 */
import { assign, type Choice } from './pairing/assign';
import { factsOf, type Asking, type Fact } from './pairing/facts';
import { gramsOf, GramWeights } from './pairing/grams';
import { homesOf } from './pairing/homes';
import { rivalled } from './pairing/rivalled';
import { compareFacts, type Likeness } from './pairing/same-fact';
import { plainWords } from './pairing/says';
import { documentText } from './document';
import type { Draft } from './model';
import type { EntryPair, EntryPairing } from './pair-entries';

/** A card, by its note or draft and its key. */
export interface CardName {
	noteId: string;
	key: string;
}

/** A card of a note that is a card of a draft. */
export interface CardPair {
	before: CardName;
	/** `noteId` is the draft's id. */
	after: CardName;
	/** Its passage is worded otherwise now. */
	changed: boolean;
	/** Why, as a sentence. */
	reason: string;
	/** How much speaks for it, 0 to 1. */
	score: number;
	/** A person should look before the log goes on. */
	doubtful?: true;
}

/** What became of all cards: each card of a note is in one place, and each of a draft. */
export interface CardPairing {
	pairs: CardPair[];
	/** The note that goes on as each draft, by the draft's id. Logs move within it alone. */
	notes: Map<string, string>;
	/** Cards that no draft asks for, but whose passage is still there: they stay as they are. */
	kept: CardName[];
	/** Cards whose passage is gone: to be archived, with their logs. */
	gone: CardName[];
	/** Cards of drafts that are new. */
	added: CardName[];
}

const LEAST = 0.3;
const NEAR = 0.04;
/** What speaks for a card of the note that goes on as the draft. */
const HOME = 0.08;
/** A question on a card is the entry's own where it shares so much of it. */
const OWN_QUESTION = 0.55;

/** Pairs the notes of an older edition with the drafts of a newer one. Fails on nothing. */
export function pairCards(
	{ pairs, removed }: Pick<EntryPairing, 'pairs' | 'removed'>,
	notes: readonly Asking[],
	drafts: readonly Draft[]
): CardPairing {
	const all: CardPairing = { pairs: [], notes: new Map(), kept: [], gone: [], added: [] };
	const old = byEntry(notes);
	const young = byEntry(drafts);
	const done = new Set<string>();
	for (const pair of pairs) {
		pairWithin(pair, old.get(pair.before.id) ?? [], young.get(pair.after.id) ?? [], all);
		done.add(pair.after.id);
	}
	for (const { entry, into } of removed) {
		const home = into && answerText(into.answer);
		for (const fact of (old.get(entry.id) ?? []).flatMap(factsOf)) leave(fact, home ?? '', all);
	}
	for (const draft of drafts)
		if (!done.has(draft.entryId)) all.added.push(...factsOf(draft).map(nameOf));
	return all;
}

function byEntry<T extends Pick<Asking, 'entryId'>>(all: readonly T[]): Map<string, T[]> {
	const groups = new Map<string, T[]>();
	for (const one of all) {
		const group = groups.get(one.entryId ?? '');
		if (group) group.push(one);
		else groups.set(one.entryId ?? '', [one]);
	}
	return groups;
}

const nameOf = ({ noteId, key }: Fact): CardName => ({ noteId, key });
const answerText = (answer: EntryPair['after']['answer']) =>
	` ${plainWords(documentText(answer)).join(' ')} `;

/** A card without a partner: what it says may stand there all the same. */
function leave(fact: Fact, answer: string, { kept, gone }: CardPairing): void {
	(answer.includes(` ${fact.said} `) ? kept : gone).push(nameOf(fact));
}

function pairWithin(
	entries: EntryPair,
	notes: readonly Asking[],
	drafts: readonly Draft[],
	all: CardPairing
): void {
	const [olds, news] = [notes.flatMap(factsOf), drafts.flatMap(factsOf)];
	const weights = new GramWeights([...olds, ...news].map(({ grams }) => grams));
	const keyDrafts = new Set(drafts.filter(({ rule }) => rule === 'key').map(({ id }) => id));
	const isMain = mainOf(olds, entries.before.question);
	const likeness = olds.map((a) =>
		news.map((b): Likeness => {
			const [one, other] = [a === isMain, keyDrafts.has(b.noteId) && b.key === 'forward'];
			if (one !== other && a.shape === b.shape) return { score: 0, sure: false };
			return compareFacts(a, b, one && other, weights);
		})
	);
	const homes = homesOf(olds, news, likeness, LEAST);
	const isHome = (a: Fact, b: Fact) => homes.get(b.noteId) === a.noteId;
	// What stands in two lists goes on in its own.
	const rows = likeness.map((row, k) =>
		row.flatMap(({ score }, column): Choice[] => {
			const home = isHome(olds[k]!, news[column]!) ? HOME : 0;
			return score > LEAST ? [{ column, gain: score + home - LEAST }] : [];
		})
	);
	const partners = assign(rows, news.length);
	const rival = rivalled(rows, partners, NEAR);
	const found = [...partners].flatMap((column, row) => (column < 0 ? [] : [{ row, column }]));
	for (const [draftId, noteId] of homes) all.notes.set(draftId, noteId);
	for (const { row, column } of found) {
		const [a, b] = [olds[row]!, news[column]!];
		const { score, sure } = likeness[row]![column]!;
		const home = isHome(a, b);
		const doubtful = !sure || !home || !!entries.doubtful || rival(row);
		const changed = a.said !== b.said;
		all.pairs.push({
			before: nameOf(a),
			after: nameOf(b),
			changed,
			reason: reasonOf(a, b, { home, doubtful, asked: !!entries.doubtful }),
			score,
			...(doubtful ? { doubtful: true } : {})
		});
	}
	const answer = answerText(entries.after.answer);
	for (const [row, fact] of olds.entries()) if (partners[row]! < 0) leave(fact, answer, all);
	const paired = new Set(partners);
	all.added.push(...news.filter((_, column) => !paired.has(column)).map(nameOf));
}

/** The card that asks the entry's own question. */
function mainOf(facts: readonly Fact[], question: string): Fact | undefined {
	const asked = gramsOf(question);
	const liked = facts.flatMap((fact) => {
		if (fact.shape !== 'forward') return [];
		const own = gramsOf(fact.ask);
		let common = 0;
		for (const gram of own.keys()) if (asked.has(gram)) common++;
		const share = (2 * common) / (own.size + asked.size || 1);
		return share >= OWN_QUESTION ? [{ fact, share }] : [];
	});
	return liked.sort((a, b) => b.share - a.share)[0]?.fact;
}

function reasonOf(
	a: Fact,
	b: Fact,
	{ home, doubtful, asked }: { home: boolean; doubtful: boolean; asked: boolean }
): string {
	if (a.shape !== b.shape) return 'The same words, asked in another way now.';
	if (asked) return 'Perhaps the same: it is not certain that it belongs to the same question.';
	if (!home) return 'It stands in another list now.';
	if (a.said === b.said)
		return doubtful ? 'The same words, but other cards have them too.' : 'Its words are the same.';
	return doubtful ? 'Perhaps the same: the words have much in common.' : 'Its words were edited.';
}
