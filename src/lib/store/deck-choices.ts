/**
 * What a deck has for itself, beside the options that it shares: which those are, a share to remember, and
 * limits of a day. Each change is one deed that can be undone; nothing comes of it where the deck is not there
 * or has it so already.
 */
import { canonicalJson } from '../core/canonical';
import type { Moment } from '../core/day';
import type { Deck } from '../core/model';
import { isSound, type OwnLimits } from '../core/options';
import { writeAct } from './acts';
import { DEED_TABLES, type Act, type AdageDb } from './db';

/** Lets a deck have another preset. */
export function choosePreset(
	db: AdageDb,
	deckId: string,
	presetId: string,
	now: Moment
): Promise<Act | undefined> {
	return changeDeck(db, deckId, { presetId }, now);
}

/** A share that goes before the preset's; undefined takes it away again, and so does one out of range. */
export function setDeckRetention(
	db: AdageDb,
	deckId: string,
	retention: number | undefined,
	now: Moment
): Promise<Act | undefined> {
	const sound = isSound('desiredRetention', retention) ? retention : undefined;
	return changeDeck(db, deckId, { retention: sound }, now);
}

/** Whether a limit is for every day, or for the present one alone. */
export type LimitScope = 'always' | 'today';

/** Limits that go before the preset's; undefined takes one away again, and so does one out of range. */
export function setDeckLimits(
	db: AdageDb,
	deckId: string,
	limits: OwnLimits,
	scope: LimitScope,
	now: Moment
): Promise<Act | undefined> {
	const change: Partial<Deck> = {};
	for (const name of ['newADay', 'reviewsADay'] as const) {
		if (!(name in limits)) continue;
		const limit = isSound(name, limits[name]) ? limits[name] : undefined;
		if (scope === 'always') change[name] = limit;
		else {
			const field = name === 'newADay' ? 'newToday' : 'reviewsToday';
			change[field] = limit === undefined ? undefined : { day: now.day, limit };
		}
	}
	return changeDeck(db, deckId, change, now);
}

function changeDeck(
	db: AdageDb,
	deckId: string,
	change: Partial<Deck>,
	now: Moment
): Promise<Act | undefined> {
	return db.transaction('rw', [...DEED_TABLES], async () => {
		const deck = await db.decks.get(deckId);
		const row = deck && { ...deck, ...change };
		if (!row || canonicalJson(row) === canonicalJson(deck)) return undefined;
		const act = { kind: 'options', label: 'Changed an option' } as const;
		return writeAct(db, act, [{ table: 'decks', key: deckId, row }], now);
	});
}
