/** Later editions of shipped decks: found by comparing what is served with what the library has. */
import { base } from '$app/paths';
import type { EditionLook } from '../core/reconcile';
import type { NewMaterial } from '../store/content';
import type { Act } from '../store/db';
import { knownEditions, planEdition, takeEdition } from '../store/editions';
import { alone } from './alone';
import { deckMaterial } from './deck-material';
import { redrawStale } from './faces';
import { openAdage } from './open';
import { fetchDeck } from './shipped-decks';
import { snapshotBefore } from './snapshot-before';

/** A deck as static/decks/index.json offers it (scripts/decks.ts). */
interface OfferedDeck {
	id: string;
	title: string;
	deckDate: string;
	hash: string;
	file: string;
}

export interface NewerEdition {
	deckId: string;
	/** As the library calls the deck. */
	name: string;
	/** When it was last changed, as YYYY-MM-DD. */
	date: string;
	/** Undefined while its file is not on this device. */
	found?: { material: NewMaterial; look: EditionLook };
}

/** Newer editions of decks in the library. None where it cannot be told. */
export async function readNewerEditions(): Promise<NewerEdition[]> {
	const { db } = await openAdage();
	const known = new Map((await knownEditions(db)).map((one) => [one.sourceId, one]));
	if (!known.size) return [];
	const newer: NewerEdition[] = [];
	for (const { id, hash, deckDate, file } of await offeredDecks()) {
		const mine = known.get(id);
		// An app that was not updated yet may offer an older one than another device brought.
		if (!mine || mine.hash === hash || deckDate < (mine.date ?? '')) continue;
		newer.push({
			deckId: mine.deckId,
			name: mine.name,
			date: deckDate,
			found: await lookAt(file).catch(() => undefined)
		});
	}
	return newer;
}

async function lookAt(file: string): Promise<NewerEdition['found']> {
	const { db } = await openAdage();
	const material = deckMaterial(await fetchDeck(file));
	const look = await planEdition(db, material);
	return look && { material, look };
}

async function offeredDecks(): Promise<OfferedDeck[]> {
	try {
		const response = await fetch(`${base}/decks/index.json`);
		return response.ok ? ((await response.json()) as OfferedDeck[]) : [];
	} catch {
		return [];
	}
}

/** Takes an edition that was looked at. */
export const takeNewer = (found: Found): Promise<Act> => alone(() => take(found));

type Found = NonNullable<NewerEdition['found']>;

async function take({ material }: Found): Promise<Act> {
	const adage = await openAdage();
	const { db, now, model } = adage;
	await snapshotBefore(adage, 'edition');
	const act = await takeEdition(db, material, now(), await model());
	if (!act) throw new Error('This deck is not in your library any more. Nothing was changed.');
	// Where words of both met in one sentence, its face is drawn when what draws is there.
	void redrawStale().catch(() => undefined);
	return act;
}
