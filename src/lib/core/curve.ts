/**
 * The forgetting curve of one card: the chance to remember it over time, which is 1 right after an answer and
 * falls until the next. Days are study days, and fractions of one between two answers; chances 0 to 1.
 */
import type { Memory, Model } from './fsrs';
import type { LogLine } from './log-lines';
import type { Rating } from './review';

export interface CurvePoint {
	day: number;
	chance: number;
}

export interface Curve {
	/** Up to today. A line ends where the card was started over; the next one begins with its next answer. */
	past: CurvePoint[][];
	/** From today on, as long as nobody answers; empty while there is no memory. */
	ahead: CurvePoint[];
	/** Answers, each at the chance that it was given with: 1 on the day of the one before. */
	answers: (CurvePoint & { rating: Rating })[];
}

/** Points in between that are enough for a line to look round. */
const POINTS = 240;

/** Entries that were taken back are no part of it. `untilDay` is the last day that is drawn. */
export function forgettingCurve(
	lines: LogLine[],
	model: Model,
	{ today, untilDay }: { today: number; untilDay: number }
): Curve {
	const curve: Curve = { past: [], ahead: [], answers: [] };
	let last: { memory: Memory; day: number } | undefined;
	let line: CurvePoint[] = [];
	const firstDay = lines.find(({ memory }) => memory)?.entry.day ?? today;
	const step = Math.max(1, untilDay - firstDay) / POINTS;
	const at = (day: number): CurvePoint => ({
		day,
		chance: last ? model.retrievability(last.memory, day - last.day) : 1
	});
	const fall = (into: CurvePoint[], from: number, to: number) => {
		for (let day = from + step; day < to; day += step) into.push(at(day));
		if (to > from) into.push(at(to));
	};

	for (const { entry, undone, memory } of lines) {
		// What leaves the memory alone (a date, practice) leaves the line alone.
		if (undone || memory === (last?.memory ?? null)) continue;
		// A clock that was set back: the line before it cannot be gone on with.
		const broken = !last || entry.day < last.day;
		if (last && !broken) fall(line, last.day, entry.day);
		if (entry.kind === 'review') {
			const { day, rating } = entry;
			curve.answers.push({ ...(broken ? { day, chance: 1 } : at(day)), rating });
		}
		last = memory ? { memory, day: entry.day } : undefined;
		if (!last) continue;
		if (broken) curve.past.push((line = []));
		line.push(at(entry.day));
	}
	if (last) {
		fall(line, last.day, today);
		const from = Math.max(today, last.day);
		curve.ahead.push(at(from));
		fall(curve.ahead, from, untilDay);
	}
	return curve;
}
