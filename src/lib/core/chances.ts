/** What a card is believed to be worth when it comes back: what details of the answer buttons say. */
import type { Model } from './fsrs';
import type { Preview } from './placement';
import { ratings, type Rating } from './review';

/** The chance of recall when the card comes back, for each rating; none within the day, which FSRS does not tell. */
export type Chances = Partial<Record<Rating, number>>;

/** Shares, 0 to 1. `day` is the study day that the preview was made for. */
export function chancesThen({ outcomes }: Preview, day: number, model: Model): Chances {
	const chances: Chances = {};
	for (const rating of ratings) {
		const { memory, to } = outcomes[rating];
		if ('dueDay' in to && to.dueDay > day)
			chances[rating] = model.retrievability(memory, to.dueDay - day);
	}
	return chances;
}
