/**
 * The database. Truth is what a person made, chose or answered; derived tables can be dropped and built
 * again at any time; local ones never leave the device. Key choices are explained in
 * docs/architecture.md. Every write is durable when it is acknowledged: Chrome's default only reaches
 * the operating system.
 */
import Dexie, { type Table } from 'dexie';
import type {
	Card,
	Deck,
	Draft,
	DraftEdit,
	Edition,
	Face,
	Note,
	Parameters,
	Preset,
	Setting,
	Source
} from '../core/model';
import type { Reflection } from '../core/reflection';
import type { Plan } from '../core/plans';
import type { DayFact } from '../core/day-facts';
import type { Example } from '../core/outline';
import type { Media } from '../core/picture';
import type { Beacon, Review } from '../core/review';
import type { Schedule } from '../core/schedule';
import { LastingDb } from './lasting-db';
import type { DayTotal } from './totals';
import { NUMBERED, VERSIONS, type Version } from './versions';

/** Entries of one card that were written together; immutable. `id` is that of the first. */
export interface ReviewBatch {
	cardId: string;
	id: string;
	entries: Review[];
}

/** What can be undone: a deed with the rows as they were, and the log entry it wrote. */
export interface Act {
	n?: number;
	atMs: number;
	day: number;
	kind:
		| 'rate'
		| 'accept'
		| 'add'
		| 'edit'
		| 'split'
		| 'merge'
		| 'delete'
		| 'suspend'
		| 'flag'
		| 'archive'
		| 'bury'
		| 'seen'
		| 'due'
		| 'reset'
		| 'order'
		| 'more'
		| 'options';
	/** Says what undoing it does, as a person reads it. */
	label: string;
	undone: 0 | 1;
	entry?: { cardId: string; id: string; clearedDay: boolean };
	before: RowImage[];
}

export interface RowImage {
	table: 'decks' | 'presets' | 'notes' | 'cards' | 'sources' | 'faces' | 'reflections';
	key: string;
	row: Deck | Preset | Note | Card | Source | Face | Reflection | null;
}

/** A picture ready to be kept. */
export interface NewPicture extends Media {
	blob: Blob;
}

/** A picture of an import that is not finished. */
export type PendingPicture = NewPicture & { id: string };

/** An import that is not finished: waits here and survives a restart. */
export interface PendingImport {
	id: string;
	source: Omit<Source, 'clocks'>;
	edition: Edition;
	deckName: string;
	drafts: Draft[];
	/** What the person changed, by draft: the rest is as it was read. */
	edits?: Record<string, DraftEdit>;
	/** The document is long: only drafts proposed first are there, the others are made when asked for. */
	more?: boolean;
	/** All drafts are shown, not only those proposed first. */
	detail?: boolean;
	/** Pictures that lay in the document; each is a row of its own. */
	pictures?: NewPicture[];
	/** What the person said about single lines of the document. */
	examples?: Example[];
	/** Its place among the documents that were handed in together, from 1. */
	place?: number;
	/** What stood in the text box, where a rich paste was read in its stead. */
	plain?: string;
	/** The source that it is a newer edition of. */
	follows?: Follows;
}

/** An import that follows a source of the library, and what the person said of it. */
export interface Follows {
	/** '' where the person said that it is a document of its own. */
	sourceId: string;
	/** Entries that the person paired: the id before, and the id after or none. */
	decided?: [before: string, after: string | undefined][];
	/** Cards (`noteId:key`) that are not what they were paired with. */
	apart?: string[];
	/** Cards of which somebody was asked and said that they are. */
	alike?: string[];
	/** It was taken; what waits is what is new in it. */
	taken?: true;
}

/** The person's part of an import, apart from what was read: each tap stores it again. */
export interface ImportEdits extends Pick<
	PendingImport,
	'id' | 'deckName' | 'detail' | 'edits' | 'follows'
> {
	/** The hash of what was read: each tab may look at another document. */
	of?: string;
}

/** A document as it was handed in. */
export interface GivenDocument {
	input: string | Uint8Array;
	/** A file's name. */
	name?: string;
	/** Where it was fetched from. */
	address?: string;
	/** The same as plain text, for the text box, where `input` is what a rich paste brought. */
	plain?: string;
}

/** A document that waits to be read, because several were handed in together. */
export interface WaitingDocument extends GivenDocument {
	id: string;
	/** From 1; the one that is looked at has a place too. */
	place: number;
}

export interface DbOptions {
	indexedDB?: IDBFactory;
	IDBKeyRange?: unknown;
	/** Other than those that were released, to try what is not released yet. */
	versions?: Version[];
}

export class AdageDb extends LastingDb {
	declare sources: Table<Source, string>;
	declare editions: Table<Edition, string>;
	declare decks: Table<Deck, string>;
	declare presets: Table<Preset, string>;
	declare parameters: Table<Parameters, string>;
	declare notes: Table<Note, string>;
	declare cards: Table<Card, string>;
	declare reviews: Table<ReviewBatch, [string, string]>;
	declare dayFacts: Table<DayFact, [number, string]>;
	declare plans: Table<Plan, [string, number]>;
	declare reflections: Table<Reflection, string>;
	declare settings: Table<Setting, string>;
	declare media: Table<Media, string>;
	declare blobs: Table<{ hash: string; bytes: Blob }, string>;
	declare schedules: Table<Schedule, string>;
	declare days: Table<DayTotal, [number, string]>;
	declare faces: Table<Face, string>;
	declare outbox: Table<{ n?: number; cardId: string; id: string }, number>;
	declare acts: Table<Act, number>;
	declare drafts: Table<PendingImport | ImportEdits | PendingPicture | WaitingDocument, string>;
	declare meta: Table<{ key: string; value: unknown }, string>;

	/** Told what the log comes to once what was added to it is kept; for the app to set. */
	declare logged?: (beacon: Beacon) => void;

	constructor(name = 'adage', { versions = VERSIONS, ...options }: DbOptions = {}) {
		super(name, {
			chromeTransactionDurability: 'strict',
			// Rows are replaced, never edited in place, and Dexie's cache would copy each of them.
			cache: 'disabled',
			...(options as { indexedDB?: { open: IDBFactory['open'] } })
		});
		for (const [k, { stores, upgrade }] of versions.entries()) {
			const version = this.version(k + 1).stores(stores);
			if (upgrade) version.upgrade(upgrade);
		}
		// Dexie would open it all the same, and what is written would be of an older kind.
		this.on('ready', () => {
			if (this.backendDB().version > versions.length * NUMBERED) throw new Error(NEWER);
		});
	}
}

const NEWER =
	'A newer Adage keeps your data on this device. Go online: once that one is here too, this page offers to update.';

export const TRUTH_TABLES = [
	'sources',
	'editions',
	'decks',
	'presets',
	'parameters',
	'notes',
	'cards',
	'reviews',
	'dayFacts',
	'plans',
	'reflections',
	'settings',
	'media',
	'blobs'
] as const;

/** Tables that a deed may write. */
export const DEED_TABLES = [
	...['reviews', 'schedules', 'days', 'dayFacts', 'presets', 'plans', 'outbox', 'acts', 'meta'],
	...['sources', 'editions', 'decks', 'notes', 'cards', 'faces', 'drafts', 'reflections']
];

export type { Table };

export const minKey = Dexie.minKey;
export const maxKey = Dexie.maxKey;
