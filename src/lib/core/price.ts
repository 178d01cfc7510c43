/**
 * What taking cards costs, said before they are taken: minutes a day while they are new, and afterwards.
 * An estimate for somebody who answers as most do: times and lapses are averages over 10,000 people
 * (srs-benchmark, as Anki's simulator takes them), intervals those of default parameters at 90 %.
 */

export interface Price {
	/** Days until every card was met, at `newADay`. */
	days: number;
	/** Minutes a day in those days, and in the month behind them. */
	minutes: number;
	laterMinutes: number;
}

/** A first answer and the steps that follow it the same day. */
const NEW_SECONDS = 45;
/** An answer to a review, with what forgetting one in ten adds. */
const REVIEW_SECONDS = 14;
/** Days after a card was new on which it comes again. */
const COMES_AGAIN = [2, 13, 59, 222];
const LATER_DAYS = 30;

/** For `cards` new ones, `newADay` of them a study day. No cards cost nothing; none a day are never met. */
export function priceOf(cards: number, newADay: number): Price {
	if (cards <= 0 || newADay <= 0) return { days: 0, minutes: 0, laterMinutes: 0 };
	const days = Math.ceil(cards / newADay);
	const seconds = new Array<number>(days + LATER_DAYS).fill(0);
	for (let day = 0; day < days; day++) {
		const met = Math.min(newADay, cards - day * newADay);
		seconds[day]! += met * NEW_SECONDS;
		for (const after of COMES_AGAIN)
			if (day + after < seconds.length) seconds[day + after]! += met * REVIEW_SECONDS;
	}
	const mean = (from: number, to: number) =>
		seconds.slice(from, to).reduce((sum, one) => sum + one, 0) / (to - from) / 60;
	return { days, minutes: mean(0, days), laterMinutes: mean(days, days + LATER_DAYS) };
}
