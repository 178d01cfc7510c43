/** What is done about a card that was forgotten once too often, as part of the answer that said so. */
import { isLeech, LEECH_TAG } from '../core/leech';
import type { Card } from '../core/model';
import type { RowWrite } from './acts';
import type { AdageDb } from './db';
import { deckOptions } from './settings';

export interface Leech {
	lapses: number;
	suspended: boolean;
}

/**
 * Whether the answer that took a card from `before` lapses to `lapses` makes it a leech, and what is then
 * written: its note is tagged, the card suspended where its deck's options say so. Inside the transaction
 * of the answer, so that the options in force are those of that moment; any other answer reads nothing.
 */
export async function leechOf(
	db: AdageDb,
	card: Card,
	before: number,
	lapses: number
): Promise<{ leech?: Leech; writes: RowWrite[] }> {
	if (lapses <= before) return { writes: [] };
	const { threshold, action } = (await deckOptions(db, card.deckId)).leech;
	if (!isLeech(lapses, threshold)) return { writes: [] };
	const writes: RowWrite[] = [];
	const note = await db.notes.get(card.noteId);
	if (note && !note.tags.includes(LEECH_TAG))
		writes.push({
			table: 'notes',
			key: note.id,
			row: { ...note, tags: [...note.tags, LEECH_TAG] }
		});
	const suspended = action === 'suspend';
	if (suspended) writes.push({ table: 'cards', key: card.id, row: { ...card, suspended } });
	return { leech: { lapses, suspended }, writes };
}
