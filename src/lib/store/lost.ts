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

/** The name of what is behind an error: Dexie says that a transaction was aborted, and in `inner` why. */
export function causeOf(error: unknown): string {
	const { name = '', inner } = (error ?? {}) as Error & { inner?: Error };
	return inner?.name || name;
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
