/** Which entry each note belongs to. */
import { entryKey } from '../core/entry-key';
import type { AdageDb } from './db';
import { inPortions } from './derived';

/** The `entryKey` of every note, deleted ones too, by its id. */
export async function noteEntries(db: AdageDb): Promise<Map<string, string>> {
	const entryOf = new Map<string, string>();
	await inPortions(db.notes, (note) => void entryOf.set(note.id, entryKey(note)));
	return entryOf;
}
