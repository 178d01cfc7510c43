/** Reads what the held entries are counted from. */
import { heldEntries, type Held, type HeldCard } from '../core/held';
import type { Schedule } from '../core/schedule';
import type { AdageDb } from './db';
import { noteEntries } from './note-entries';

/** Entries that are held, of all cards in study; a note without an entry stands for itself. */
export async function readHeld(db: AdageDb): Promise<Held> {
	const entryOf = await noteEntries(db);
	return heldEntries((await activeCards(db)).map((row) => cardOf(row, entryOf)));
}

/** The same by deck, each with the cards that lie in it. A deck without a card in study is left out. */
export async function readHeldByDeck(db: AdageDb): Promise<Map<string, Held>> {
	const entryOf = await noteEntries(db);
	const decks = new Map<string, HeldCard[]>();
	for (const row of await activeCards(db)) {
		const known = decks.get(row.deckId);
		if (known) known.push(cardOf(row, entryOf));
		else decks.set(row.deckId, [cardOf(row, entryOf)]);
	}
	return new Map([...decks].map(([deckId, cards]) => [deckId, heldEntries(cards)]));
}

async function activeCards(db: AdageDb): Promise<Schedule[]> {
	return (await db.schedules.toArray()).filter(({ lane }) => lane !== 'out');
}

function cardOf({ noteId, memory }: Schedule, entryOf: ReadonlyMap<string, string>): HeldCard {
	return { entry: entryOf.get(noteId) ?? noteId, stability: memory?.stability ?? null };
}
