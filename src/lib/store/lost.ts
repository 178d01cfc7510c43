/** How browsers say that their connection to the database is gone, or never came. */
const LOST = new Set([
	'MissingAPIError',
	'OpenFailedError',
	'InvalidStateError',
	'UnknownError',
	'SecurityError',
	'AbortError',
	'TimeoutError',
	'DatabaseClosedError',
	// Of an upgrade that the browser aborted: what it asks for next fails for that, and that is all one hears.
	'TransactionInactiveError'
]);

/** As Dexie wraps an error: in `inner` that of a transaction or of opening, in `failures` those of many rows. */
interface Wrapping extends Error {
	inner?: Error;
	failures?: Error[];
}

/** The name of what is behind an error, however deep: an upgrade wraps that of rows in that of opening. */
export function causeOf(error: unknown): string {
	const { name = '', inner, failures } = (error ?? {}) as Wrapping;
	const within = inner ?? failures?.[0];
	return (within && causeOf(within)) || name;
}

/** Whether the connection to the database is what failed, rather than what was done with it. */
export const isLost = (error: unknown): boolean => LOST.has(causeOf(error));

/** Whether the device has no room for what was to be written, and nothing left to give for it. */
export const isFull = (error: unknown): boolean => causeOf(error) === 'QuotaExceededError';

/**
 * Whether what an error says is a sentence of ours: what the language, the browser or the database library says
 * is for those who write programs.
 */
export function isOurs(error: unknown): boolean {
	const foreign = [TypeError, RangeError, ReferenceError, SyntaxError, DOMException];
	return (
		error instanceof Error && !('inner' in error) && !foreign.some((kind) => error instanceof kind)
	);
}
