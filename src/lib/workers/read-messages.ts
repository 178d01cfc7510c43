/** What is asked of the reading worker, and what it answers. */
import type { Badge, Fault } from '../core/card-check/badge';
import type { Draft, Note } from '../core/model';
import type { Outline } from '../core/outline';
import type { About, CheckedNote, ReadFaq, ReadPhase } from '../formats/drafts';
import type { DeckOut, HashedDeck, WrittenFile } from '../formats/deck-file';
import type { NoteFaces } from '../formats/faces';
import type { EditionAnswer, EditionQuestion } from '../formats/next-edition';
import type { ReadOptions } from '../formats/faq/read';
import type { Failure } from './sentence';

export type ReadRequest =
	| ({ id: number; op: 'read'; input: string | Uint8Array; name?: string } & ReadOptions)
	| { id: number; op: 'draw'; notes: Written[]; base?: string }
	/** A deck file to be read, or a deck to be written as one. */
	| { id: number; op: 'deck'; deck: string | DeckOut }
	| { id: number; op: 'draft'; outline: Outline }
	| { id: number; op: 'edition'; editions: EditionQuestion }
	| { id: number; op: 'check'; notes: CheckedNote[]; about: About; among?: string[] }
	| { id: number; op: 'alike'; asks: string[]; language?: string }
	| { id: number; op: 'mend'; note: Omit<CheckedNote, 'id'>; fault: Fault; about: About };
export type Written = Pick<Note, 'kind' | 'fields'>;
/** What speaks against the cards of a note, by card key. */
export type NoteBadges = Record<string, Badge[]>;

export type ReadReply =
	| { id: number; phase: ReadPhase }
	| {
			id: number;
			ok:
				| HashedDeck
				| WrittenFile
				| ReadFaq
				| EditionAnswer
				| Draft[]
				| NoteFaces[]
				| NoteBadges[]
				| [string, Badge][]
				| Written[]
				| undefined;
	  }
	| ({ id: number } & Failure);
