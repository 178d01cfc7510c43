/**
 * Which card of a newer edition is which of an older one, so that every log stays with its fact. Cards are
 * told apart by their words: points of a list may be added, taken away or put in another order.
 */
import { assign, type Choice } from './pairing/assign';
import { factsOf, type Asking, type Fact } from './pairing/facts';
import { familiesOf, type Family } from './pairing/families';
import { homesOf } from './pairing/homes';
import { entriesOf, likenessOf } from './pairing/likeness';
import { reasonOf } from './pairing/reasons';
import { rivalled } from './pairing/rivalled';
import { standing } from './pairing/stands';
import type { Draft } from './model';
import type { EntryPairing } from './pair-entries';

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

/** Pairs the notes of an older edition with the drafts of a newer one. Fails on nothing. */
export function pairCards(
	entries: Pick<EntryPairing, 'pairs' | 'removed'> & Partial<Pick<EntryPairing, 'added'>>,
	notes: readonly Asking[],
	drafts: readonly Draft[]
): CardPairing {
	const all: CardPairing = { pairs: [], notes: new Map(), kept: [], gone: [], added: [] };
	const old = byEntry(notes);
	const young = byEntry(drafts);
	const met = new Set<string>();
	for (const family of familiesOf(entries)) {
		for (const { id } of family.after) met.add(id);
		pairWithin(
			family,
			family.before.flatMap(({ id }) => old.get(id) ?? []),
			family.after.flatMap(({ id }) => young.get(id) ?? []),
			all
		);
	}
	// Of entries that nobody paired.
	const rest = drafts.filter(({ entryId }) => !met.has(entryId));
	all.added.push(...rest.flatMap(factsOf).map(nameOf));
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

function pairWithin(
	family: Family,
	notes: readonly Asking[],
	drafts: readonly Draft[],
	all: CardPairing
): void {
	const [olds, news] = [notes.flatMap(factsOf), drafts.flatMap(factsOf)];
	const found = standing(family.now.map(({ answer }) => answer));
	const stands = ({ said }: Fact) => found(said);
	const likeness = likenessOf(family, { notes, drafts, olds, news, stands });
	const homes = homesOf(olds, news, likeness, LEAST);
	const isHome = (a: Fact, b: Fact) => homes.get(b.noteId) === a.noteId;
	// What stands in two lists goes on in its own.
	const rows = likeness.map((row, k) =>
		[...row].flatMap(([column, { score }]): Choice[] => {
			const home = isHome(olds[k]!, news[column]!) ? HOME : 0;
			return score > LEAST ? [{ column, gain: score + home - LEAST }] : [];
		})
	);
	const partners = assign(rows, news.length);
	const rival = rivalled(rows, partners, NEAR);
	for (const [draftId, noteId] of homes) all.notes.set(draftId, noteId);
	const [entryOf, newEntryOf] = [entriesOf(notes), entriesOf(drafts)];
	const { pair } = family;
	for (const [row, a] of olds.entries()) {
		const column = partners[row]!;
		// What it says may stand there all the same.
		if (column < 0) (stands(a) ? all.kept : all.gone).push(nameOf(a));
		if (column < 0) continue;
		const b = news[column]!;
		const { score, sure } = likeness[row]!.get(column)!;
		const home = isHome(a, b);
		const asked =
			!!pair?.doubtful &&
			entryOf.get(a.noteId) === pair.before.id &&
			newEntryOf.get(b.noteId) === pair.after.id;
		const rivals = rival(row);
		const doubtful = !sure || !home || asked || rivals;
		all.pairs.push({
			before: nameOf(a),
			after: nameOf(b),
			changed: a.said !== b.said,
			reason: reasonOf(a, b, { home, asked, rival: rivals, sure }),
			score,
			...(doubtful ? { doubtful: true } : {})
		});
	}
	const paired = new Set(partners);
	all.added.push(...news.filter((_, column) => !paired.has(column)).map(nameOf));
}
