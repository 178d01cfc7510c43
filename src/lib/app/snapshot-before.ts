/** The library as it is, kept before a deed that changes much of it. */
import type { Occasion } from '../core/snapshots';
import type { Adage } from './open';
import { loadPart } from './parts.svelte';

/** What is done afterwards never fails for it: it may not be on this device, or there may be no room. */
export async function snapshotBefore(adage: Adage, why: Occasion): Promise<void> {
	const part = await loadPart(() => import('./snapshots'));
	await part?.snapshotBefore(adage, why);
}

/** So many cards at once are a reason to keep the library as it was. */
const MANY = 100;

/** As `snapshotBefore`, where a deed changes so many cards. */
export async function snapshotBeforeMany(adage: Adage, cards: number): Promise<void> {
	if (cards > MANY) await snapshotBefore(adage, 'bulk');
}
