/**
 * Which cards a note has. A card's key names what it asks (a direction, a cloze, a list item), is given
 * once and never reused, so that a log stays with its card however the note is edited.
 */
import type { Note, NoteKind } from './model';

export const FORWARD = 'forward';
export const BACKWARD = 'backward';

/** The field of a list that holds a point. */
export const POINT = 'point.';

/** Keys of the cards that a note of this kind has, in order; a kind of a later version is asked as a whole. */
export function cardKeys(note: { kind: NoteKind; fields: Note['fields'] }): string[] {
	switch (note.kind) {
		case 'reversed':
			return [FORWARD, BACKWARD];
		case 'cloze':
			return clozeNumbers(note.fields.text ?? '').map((n) => `c${n}`);
		case 'list':
			return pointKeys(note.fields);
		default:
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

/**
 * The numbers of the clozes in a text, ascending, each once. Told from the braces alone: what opens and
 * never closes is none, nor is an escaped one.
 */
export function clozeNumbers(text: string): number[] {
	const open: number[] = [];
	const found = new Set<number>();
	for (const [mark, number] of text.matchAll(/\\.|\{\{c(\d{1,3})::|\}\}/gs)) {
		if (number) open.push(Number(number));
		else if (mark === '}}' && open.length) found.add(open.pop()!);
	}
	return [...found].sort((a, b) => a - b);
}

/**
 * The keys of a list's points in order. Points that the order does not name, as after two devices each
 * added one, come last; empty ones are gone.
 */
export function pointKeys(fields: Note['fields']): string[] {
	const there = Object.keys(fields)
		.filter((name) => name.startsWith(POINT) && fields[name])
		.map((name) => name.slice(POINT.length))
		.sort();
	const known = new Set(there);
	const ordered = (fields.order ?? '').split(' ').filter((key) => known.has(key));
	return [...new Set([...ordered, ...there])];
}
