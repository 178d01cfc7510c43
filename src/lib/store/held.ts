/** Reads what the held entries are counted from. */
import { heldEntries, type Held } from '../core/held';
import type { AdageDb } from './db';
import { noteEntries } from './note-entries';

/** Entries that are held, of all cards in study; a note without an entry stands for itself. */
export async function readHeld(db: AdageDb): Promise<Held> {
	const entryOf = await noteEntries(db);
	const active = (await db.schedules.toArray()).filter(({ lane }) => lane !== 'out');
	return heldEntries(
		active.map(({ noteId, memory }) => ({
			entry: entryOf.get(noteId) ?? noteId,
			stability: memory?.stability ?? null
		}))
	);
}
