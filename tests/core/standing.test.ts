// The rule this file defends: a question is held as well as the weakest of its cards in study.
import { expect, test } from 'vitest';
import { entryStandings, type EntryCard } from '../../src/lib/core/standing';

const card = (over: Partial<EntryCard> = {}): EntryCard => ({
	entryId: 'why',
	deckId: 'tea',
	suspended: false,
	placement: { state: 'review', dueDay: 1 },
	stability: 20,
	...over
});
const fresh = { placement: null, stability: null };
const learning = { placement: { state: 'learning', step: 0, dueMs: 1 }, stability: 2 } as const;
const standing = (...cards: EntryCard[]) => entryStandings(cards).get('why');

test('the weakest card decides: new before learning before the shortest held', () => {
	expect(standing(card(), card({ stability: 9 }))).toEqual({
		cards: 2,
		deckId: 'tea',
		begun: 2,
		days: 9,
		state: { at: 'held', days: 9 }
	});
	expect(standing(card(), card(learning), card(learning))!.state).toEqual({
		at: 'learning',
		weakest: 2
	});
	expect(standing(card(fresh), card(learning), card())!.state).toEqual({ at: 'new', weakest: 1 });
	const relearning = card({ placement: { state: 'relearning', step: 0, dueDay: 3 } });
	expect(standing(card(), relearning)!.state).toEqual({ at: 'learning', weakest: 1 });
});

test('suspended cards count only where there is no other', () => {
	const out = card({ ...fresh, suspended: true, deckId: 'old' });
	expect(standing(out, card())).toEqual({
		cards: 1,
		deckId: 'tea',
		begun: 1,
		days: 20,
		state: { at: 'held', days: 20 }
	});
	expect(standing(out, out)).toEqual({
		cards: 2,
		deckId: 'old',
		begun: 0,
		days: null,
		state: { at: 'suspended' }
	});
});

test('what is begun is counted, and one new card lets go of the rest', () => {
	expect(standing(card(), card(learning), card(fresh))).toMatchObject({
		cards: 3,
		begun: 2,
		days: 0
	});
});

test('a new card with a date is new, and each entry stands for itself', () => {
	const dated = card({ placement: { state: 'new', dueDay: 9 }, stability: null });
	const all = entryStandings([dated, card({ entryId: 'how' })]);
	expect(all.get('why')!.state.at).toBe('new');
	expect(all.get('how')!.state.at).toBe('held');
	expect(all.get('who')).toBe(undefined);
});
