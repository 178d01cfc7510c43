/** Times and counts as a person says them. */
import type { Price } from '../core/price';
import type { Placement } from '../core/review';

/** "in 12 days": when a card comes back, seen from `day` and `atMs`. */
export function comesBack(placement: Placement, day: number, atMs: number): string {
	if ('dueMs' in placement) {
		const minutes = Math.round((placement.dueMs - atMs) / 60_000);
		if (minutes < 1) return 'in a moment';
		if (minutes < 60) return `in ${count(minutes, 'minute')}`;
		return `in ${count(Math.round(minutes / 60), 'hour')}`;
	}
	return inDays(placement.dueDay - day);
}

export function inDays(days: number): string {
	if (days <= 0) return 'today';
	if (days === 1) return 'tomorrow';
	if (days < 45) return `in ${days} days`;
	if (days < 345) return `in ${count(Math.round(days / 30.4), 'month')}`;
	const years = Math.round((days / 365.25) * 10) / 10;
	return `in ${years === 1 ? '1 year' : `${years} years`}`;
}

/** "1 card", "12 cards". */
export function count(number: number, noun: string, plural = `${noun}s`): string {
	return `${number.toLocaleString('en')} ${number === 1 ? noun : plural}`;
}

/** What cards cost, before they are taken: "38 cards: about 7 minutes a day for 5 days, then 1". */
export function priceWords(cards: number, { days, minutes, laterMinutes }: Price): string {
	if (!cards) return 'No card is chosen.';
	if (!days)
		return `${count(cards, 'card')}. No new ones come on a day: choose how many in Settings.`;
	const whole = Math.max(1, Math.round(minutes));
	const later = Math.round(laterMinutes);
	const time = `about ${count(whole, 'minute')}`;
	const then = later >= 1 ? `then ${later}` : 'then less than a minute';
	if (days === 1) return `${count(cards, 'card')}: ${time} today, ${then} a day.`;
	const span =
		days < 21
			? count(days, 'day')
			: days < 90
				? count(Math.round(days / 7), 'week')
				: count(Math.round(days / 30.4), 'month');
	return `${count(cards, 'card')}: ${time} a day for ${span}, ${then}.`;
}
