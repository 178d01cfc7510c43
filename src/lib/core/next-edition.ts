/**
 * A newer edition of a document meets the notes that were made of the one before. Its drafts are named: what
 * goes on as a note gets the note's id, and the keys of its cards where they are the same facts, so that
 * every log stays with its fact. `reconcile` then merges them with what the person changed.
 */
import { cardKeys } from './cards';
import { carryKeys } from './carry-keys';
import type { Draft, EditionNote } from './model';
import type { CardName, CardPair, CardPairing } from './pair-cards';
import type { PairKind } from './pairing/kind';
import { factsOf, type Fact } from './pairing/facts';

/** A note as it is known to have come with the edition before; with the keys of all cards it ever had. */
export interface CameNote extends EditionNote {
	used: readonly string[];
}

/** What the notes of a source become, and what is new. */
export interface NamedEdition {
	/** Notes that go on, as the newer edition has them, in its order. */
	given: EditionNote[];
	/** Drafts without a note, their ids unlike those of any note. Cards that are there already are left out. */
	offered: Draft[];
	/** Cards to be archived though their note stays. */
	gone: CardName[];
}

/** What became of one entry; its words are in the outlines. */
export interface EntryChange {
	kind: PairKind | 'added' | 'removed';
	before?: string;
	after?: string;
	/** Of one that is gone: the newer entry that has its answer as a part. */
	into?: string;
	reason: string;
	/** A person should look: it may be another. */
	doubtful?: true;
}

/** A card whose log may belong to another fact, with what it says in both editions, in plain words. */
export interface DoubtfulCard extends CardPair {
	asks: string;
	was: string;
	now: string;
}

export interface EditionMatter {
	/** Notes that came with the edition before, those deleted since too. */
	came: readonly CameNote[];
	drafts: readonly Draft[];
	cards: CardPairing;
	/** The newer entry of each older one that is still there. */
	entries: ReadonlyMap<string, string>;
	/** Card ids (`noteId:key`) that a person said are not what they were paired with. */
	apart?: ReadonlySet<string>;
	/** Drafts that the person left out when they met them. */
	leftOut?: ReadonlySet<string>;
	/** Ids of all notes of the source. */
	taken: ReadonlySet<string>;
	/** Begins the ids of notes that are made of drafts. */
	prefix: string;
}

/** Names the drafts of a newer edition. Same input, same result; fails on nothing. */
export function nameDrafts(matter: EditionMatter): NamedEdition {
	const { came, drafts, cards, entries, apart = new Set(), leftOut = new Set() } = matter;
	const homes = new Map([...cards.notes].map(([draftId, noteId]) => [noteId, draftId]));
	const byId = new Map(drafts.map((draft) => [draft.id, draft]));
	const pairs = sorted(cards, byId, new Map(came.map((note) => [note.id, note])), apart);
	const named: NamedEdition = { given: [], offered: [], gone: [] };
	const places = new Map(drafts.map(({ id }, place) => [id, place]));
	const placed: { note: EditionNote; entryId: string | undefined; place: number }[] = [];
	const went = new Set<string>();
	for (const { used, ...note } of came) {
		const draft = byId.get(homes.get(note.id) ?? '');
		const stays = pairs.stay.get(note.id) ?? new Set<string>();
		const carried = pairs.carried.get(note.id);
		if (draft && carried?.size && !stays.size) {
			went.add(draft.id);
			const next = follow(note.id, used, draft, carried);
			placed.push({ note: next, entryId: draft.entryId, place: places.get(draft.id)! });
			continue;
		}
		// As it was: the words of these cards still stand there.
		const keys = [...stays, ...(carried?.values() ?? [])];
		if (!keys.length) continue;
		const entryId = entries.get(note.entryId ?? '') ?? note.entryId;
		placed.push({ note: { ...note, entryId }, entryId, place: Infinity });
		for (const key of cardKeys(note))
			if (!keys.includes(key)) named.gone.push({ noteId: note.id, key });
	}
	named.given = inOrder(placed, drafts);
	meetAgain(pairs, came, drafts);
	const ids = namer(matter);
	for (const draft of drafts) {
		if (went.has(draft.id) || leftOut.has(draft.id)) continue;
		const without = cardKeys(draft).filter((key) => pairs.met.has(`${draft.id}:${key}`));
		if (without.length === cardKeys(draft).length) continue;
		const all = [...new Set([...(draft.without ?? []), ...without])];
		named.offered.push({ ...draft, id: ids(draft.id), ...(all.length ? { without: all } : {}) });
	}
	return named;
}

