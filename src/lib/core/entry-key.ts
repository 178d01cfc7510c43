/**
 * What counts as one entry in a library: all notes that were made of the same question of a source. A note
 * that comes from none stands for itself. The key is the same on every device and in every edition.
 */
import type { Note } from './model';

/** Ids of sources and notes are made of words and digests, so a space ends the first of two. */
const BETWEEN = ' ';

/** Names the entry that a note belongs to. */
export function entryKey({ id, sourceId, entryId }: Pick<Note, 'id' | 'sourceId' | 'entryId'>) {
	return sourceId && entryId ? `${sourceId}${BETWEEN}${entryId}` : id;
}

/** What a key names: a question of a source, or a note. */
export function readEntryKey(
	key: string
): { sourceId: string; entryId: string } | { noteId: string } {
	const end = key.indexOf(BETWEEN);
	if (end < 0) return { noteId: key };
	return { sourceId: key.slice(0, end), entryId: key.slice(end + BETWEEN.length) };
}
