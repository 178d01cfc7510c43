/**
 * The rows of content: what a person made, read or chose. Ordinary rows whose fields merge newest-first
 * by logical clock (see merge.ts); the review log is elsewhere (review.ts) and never merges by field.
 */
import type { Badge } from './card-check/badge';
import type { Doc } from './document';
import type { Example, Outline } from './outline';

/** Field name to the logical clock of its newest write; `*` stands for every field not named. */
export type Clocks = Record<string, string>;

export interface Row {
	clocks: Clocks;
	deleted?: boolean;
}

/** A document that was read. */
export interface Source extends Row {
	id: string;
	kind: 'faq' | 'deck';
	title: string;
	author?: string;
	address?: string;
	language?: string;
	date?: string;
	/** The edition that cards now come from. */
	editionHash: string;
	addedMs: number;
}

/** One version of a source; immutable. */
export interface Edition {
	hash: string;
	sourceId: string;
	/** File name, or empty where pasted. */
	name: string;
	text: string;
	outline: Outline;
	readMs: number;
	/** Of a deck: when it was last changed, as YYYY-MM-DD. */
	date?: string;
	/** The notes that came with it, as it has them. What differs when a later one comes is the person's own. */
	notes?: EditionNote[];
	/** What the person said about single lines of it: the next one is read by that too. */
	examples?: Example[];
}

/** A note as an edition has it. */
export type EditionNote = Pick<Note, 'id' | 'kind' | 'fields' | 'tags' | 'entryId' | 'quotes'>;

export interface Deck extends Row {
	id: string;
	name: string;
	parentId: string | null;
	presetId: string;
	/** Override the preset's desired retention and limits of a day. */
	retention?: number;
	newADay?: number;
	reviewsADay?: number;
	/** Override both on one study day alone. */
	newToday?: { day: number; limit: number };
	reviewsToday?: { day: number; limit: number };
	/** Cards that were asked for on one study day beyond its limits ("more today"), and what was done by then. */
	extra?: { day: number; new: number; reviews: number; done: { new: number; reviews: number } };
	sourceId?: string;
	position: number;
}

export type NewOrder = 'deck' | 'random' | 'section';
export type ReviewOrder = 'due' | 'retrievability' | 'random' | 'overdue';

/** A deck's options. Counts are a study day; steps are seconds; retention is a share. */
export interface PresetOptions {
	newADay: number;
	reviewsADay: number;
	/** New cards do not count among the reviews of a day. */
	newApart: boolean;
	/** Limits of the decks around count too where such a deck is studied by itself. */
	limitsFromTop: boolean;
	learningStepsSec: number[];
	relearningStepsSec: number[];
	desiredRetention: number;
	maximumIntervalDays: number;
	newOrder: NewOrder;
	reviewOrder: ReviewOrder;
	newMix: 'spread' | 'before' | 'after';
	burySiblings: { new: boolean; review: boolean; learning: boolean };
	fuzz: boolean;
	/** A weight for each weekday, Monday first; 1 is a normal day. */
	easyDays: [number, number, number, number, number, number, number];
	leech: { threshold: number; action: 'tag' | 'suspend' };
	learnAheadSec: number;
}

export interface Preset extends Row {
	id: string;
	name: string;
	/** Those that were chosen; core/options.ts has the defaults of the others. */
	options: Partial<PresetOptions>;
}

export const DEFAULT_PRESET_ID = 'default';
/** The preset that is there before anything was chosen: any choice, of any device, is newer. */
export const defaultPreset: Preset = {
	id: DEFAULT_PRESET_ID,
	name: 'Default',
	options: {},
	clocks: { '*': '' }
};

export const defaultOptions: PresetOptions = {
	newADay: 8,
	reviewsADay: 200,
	newApart: false,
	limitsFromTop: false,
	learningStepsSec: [60, 600],
	relearningStepsSec: [600],
	desiredRetention: 0.9,
	maximumIntervalDays: 36_500,
	newOrder: 'deck',
	reviewOrder: 'due',
	newMix: 'spread',
	burySiblings: { new: true, review: true, learning: true },
	fuzz: true,
	easyDays: [1, 1, 1, 1, 1, 1, 1],
	leech: { threshold: 8, action: 'tag' },
	learnAheadSec: 1200
};

