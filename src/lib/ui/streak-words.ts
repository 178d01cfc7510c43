/** What is said of a day of the streak: what it was, and why it counts so. */
import { DEFAULT_GOAL, type DayVerdict } from '../core/streak';
import type { DayStory } from '../core/streak-day';
import { dayWords } from './date-words';
import { count } from './words';

/** One or two words for each verdict, for the week and for readers of the calendar. */
export const VERDICT_WORDS: Record<DayVerdict, string> = {
	done: 'done',
	bridged: 'nothing owed',
	frozen: 'covered by a spare day',
	repaired: 'made up for',
	missed: 'no study',
	open: 'still open'
};

/** A heading of a few words, and the sentence that explains it. */
export function storyWords(story: DayStory, today: number): { what: string; why: string } {
	const { what, why } = reasonWords(story, today);
	const assumed = story.assumed
		? ' Nothing was stored of this day, so it is taken as one on which cards were due.'
		: '';
	return { what, why: why + assumed };
}

function reasonWords({ day, reason, facts }: DayStory, today: number) {
	const answers = count(facts.ratings, 'answer');
	const neither = 'It neither adds to your streak nor breaks it.';
	switch (reason.kind) {
		case 'ratings':
			return { what: 'Done', why: `${answers}; ${facts.goal ?? DEFAULT_GOAL} make a day.` };
		case 'minutes':
			return {
				what: 'Done',
				why: `${count(minutesOf(facts.tookMs), 'minute')} of study; ${facts.goalMinutes} make a day.`
			};
		case 'cleared':
			return { what: 'Done', why: `After ${answers} nothing due was left.` };
		case 'rest':
		case 'away':
			return {
				what: reason.kind === 'rest' ? 'Day of rest' : 'Away',
				why: `You planned it. ${neither}${facts.ratings ? ` ${answers} all the same.` : ''}`
			};
		case 'travel':
			return { what: 'Passed on a journey', why: `Your clock moved far east over it. ${neither}` };
		case 'nothing':
			return { what: 'Nothing was due', why: neither };
		case 'repaired':
			return {
				what: 'Made up for',
				why: `The plan of ${dayWords(reason.on, today)} was finished.`
			};
		case 'frozen':
			return {
				what: 'Covered by a spare day',
				why: `${metWords(facts)}${untilWords(reason.until)}`
			};
		case 'missed':
			return {
				what: facts.ratings ? 'Not enough to count' : 'No study',
				why: `${metWords(facts)}${untilWords(reason.until)}`
			};
		case 'open':
			return { what: 'Still open', why: `${metWords(facts)} ${alsoCounts(facts.owed)}` };
		case 'none':
			return day > today
				? { what: 'Still to come', why: '' }
				: { what: 'Before you began', why: '' };
	}

	function untilWords(until: number | undefined): string {
		if (until === undefined) return '';
		return ' Finish today’s plan, and it is made up for.';
	}
}

/** What was done of the day's goal. */
export function metWords(facts: DayStory['facts']): string {
	if (facts.goalMinutes !== undefined && facts.goal === undefined)
		return `${minutesOf(facts.tookMs)} of ${count(facts.goalMinutes, 'minute')}.`;
	return `${facts.ratings} of ${count(facts.goal ?? DEFAULT_GOAL, 'answer')}.`;
}

const alsoCounts = (owed: number | undefined) =>
	owed === 0
		? 'Nothing is due, so nothing can be lost.'
		: 'It also counts when nothing due is left.';

/** Whole minutes begun and done. */
const minutesOf = (tookMs = 0) => Math.floor(tookMs / 60_000);
