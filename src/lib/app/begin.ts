/** First launch: takes the deck and sets how much a day is wanted. */
import type { Concern } from '../core/concerns';
import { newFor } from '../core/model';
import { writeOptions } from '../store/settings';
import { acceptDeck } from './accept';
import { openAdage } from './open';
import { bringToFront } from './start-with';

/** Takes the shipped deck that is served as `file`; what the person wants to start with comes first. */
export async function begin(file: string, minutes: number, first?: Concern): Promise<void> {
	const { deckId } = await acceptDeck(file);
	if (first) await bringToFront(deckId, first);
	await chooseMinutes(minutes);
}

/** Also holds for a FAQ of one's own. */
export async function chooseMinutes(minutes: number): Promise<void> {
	const { db, now } = await openAdage();
	await writeOptions(db, { newADay: newFor(minutes) }, now().atMs);
}