/** What stays as it was may stand in another answer now, where a draft asks for it once more: it is not asked twice. */
function meetAgain({ stay, met }: Sorted, came: readonly CameNote[], drafts: readonly Draft[]) {
	const signOf = ({ shape, ask, said, hidden }: Fact) =>
		[shape, shape === 'forward' ? ask : '', said, hidden].join('\n');
	const there = new Set(
		came.flatMap((note) =>
			stay.has(note.id)
				? factsOf(note).flatMap((fact) => (stay.get(note.id)!.has(fact.key) ? [signOf(fact)] : []))
				: []
		)
	);
	if (!there.size) return;
	for (const fact of drafts.flatMap(factsOf))
		if (there.has(signOf(fact))) met.add(`${fact.noteId}:${fact.key}`);
}

/** Pairs by what becomes of them. */
interface Sorted {
	/** By note: its keys by those of the draft that it goes on as. */
	carried: Map<string, Map<string, string>>;
	/** By note, which is as it was then: keys of cards that are none of its draft. */
	stay: Map<string, Set<string>>;
	/** Cards of drafts (`draftId:key`) that are there already. */
	met: Set<string>;
}

function sorted(
	{ pairs, notes, kept }: CardPairing,
	drafts: ReadonlyMap<string, Draft>,
	came: ReadonlyMap<string, CameNote>,
	apart: ReadonlySet<string>
): Sorted {
	const found: Sorted = { carried: new Map(), stay: new Map(), met: new Set() };
	const changed = new Set<string>();
	const goesOn = ({ before, after }: CardPair) =>
		notes.get(after.noteId) === before.noteId &&
		came.get(before.noteId)?.kind === drafts.get(after.noteId)?.kind;
	const meet = ({ after: { noteId, key } }: CardPair) => void found.met.add(`${noteId}:${key}`);
	const together = pairs.filter(({ before: { noteId, key } }) => !apart.has(`${noteId}:${key}`));
	for (const pair of together.filter(goesOn)) {
		const { before, after } = pair;
		const carried = found.carried.get(before.noteId) ?? new Map<string, string>();
		found.carried.set(before.noteId, carried.set(after.key, before.key));
		if (pair.changed) changed.add(before.noteId);
		meet(pair);
	}
	// Newer words go on alone: beside what is no longer among them they would be half of each edition.
	const stay = ({ noteId, key }: CardName): boolean => {
		if (changed.has(noteId)) return false;
		found.stay.set(noteId, (found.stay.get(noteId) ?? new Set()).add(key));
		return true;
	};
	kept.forEach(stay);
	for (const pair of together) {
		// A log cannot move to another note: the card stays where it is, and the new one is not asked too, unless
		// that comes with cards that go on.
		const comes = found.carried.has(notes.get(pair.after.noteId) ?? '');
		if (!goesOn(pair) && !pair.changed && !comes && stay(pair.before)) meet(pair);
	}
	return found;
}

/** The note as the draft has it, with the keys of the cards that go on. */
function follow(
	id: string,
	used: readonly string[],
	draft: Draft,
	carried: ReadonlyMap<string, string>
): EditionNote {
	const { kind, fields, quotes } = carryKeys(draft, carried, used);
	const { tags, entryId } = draft;
	return { id, kind, fields, tags, entryId, ...(quotes ? { quotes } : {}) };
}

/** By entry, in the order of the drafts; what has none comes behind them. */
function inOrder(
	placed: { note: EditionNote; entryId: string | undefined; place: number }[],
	drafts: readonly Draft[]
): EditionNote[] {
	const entries = new Map<string | undefined, number>();
	for (const { entryId } of drafts) if (!entries.has(entryId)) entries.set(entryId, entries.size);
	const at = ({ entryId }: { entryId: string | undefined }) => entries.get(entryId) ?? Infinity;
	const order = (a: number, b: number) => (a === b ? 0 : a < b ? -1 : 1);
	return [...placed]
		.sort((a, b) => order(at(a), at(b)) || order(a.place, b.place))
		.map(({ note }) => note);
}

/** Draft ids that make note ids nobody has: questions may be the same in two editions and mean another. */
function namer({ taken, prefix }: EditionMatter): (id: string) => string {
	const given = new Set<string>();
	const free = (id: string) => !taken.has(prefix + id) && !given.has(id);
	return (id) => {
		let name = id;
		for (let n = 2; !free(name); n++) name = `${id}.again-${n}`;
		given.add(name);
		return name;
	};
}
