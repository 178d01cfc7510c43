/** Where an import stands. */
import type { ReadPhase } from '../formats/drafts';
import type { PendingImport } from '../store/db';
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
	| { kind: 'accepted'; deckId: string; added: number; decks: number; known?: boolean };

/** An import that an earlier version left, whose drafts were written otherwise: they are made anew. */
export async function asDrafted(pending?: PendingImport): Promise<PendingImport | undefined> {
	if (!pending || pending.drafts.every(({ fields }) => !!fields)) return pending;
	return { ...pending, edits: undefined, drafts: await draftAll(pending.edition.outline) };
}
