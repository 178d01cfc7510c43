/**
 * Which cards a note has. A card's key names what it asks (a direction, a cloze, a list item), is given
 * once and never reused, so that a log stays with its card however the note is edited.
 */
import type { Note, NoteKind } from './model';

export const FORWARD = 'forward';

/** Keys of the cards that a note of this kind has, in order. */
export function cardKeys(note: { kind: NoteKind; fields: Note['fields'] }): string[] {
	switch (note.kind) {
		case 'basic':
			return [FORWARD];
	}
}

/** The id of a card: its note and the key that names what is asked. Fixed once given. */
export function cardId(noteId: string, key: string): string {
	return `${noteId}:${key}`;
}

/** The note that a card belongs to; note ids may hold colons, keys may not. */
export function noteIdOf(id: string): string {
	return id.slice(0, id.lastIndexOf(':'));
}
