/** Options as a person says them. */
import { defaultOptions, type PresetOptions } from '../core/model';
import type { OwnLimits } from '../core/options';
import type { OwnDayLimits } from './deck-options';
import { count } from './words';

const UNITS = [
	[86_400, 'day'],
	[3600, 'hour'],
	[60, 'minute'],
	[1, 'second']
] as const;

/** "10 minutes", in the largest unit that says it exactly. */
function stepWords(step: number): string {
	const sec = Math.max(1, Math.round(step));
	const [size, noun] = UNITS.find(([size]) => sec % size === 0)!;
	return count(sec / size, noun);
}

/** What steps do: "It comes again after 1 minute, then after 10 minutes, then on another day." */
export function stepsWords(stepsSec: readonly number[], none: string): string {
	if (!stepsSec.length) return none;
	const steps = stepsSec.map((step) => `after ${stepWords(step)}`);
	return `It comes again ${steps.join(', then ')}; then it is planned by the day.`;
}

/** What a share to be remembered means: of a hundred, and for a card of a month where that is known. */
export function retentionWords(percent: number, daysInsteadOf30?: number): string {
	const means = `You still know about ${percent} of 100 cards when they come.`;
	if (percent === 90) return `${means} This suits most people.`;
	const days = daysInsteadOf30 && Math.max(1, Math.round(daysInsteadOf30));
	return days
		? `${means} A card that would come after 30 days with 90% comes after ${days}.`
		: `${means} More means more reviews.`;
}

export const NEW_ORDERS: Record<PresetOptions['newOrder'], string> = {
	deck: 'As in the document',
	random: 'By chance',
	section: 'One section after another'
};

export const NEW_MIXES: Record<PresetOptions['newMix'], string> = {
	spread: 'Mixed in',
	before: 'Before',
	after: 'After'
};

export const REVIEW_ORDERS: Record<PresetOptions['reviewOrder'], string> = {
	due: 'By date, oldest first',
	retrievability: 'Nearest to being forgotten first',
	overdue: 'Most overdue first',
	random: 'By chance'
};

/** What becomes of a card that is forgotten too often, in a few words. */
export function leechWords({ threshold, action }: PresetOptions['leech']): string {
	if (!threshold) return 'never marked';
	return `${action === 'suspend' ? 'suspended' : 'marked'} after ${count(threshold, 'time')}`;
}

export const LIMITS_OF_A_DAY = 'Limits of a day';

/** Where a limit that all decks share is not the one in force: which one is. */
export function otherLimit(deck: OwnDayLimits | undefined, name: keyof OwnLimits): string {
	const [today, own] = [deck?.today[name], deck?.own[name]];
	if (today !== undefined) return `Today ${today.toLocaleString('en')}: see “${LIMITS_OF_A_DAY}”.`;
	if (own !== undefined) return `Here ${own.toLocaleString('en')}: see “${LIMITS_OF_A_DAY}”.`;
	return '';
}

/** Limits that a deck has for itself, in a few words. */
export function limitsWords(
	deck: OwnDayLimits | undefined,
	{ newApart }: Pick<PresetOptions, 'newApart'>
): string {
	const counts = ({ newADay, reviewsADay }: OwnLimits) =>
		[
			...(newADay === undefined ? [] : [`${newADay.toLocaleString('en')} new`]),
			...(reviewsADay === undefined ? [] : [count(reviewsADay, 'review')])
		].join(', ');
	const [today, own] = [deck ? counts(deck.today) : '', deck ? counts(deck.own) : ''];
	if (today) return `today only: ${today}`;
	if (own) return `this deck only: ${own}`;
	return newApart ? 'new cards apart from reviews' : 'new cards count as reviews';
}

/** How the dates of cards are found, in a few words. */
export function datesWords({ fuzz, easyDays, maximumIntervalDays }: PresetOptions): string {
	const words = [fuzz ? 'vary a little' : 'exact'];
	if (fuzz && easyDays.some((weight) => weight !== easyDays[0])) words.push('with easy days');
	if (maximumIntervalDays < defaultOptions.maximumIntervalDays)
		words.push(`at most ${count(maximumIntervalDays, 'day')} apart`);
	return words.join(' · ');
}

export const WEEKDAYS = [
	'Monday',
	'Tuesday',
	'Wednesday',
	'Thursday',
	'Friday',
	'Saturday',
	'Sunday'
];

/** Weights of weekdays that are offered. */
export const WEIGHTS = [
	[1, 'Normal'],
	[0.5, 'Fewer cards'],
	[0, 'None']
] as const;

/** What an option means, and what it usually is where that is not what it is. */
export const hintWith = (meaning: string, usual: string | false): string =>
	[meaning, usual && `Usually ${usual}.`].filter(Boolean).join(' ');
