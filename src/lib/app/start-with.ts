/** What a deck can be started with, for the page of a deck. */
import type { Concern } from '../core/concerns';
import { readConcerns, startWith, type ConcernChoice } from '../store/concerns';
import type { Act } from '../store/db';
import { countCards } from '../store/presence';
import { openAdage } from './open';
import { snapshotBeforeMany } from './snapshot-before';

export type { ConcernChoice };

export async function readChoices(deckId: string) {
	return readConcerns((await openAdage()).db, deckId);
}

/** Brings cards that are not begun before the others; undefined where they come first already. */
export async function bringToFront(deckId: string, concern: Concern): Promise<Act | undefined> {
	const adage = await openAdage();
	const { db, now, model } = adage;
	await snapshotBeforeMany(adage, await countCards(db, deckId));
	return startWith(db, deckId, concern, now(), await model());
}
