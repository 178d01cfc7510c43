/** What is said of a card whose changed answer was shown just now. */
import type { Placement } from '../core/review';
import { comesBack } from './words';

/** When it is asked again: tomorrow at the earliest, and not before it is due. */
export function againWords({
	schedule: { placement },
	moment: { day, atMs },
	practice
}: {
	schedule: { placement: Placement | null };
	moment: { day: number; atMs: number };
	practice: boolean;
}): string {
	if (practice) return 'You are asked again later in this round.';
	const due = placement && 'dueDay' in placement ? placement.dueDay : day;
	const dueDay = Math.max(due, day + 1);
	return `You are asked again ${comesBack({ state: 'review', dueDay }, day, atMs)}.`;
}
