/**
 * Answers that could not be written because the database went away, or the device is full. They wait outside of it
 * until the app can write again, and are then written as they were given, or not at all where their card changed meanwhile.
 */
import { causeOf, isFull } from '../store/lost';
import { rate, type RateCommand } from '../store/reviews';
import { cardLog } from '../store/schedules';
import type { Adage } from './open';
import { NO_ROOM, SAVED_NOW, TOO_LATE, UNREACHABLE } from './study-words';

const KEY = 'adage:answers';

type GivenAnswer = Omit<RateCommand, 'model'>;

/** Keeps an answer that was given, beside what other tabs keep. */
export function keepAnswer({ model: _, ...answer }: RateCommand): void {
	try {
		writeKept([...readAll(), answer]);
	} catch {
		// There is no place for it either.
	}
}

/** What is said where the database cannot be reached or written, if an answer waits to be. */
export function keptWords(error?: unknown): string | undefined {
	if (!readKept().length) return undefined;
	return isFull(error) ? NO_ROOM : UNREACHABLE;
}

/** Writes the answers that were kept, and says what came of them; '' where there is none. */
export async function giveKeptAnswer({ db, model }: Adage): Promise<string> {
	let said = '';
	for (const answer of readKept()) {
		const written = await write(db, { ...answer, model: await model() });
		// Another tab may have kept one meanwhile.
		writeKept(readAll().filter((one) => JSON.stringify(one) !== JSON.stringify(answer)));
		if (said !== TOO_LATE) said = written ? SAVED_NOW : TOO_LATE;
	}
	return said;
}

/** What fails for what is in an answer, and would for ever; all else may pass. */
const MALFORMED = new Set(['DataError', 'DataCloneError', 'TypeError']);

/** Whether it is in the log now. Rejects where it may be written later: then the answer goes on waiting. */
async function write(db: Adage['db'], answer: RateCommand): Promise<boolean> {
	try {
		if ((await rate(db, answer)).kind === 'rated') return true;
	} catch (error) {
		if (!MALFORMED.has(causeOf(error))) throw error;
	}
	return isWritten(db, answer);
}

/** It was written after all before the database went away. */
async function isWritten(db: Adage['db'], { cardId, rating, now }: GivenAnswer): Promise<boolean> {
	const log = await cardLog(db, cardId);
	return log.some(
		(entry) => entry.kind === 'review' && entry.atMs === now.atMs && entry.rating === rating
	);
}

/** With what another version may have left and can write. */
function readAll(): unknown[] {
	try {
		const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
		return Array.isArray(kept) ? kept : [];
	} catch {
		return [];
	}
}

/** Those that can be written here. */
const readKept = () => (readAll() as (Partial<GivenAnswer> | null)[]).filter(isAnswer);

function isAnswer(one: Partial<GivenAnswer> | null): one is GivenAnswer {
	const { cardId, rating, preview, lastId, now, tookMs } = one ?? {};
	const to: unknown = preview?.outcomes?.[rating!]?.to;
	return (
		typeof cardId === 'string' &&
		typeof lastId === 'string' &&
		typeof to === 'object' &&
		!!to &&
		[now?.atMs, now?.day, now?.tzOffsetMin, tookMs].every(Number.isFinite) &&
		// What a Date can hold.
		Math.abs(now!.atMs) <= 8.64e15
	);
}

function writeKept(answers: unknown[]): void {
	if (answers.length) localStorage.setItem(KEY, JSON.stringify(answers));
	else localStorage.removeItem(KEY);
}