/** New cards a day that come to about so many minutes once reviews have built up; and the other way round. */
export const newFor = (minutes: number) => Math.round(minutes * 0.8);
export const minutesOf = (newADay: number) => Math.round(newADay / 0.8);

/** A set of FSRS weights; append-only, named by the hash of version and weights. */
export interface Parameters {
	hash: string;
	version: 'fsrs-6';
	weights: number[];
	madeMs: number;
	reviews: number;
}

/**
 * What a note asks, and the fields it is written in (all of them may have a `context`, a line of plain
 * text that makes the question stand alone):
 * - basic: `front`, `back`. Reversed: the same, asked both ways. Type-in: the same, the answer is typed.
 * - cloze: `text` with `{{c1::hidden::hint}}` in it; `front`, a question above it; `back`, shown with the
 *   answer. A card for each number.
 * - list (overlapping): `front`; a field `point.<key>` for each point, in which `{{c1::…}}` may mark what
 *   is hidden of it; `order`, the keys of the points, separated by spaces. A card for each point.
 */
export type NoteKind = 'basic' | 'reversed' | 'cloze' | 'list' | 'type-in';

/** What a person knows and edits. Fields are Markdown. */
export interface Note extends Row {
	id: string;
	kind: NoteKind;
	fields: Record<string, string>;
	tags: string[];
	sourceId?: string;
	/** The entry, or the reading, that it comes from. */
	entryId?: string;
	/** The words of the passage that a card comes from, by card key; the whole entry where there are none. */
	quotes?: Record<string, string>;
	/** The edition that its passage is of; the source's present one where it does not say. */
	editionHash?: string;
	importId?: string;
	createdMs: number;
}

/** What a note says, as a person changes it. */
export type NoteChange = Pick<Note, 'kind' | 'fields' | 'tags'>;

/** One thing asked. `id` is `noteId:key`; the key is given once and never reused. */
export interface Card extends Row {
	id: string;
	noteId: string;
	key: string;
	deckId: string;
	/** Order among new cards of a deck. */
	position: number;
	suspended: boolean;
	/** Buried by hand through this study day. */
	buriedDay: number | null;
	/** 0 is none; `FIX_LATER` asks to be mended when there is time. */
	flag: number;
	/**
	 * No longer asked; its log stays, and it may come back: `true` where somebody put it away, `keyless`
	 * where its note has no such key now, which ends by itself when it has it again.
	 */
	archived?: true | 'keyless';
	/**
	 * The answer that somebody saw when an edition was to change it, or that they were shown since: the edition of
	 * those words, and their digest (seen-answer.ts). Where it answers otherwise now, the difference is shown once
	 * before the card counts again. Its clock says when it was seen, not when an edition was taken.
	 */
	seen?: { edition: string; answer: string };
}

export const FIX_LATER = 1;

/** Derived: the parsed faces of a card, so that studying ships no parser. */
export interface Face {
	cardId: string;
	front: Doc;
	back: Doc;
	/** A line that makes the question stand alone, mostly its section. */
	context?: string;
	/** The place of a point in its list: the `at`th of `of`, from 1. */
	cue?: { at: number; of: number };
	/** Digest of the fields it was drawn from: tells a stale face. */
	of: string;
}

export interface Setting extends Row {
	key: string;
	value: unknown;
}

/** The rule that proposed a draft; `own` is one that the person made. */
export type DraftRule = 'key' | 'list' | 'term' | 'figure' | 'contrast' | 'why' | 'own';

/** A note proposed from an entry and not accepted yet. */
export interface Draft {
	id: string;
	entryId: string;
	rule: DraftRule;
	kind: NoteKind;
	fields: Note['fields'];
	tags: string[];
	quotes?: Note['quotes'];
	/** What speaks against its cards, by card key. */
	badges?: Record<string, Badge[]>;
	/** The one that stands for its answer until somebody wants more. */
	first?: true;
	/** `out` is skipped by the person, or waits for "more detail". */
	choice: 'in' | 'out';
	/** Keys of cards that are left out though the note is taken. */
	without?: string[];
	/** Its place among the others, where the person moved it: those without one count from 0. */
	rank?: number;
}

/** What the person changed in a draft; a whole draft where they made it, `gone` where it went into another. */
export type DraftEdit = Partial<Draft> & { gone?: boolean };
