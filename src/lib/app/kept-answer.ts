/**
 * An answer that could not be written because the database went away. It waits outside of it until the app
 * can write again, and is then written as it was given, or not at all where its card changed meanwhile.
 */
import { rate, type RateCommand } from '../store/reviews';
import { cardLog } from '../store/schedules';
import type { Adage } from './open';
import { SAVED_NOW, TOO_LATE, UNREACHABLE } from './study-words';

const KEY = 'adage:answer';

type GivenAnswer = Omit<RateCommand, 'model'>;

/** Keeps an answer that was given. */
export function keepAnswer({ model: _, ...answer }: RateCommand): void {
	try {
		localStorage.setItem(KEY, JSON.stringify(answer satisfies GivenAnswer));
	} catch {
		// There is no place for it either.
	}
}

/** What is said where the database cannot be reached, if an answer waits to be written. */
export const keptWords = (): string | undefined => readKept() && UNREACHABLE;

/** Writes the answer that was kept, and says what came of it; '' where there is none. */
export async function giveKeptAnswer({ db, model }: Adage): Promise<string> {
	const answer = readKept();
	if (!answer) return '';
	const result = await rate(db, { ...answer, model: await model() });
	const written = result.kind === 'rated' || (await isWritten(answer));
	localStorage.removeItem(KEY);
	return written ? SAVED_NOW : TOO_LATE;

	/** It was written after all before the database went away. */
	async function isWritten({ cardId, rating, now }: GivenAnswer): Promise<boolean> {
		const log = await cardLog(db, cardId);
		return log.some(
			(entry) => entry.kind === 'review' && entry.atMs === now.atMs && entry.rating === rating
		);
	}
}

function readKept(): GivenAnswer | undefined {
	try {
		return JSON.parse(localStorage.getItem(KEY) ?? 'null') ?? undefined;
	} catch {
		return undefined;
	}
}
