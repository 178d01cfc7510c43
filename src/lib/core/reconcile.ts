/**
 * A later edition of a deck meets what somebody made of the one before. Merged field by field: what the
 * person changed stays as they said it, everything else follows the edition. A note keeps its id, so its
 * cards keep their logs.
 */
import { canonicalJson } from './canonical';
import { cardKeys } from './cards';
import type { EditionNote, Note } from './model';

/** What taking an edition does to the notes of a library. */
export interface EditionPlan {
	/** Not there yet, in the order of the edition. */
	added: EditionNote[];
	/** Notes that will say, or be tagged, otherwise. */
	changed: { before: Note; after: Note }[];
	/** Those that stay as they are, but belong to the new edition from now on. */
	same: Note[];
	/** No longer in the edition, their words never changed by the person: they are asked no more. */
	gone: Note[];
	/** What the person says otherwise than both editions, which differ too. */
	conflicts: Conflict[];
}

/** One field of a note that both sides changed. */
export interface Conflict {
	noteId: string;
	field: string;
	was: string;
	mine: string;
	theirs: string;
}

/** What a card asks and answers, in plain words. */
export interface CardWords {
	front: string;
	back: string;
}

/** The same as a person looks at it before taking it, by card. */
export interface EditionLook {
	added: CardWords[];
	/** Those that will show something else; tags change without a word. */
	changed: { was: CardWords; now: CardWords }[];
	gone: CardWords[];
	kept: number;
	/** What both sides changed, with what the card asks. */
	conflicts: (Omit<Conflict, 'noteId'> & { asks: string })[];
}

/** A deck as it is in the library. */
export interface KnownNotes {
	/** Notes that came with any edition, deleted ones too. */
	notes: readonly Note[];
	/** The edition before; without it, as in libraries of earlier versions, clocks say what was changed. */
	before?: readonly EditionNote[];
}

/**
 * Plans taking the edition `hash` with the notes `given`. A note that the person deleted stays deleted,
 * unless it came with this very edition and was only taken back.
 */
export function reconcile(
	{ notes, before }: KnownNotes,
	given: readonly EditionNote[],
	hash: string
): EditionPlan {
	const known = new Map(notes.map((note) => [note.id, note]));
	const bases = before && new Map(before.map((note) => [note.id, note]));
	const plan: EditionPlan = { added: [], changed: [], same: [], gone: [], conflicts: [] };
	for (const next of given) {
		const note = known.get(next.id);
		known.delete(next.id);
		if (!note || (note.deleted && note.editionHash === hash)) plan.added.push(next);
		else if (!note.deleted) {
			const { after, conflicts } = mergeNote(note, baseOf(note, bases), next);
			plan.conflicts.push(...conflicts);
			if (saysTheSame(note, after)) plan.same.push(after);
			else plan.changed.push({ before: note, after });
		}
	}
	for (const note of known.values())
		if (!note.deleted && !isOwn(note, baseOf(note, bases))) plan.gone.push(note);
	return plan;
}

type Said = Pick<Note, 'kind' | 'fields' | 'tags'>;

/** What the edition before said; where none is known, what was never written since the note came. */
function baseOf(note: Note, bases: ReadonlyMap<string, EditionNote> | undefined): Said {
	const base = bases?.get(note.id);
	if (base) return base;
	const { clocks, kind, fields, tags } = note;
	const came = (field: string) => clocks[field] === undefined;
	return {
		kind: came('kind') ? kind : ('' as Note['kind']),
		fields: Object.fromEntries(Object.entries(fields).filter(([name]) => came(`fields.${name}`))),
		tags: [
			...tags.filter((tag) => came(`tag:${tag}`)),
			// Tags that were taken off have a clock and no place in the row.
			...Object.keys(clocks).flatMap((field) =>
				field.startsWith('tag:') && !tags.includes(field.slice(4)) ? [field.slice(4)] : []
			)
		]
	};
}

/**
 * A note as it was in an edition before: what came with the edition is put back, what the person changed stays
 * theirs. `came` is the note as the present edition has it, `before` as the other one has it.
 */
