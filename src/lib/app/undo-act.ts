/** Takes back a deed that a page offered to take back. */
import type { Act } from '../store/db';
import { hasDecks } from '../store/deck-summaries';
import { cardsOf, turnAct } from '../store/undo';
import { keepKnown } from './known';
import { openAdage } from './open';
import { snapshotBeforeMany } from './snapshot-before';

/** Undoes a deed if it is still the newest one. */
export async function undoAct(act: Act): Promise<boolean> {
	const adage = await openAdage();
	const { db, now, model } = adage;
	await snapshotBeforeMany(adage, cardsOf(act).length);
	const turned = await turnAct(db, 'undo', now(), await model(), act.n);
	keepKnown(await hasDecks(db));
	return !!turned;
}
