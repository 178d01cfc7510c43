/** What a snapshot is, as a person reads it. */
import { dateOf, timeOf } from './date-words';
import { count } from './words';

export interface ListedSnapshot {
	madeMs: number;
	why: 'day' | 'migration' | 'import' | 'restore' | 'edition' | 'bulk';
	ratings: number;
	cards: number;
}

const BEFORE = {
	day: '',
	migration: 'before an update of Adage',
	import: 'before cards were added',
	restore: 'before a backup was restored',
	edition: 'before a newer edition',
	bulk: 'before many cards were changed'
} as const;

export const snapshotDate = ({ madeMs }: ListedSnapshot) => `${dateOf(madeMs)}, ${timeOf(madeMs)}`;

/** "125 ratings, 40 cards, before an import". */
export function snapshotWords({ why, ratings, cards }: ListedSnapshot): string {
	const holds = [count(ratings, 'rating'), count(cards, 'card'), BEFORE[why]];
	return holds.filter(Boolean).join(', ');
}
