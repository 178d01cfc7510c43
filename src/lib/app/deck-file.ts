/** Deck files that somebody opens, drops or pastes: looked at, and taken like a shipped deck. */
import type { EditionLook } from '../core/reconcile';
import { ofOthers, type NewMaterial } from '../store/content';
import { lookAtNew, planEdition } from '../store/editions';
import { take } from './accept';
import { deckMaterial, WHOLE_ID } from './deck-material';
import { takeNewer } from './editions';
import { openAdage } from './open';
import { askReader } from './reader';
import type { ShippedDeck } from './shipped-decks';

/** A deck file that was read. */
export interface GivenDeck {
	title: string;
	author: string;
	attribution: string;
	/** When it was last changed, as YYYY-MM-DD. */
	date: string;
	cards: number;
	/** The library has this deck: what it takes is another edition. */
	known: boolean;
	look: EditionLook;
	material: NewMaterial;
}

/** Reads a deck file. Rejects with a sentence that tells its faults. */
export async function readGivenDeck(text: string, signal?: AbortSignal): Promise<GivenDeck> {
	const deck = (await askReader({ op: 'deck', deck: text }, signal)) as ShippedDeck;
	const { db } = await openAdage();
	const material = deckMaterial(deck);
	// Ids with dots may come to the same: `a.b` with a card `c` and `a` with a card `b.c`.
	const clash = (await ofOthers(db, material)).find((id) => !WHOLE_ID.test(id));
	if (clash)
		throw new Error(
			`A card of this deck and one of another deck in your library have the same id, “${clash}”. Change the id of this deck, then open it again.`
		);
	const look = await planEdition(db, material);
	const { title, author, attribution, deckDate: date } = deck;
	const about = { title, author, attribution, date, cards: lookAtNew(material).added.length };
	return { ...about, known: !!look, look: look ?? lookAtNew(material), material };
}

export async function takeGivenDeck({ known, look, material }: GivenDeck) {
	if (!known) return { ...(await take(material)), known };
	await takeNewer({ material, look });
	return { deckId: material.deck.id, added: look.added.length, known };
}
