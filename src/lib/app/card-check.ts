/** Checking and mending cards in the reading worker. Each rejects with a sentence for the person. */
import type { Badge, Fault } from '../core/card-check/badge';
import type { About, CheckedNote } from '../formats/drafts';
import type { NoteBadges, Written } from '../workers/read-messages';
import { parts } from './part-lists';
import { askReader } from './reader';

/** Whether cards can be checked now: the part that does it is here, or can be had. */
export const canCheck = (): boolean => parts.drafting !== false || navigator.onLine;

/**
 * What speaks against the cards of notes, in their order, by card key. `among` is what other cards ask
 * (`packAsks`), to tell those that are like them; without it nobody is compared.
 */
export function checkNotes(
	notes: CheckedNote[],
	about: About,
	among?: string[]
): Promise<NoteBadges[]> {
	return askReader({ op: 'check', notes, about, among }) as Promise<NoteBadges[]>;
}

/** Badges of cards of a whole deck that are alike, by card id. */
export function checkAlike(asks: string[], language?: string): Promise<[string, Badge][]> {
	return askReader({ op: 'alike', asks, language }) as Promise<[string, Badge][]>;
}

/** What the mend of a fault makes of a note; undefined where a person has to word it anew. */
export function mendWritten(
	{ kind, fields, used }: Omit<CheckedNote, 'id'>,
	fault: Fault,
	about: About
): Promise<Written[] | undefined> {
	const note = { kind, fields, used };
	return askReader({ op: 'mend', note, fault, about }) as Promise<Written[] | undefined>;
}
