/** First launch: takes the deck and sets how much a day is wanted. */
import type { Concern } from '../core/concerns';
import { defaultOptions } from '../core/model';
import { writeOptions } from '../store/settings';
import { acceptDeck } from './accept';
import { openAdage } from './open';
import { bringToFront } from './start-with';

/** New cards a day that come to about so many minutes once reviews have built up. */
const NEW_FOR_MINUTES: Record<number, number> = { 5: 4, 10: 8, 20: 16 };

/** Takes the shipped deck that is served as `file`; what the person wants to start with comes first. */
export async function begin(file: string, minutes: number, first?: Concern): Promise<void> {
	const { deckId } = await acceptDeck(file);
	if (first) await bringToFront(deckId, first);
	await chooseMinutes(minutes);
}

/** Also holds for a FAQ of one's own. */
export async function chooseMinutes(minutes: number): Promise<void> {
	const { db, now } = await openAdage();
	const newADay = NEW_FOR_MINUTES[minutes] ?? defaultOptions.newADay;
	await writeOptions(db, { newADay }, now().atMs);
}
