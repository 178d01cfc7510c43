/** What lists of notes and the forms over them are handed: rows, and what can be done to them. */
import type { Badge, Fault } from '../core/card-check/badge';
import { POINT } from '../core/cards';
import type { Card, Face, Note, NoteChange, NoteKind } from '../core/model';
import type { Schedule } from '../core/schedule';
import type { CardFacts } from './card-facts';

/** A note with its cards, and the keys of all cards it ever had. */
export interface NoteCards {
	note: Note;
	cards: { card: Card; face?: Face; schedule?: Schedule }[];
	used: string[];
}

/** What a note says, as far as checking is concerned. */
export type Written = Pick<Note, 'kind' | 'fields'>;

/** What speaks against what is written, and what one tap makes of it. */
export interface NoteChecks {
	check: (written: Written) => Promise<Badge[]>;
	mend: (written: Written, fault: Fault) => Promise<Written[] | undefined>;
}

/** What a sheet over a card shows: the menu of what can be done to it, or what that leads to. */
export type DeedForm = 'more' | 'edit' | 'split' | 'merge' | 'due' | 'reset' | 'info';

/** What is asked for of the card that is studied: a form, or something that is done at once. */
export type StudyDeed =
	DeedForm | 'suspend' | 'suspend-note' | 'flag' | 'bury' | 'bury-note' | 'delete' | 'options';

/** What can be done to notes and cards. Each resolves with whether it was done. */
export interface NoteDeeds {
	/** What came of the last one: its label, or why it was not done. */
	readonly said: string;
	edit: (note: Note, change: NoteChange) => Promise<boolean>;
	/** Does what a badge offers. */
	mend: (row: NoteCards, fault: Fault) => Promise<boolean>;
	/** Checks a note while it is edited. */
	checks: (row: NoteCards) => NoteChecks;
	split: (note: Note, parts: NoteChange[]) => Promise<boolean>;
	merge: (kept: Note, absorbed: Note, change: NoteChange) => Promise<boolean>;
	remove: (noteId: string) => Promise<boolean>;
	suspend: (cardIds: string[], on: boolean) => Promise<boolean>;
	/** Takes all cards of a note out of study. */
	suspendNote: (noteId: string) => Promise<boolean>;
	flag: (cardIds: string[], on: boolean) => Promise<boolean>;
	/** Puts cards aside until tomorrow, or asks them today again. */
	bury: (cardIds: string[], on: boolean) => Promise<boolean>;
	/** The same for all cards of a note that are asked. */
	buryNote: (noteId: string) => Promise<boolean>;
	/** Makes a card due on a study day. */
	due: (cardId: string, day: number) => Promise<boolean>;
	/** Forgets what is known of a card. */
	startOver: (cardId: string) => Promise<boolean>;
	/** Everything that is known of a card; undefined where it, or what gathers it, is not there. */
	info: (cardId: string) => Promise<CardFacts | undefined>;
	/** Loads a part of the app; undefined where it is not on this device. */
	load: <T>(part: () => Promise<T>) => Promise<T | undefined>;
	bringBack: (cardIds: string[]) => Promise<boolean>;
}

/** The line that tells a note from others. */
export const titleOf = ({ fields }: Pick<Note, 'fields'>): string =>
	fields.front || fields.text || Object.values(fields)[0] || '';

const FIELDS: Record<NoteKind, RegExp> = {
	basic: /^(front|back|context)$/,
	reversed: /^(front|back|context)$/,
	'type-in': /^(front|back|context)$/,
	cloze: /^(front|text|back|context)$/,
	list: /^(front|point\..+|order|context)$/
};

/** Fields as they are kept: trimmed, without empty ones, and without those of another kind. */
export function keptFields(kind: NoteKind, fields: Note['fields']): Note['fields'] {
	const ofAny = Object.values(FIELDS);
	const kept = Object.entries(fields)
		.map(([name, text]) => [name, text.trim()] as const)
		.filter(([name, text]) => {
			if (FIELDS[kind].test(name)) return text;
			return !ofAny.some((names) => names.test(name));
		});
	const { order, ...rest } = Object.fromEntries(kept);
	if (kind !== 'list') return rest;
	const points = (order ?? '').split(' ').filter((key) => rest[POINT + key]);
	return { ...rest, order: points.join(' ') };
}
