/** Where an import stands. */
import type { ReadPhase } from '../formats/drafts';
import type { AdageDb, PendingImport } from '../store/db';
import type { GivenDeck } from './deck-file';
import { draftAll } from './reader';

export type ImportState =
	| { kind: 'opening' }
	| { kind: 'choosing' }
	| { kind: 'reading'; name: string; phase: ReadPhase | 'page' }
	| { kind: 'looking'; pending: PendingImport }
	/** A deck file; `waitedId` is its place among those that wait. */
	| { kind: 'deck'; deck: GivenDeck; waitedId?: string }
	| { kind: 'accepting' }
	/** All that were handed in together are done; `deckId` is the last one's. */
	| ({ kind: 'accepted'; decks: number } & Taken);

/** What somebody does to an import that is looked at, and how it is kept. */
export type Change = (pending: PendingImport) => PendingImport;
export type Keep = (db: AdageDb, pending: PendingImport) => Promise<void>;

/** What came of a document. */
export interface Taken {
	deckId: string;
	added: number;
	/** It was there before. */
	known?: boolean;
	/** The deck's name, where a newer edition of its document was taken. */
	edition?: string;
}

/** An import that an earlier version left, whose drafts were written otherwise: they are made anew. */
export async function asDrafted(pending?: PendingImport): Promise<PendingImport | undefined> {
	if (!pending || pending.drafts.every(({ fields }) => !!fields)) return pending;
	return { ...pending, edits: undefined, drafts: await draftAll(pending.edition.outline) };
}

/** Where it stands once all that were handed in together are done. */
export function endOf(taken: readonly Taken[]): ImportState {
	const last = taken.at(-1);
	if (!last) return { kind: 'choosing' };
	const added = taken.reduce((sum, one) => sum + one.added, 0);
	return { ...last, kind: 'accepted', added, decks: taken.length };
}

/** With one more; what was new in an edition that was taken (`rest`) is no other document. */
export function withTaken(taken: readonly Taken[], one: Taken, rest: boolean): Taken[] {
	const last = taken.at(-1);
	if (!rest || last?.deckId !== one.deckId) return [...taken, rest ? { ...one, known: true } : one];
	return [...taken.slice(0, -1), { ...last, added: last.added + one.added }];
}