export const noteBefore = (note: Note, came: EditionNote, before: EditionNote): Note =>
	mergeNote(note, came, before).after;

function mergeNote(note: Note, base: Said, next: EditionNote) {
	const conflicts: Conflict[] = [];
	/** Of three values the person's own, where it is one. */
	const choose = <T extends string | undefined>(field: string, mine: T, was: T, will: T): T => {
		if (mine === was) return will;
		if (mine !== will && will !== was)
			conflicts.push({
				noteId: note.id,
				field,
				was: was ?? '',
				mine: mine ?? '',
				theirs: will ?? ''
			});
		return mine;
	};
	const kind = choose('kind', note.kind, base.kind, next.kind);
	const names = Object.keys({ ...note.fields, ...next.fields }).filter((name) => name !== ORDER);
	const fields = Object.fromEntries(
		names.flatMap((name): [string, string][] => {
			const [mine, was, will] = [note, base, next].map((one) => one.fields[name]);
			const text = choose(name, mine, was, will);
			return text === undefined ? [] : [[name, text]];
		})
	);
	const order = orderOf(note, base, next);
	if (order !== undefined) fields[ORDER] = order;
	const has = ({ tags }: Pick<Note, 'tags'>, tag: string) => tags.includes(tag);
	const tags = [...new Set([...next.tags, ...note.tags])].filter((tag) =>
		has(note, tag) === has(base, tag) ? has(next, tag) : has(note, tag)
	);
	const after: Note = { ...note, kind, fields, tags };
	if (next.entryId) after.entryId = next.entryId;
	if (next.quotes) {
		const keys = new Set(cardKeys(after));
		const quotes = Object.entries({ ...note.quotes, ...next.quotes });
		after.quotes = Object.fromEntries(quotes.filter(([key]) => keys.has(key)));
	}
	return { after, conflicts };
}

const ORDER = 'order';

/** The points of a list as the edition has them; where the person put them elsewhere, theirs with the new ones. */
function orderOf(note: Note, base: Said, next: EditionNote): string | undefined {
	const [mine, was, will] = [note, base, next].map(({ fields }) => fields[ORDER]);
	if (mine === was || mine === will) return will;
	if (mine === undefined || will === undefined) return mine;
	return orderCards(mine.split(' '), will.split(' '), was?.split(' ')).join(' ');
}

/** Whether the person changed its words; tags come by themselves too. */
const isOwn = (note: Note, { kind, fields }: Said) => !saysTheSame({ ...note, kind, fields }, note);

/** Whether two states of a note say the same, in whatever order its tags stand. */
function saysTheSame(a: Note, b: Note): boolean {
	const said = ({ kind, fields, tags }: Note) => canonicalJson([kind, fields, [...tags].sort()]);
	return said(a) === said(b);
}

/**
 * The order of a deck's cards once an edition was taken: its own as it has them, each followed by what
 * stood behind it (cards of the person, and those that are gone). Where the person has put the cards of the
 * edition `before` in another order, theirs stays, and each new card comes behind the one it follows.
 */
export function orderCards(
	there: readonly string[],
	edition: readonly string[],
	before: readonly string[] = []
): string[] {
	const places = new Map(before.map((id, place) => [id, place]));
	const known = there.flatMap((id) => places.get(id) ?? []);
	if (known.some((place, k) => k && place < known[k - 1]!)) return insertNew(there, edition);
	const own = new Set(edition);
	const first: string[] = [];
	const behind = new Map<string, string[]>();
	let followers = first;
	for (const id of there)
		if (own.has(id)) behind.set(id, (followers = []));
		else followers.push(id);
	return [...first, ...edition.flatMap((id) => [id, ...(behind.get(id) ?? [])])];
}

function insertNew(there: readonly string[], edition: readonly string[]): string[] {
	const old = new Set(there);
	const first: string[] = [];
	const behind = new Map<string, string[]>();
	let followers = first;
	for (const id of edition)
		if (old.has(id)) behind.set(id, (followers = []));
		else followers.push(id);
	return [...first, ...there.flatMap((id) => [id, ...(behind.get(id) ?? [])])];
}
