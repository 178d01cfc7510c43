/** Rows and plans that tests of the queue are made of: cards in each state, one deck or several. */
import { DAY_MS } from '../../src/lib/core/day';
import { createModel } from '../../src/lib/core/fsrs';
import { defaultOptions, type PresetOptions } from '../../src/lib/core/model';
import { buildQueue, type Queue, type QueueCard, type QueueDeck } from '../../src/lib/core/queue';
import type { Placement } from '../../src/lib/core/review';
import { emptyFold, laneOf, type Fold } from '../../src/lib/core/schedule';

export const model = createModel();
export const DAY = 20_000;
export const START_MS = DAY * DAY_MS + 12 * 3_600_000;
export const DAY_END_MS = (DAY + 1) * DAY_MS + 4 * 3_600_000;
export const none = { new: false, review: false, learning: false };
export const all = { new: true, review: true, learning: true };

export interface Row extends Fold, QueueCard {
	lastDay: number | null;
	memory: Fold['memory'];
	placement: Placement | null;
}

export function rowOf(cardId: string, fold: Fold, position = 0): Row {
	const noteId = cardId.slice(0, cardId.indexOf(':'));
	return { ...fold, cardId, noteId, deckId: 'd', ...laneOf(fold.placement, position) };
}

export const seen = (id: string, stability: number, lastDay: number, placement: Placement) =>
	rowOf(id, { ...emptyFold, memory: { stability, difficulty: 5 }, placement, reps: 3, lastDay });
export const fresh = (id: string, position: number) => rowOf(id, emptyFold, position);
export const due = (id: string, dueDay = DAY, stability = 10, lastDay = DAY - 10) =>
	seen(id, stability, lastDay, { state: 'review', dueDay });
export const learning = (id: string, dueMs: number) =>
	seen(id, 1, DAY, { state: 'learning', step: 0, dueMs });

export function plan(
	cards: QueueCard[],
	change: Partial<PresetOptions> = {},
	done = { new: 0, reviews: 0 },
	answered: string[] = []
): Queue {
	const answeredNotes = new Set(answered);
	const decks = [deck('d', change, { done })];
	return buildQueue({ decks, cards, answeredNotes, day: DAY, dayEndMs: DAY_END_MS });
}

export function deck(
	id: string,
	change: Partial<PresetOptions> = {},
	more: Partial<QueueDeck> = {}
) {
	const options = { ...defaultOptions, ...change };
	return { id, parentId: null, options, done: { new: 0, reviews: 0 }, ...more };
}

export const ids = (cards: QueueCard[]) => cards.map((card) => card.cardId);
export const many = (count: number, make: (id: string, index: number) => QueueCard, prefix = 'n') =>
	Array.from({ length: count }, (_, i) =>
		make(`${prefix}${String(i).padStart(3, '0')}:forward`, i)
	);
