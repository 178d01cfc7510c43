/** Keys of the cards that may be asked of a note. */
import { cardKeys } from './cards';
import type { Note, NoteKind } from './model';

const KINDS = new Set<string>([
	'basic',
	'reversed',
	'cloze',
	'list',
	'type-in'
] satisfies NoteKind[]);

/**
 * Keys that cards of this note may be asked under; undefined where a later version knows them and this one
 * does not. A note that is deleted has none.
 */
export function askedKeys(note: Note): ReadonlySet<string> | undefined {
	if (!KINDS.has(note.kind)) return undefined;
	return new Set(note.deleted ? [] : cardKeys(note));
}
