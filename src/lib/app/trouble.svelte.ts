/** What went wrong so badly that the page must say it: one sentence, with the next step. */
import { causeOf, isLost } from '../store/lost';

let sentence = $state<string | undefined>();

export const trouble = {
	get sentence() {
		return sentence;
	}
};

export function report(error: unknown): void {
	sentence = explain(error);
}

/** A sentence a person can act on, for an error of ours or of the browser. */
export function explain(error: unknown): string {
	if (causeOf(error) === 'QuotaExceededError')
		return 'This device has no space left for Adage. Free some space, then try again: nothing was changed.';
	if (isLost(error))
		return 'This browser does not let Adage keep data right now. Leave private browsing, or reload the page.';
	const said = isOurs(error) && (error as Error).message;
	return said || 'Something went wrong. Reload the page; your ratings are safe.';
}

/** What the language, the browser or the database library says is for those who write programs. */
function isOurs(error: unknown): boolean {
	const foreign = [TypeError, RangeError, ReferenceError, SyntaxError, DOMException];
	return (
		error instanceof Error && !('inner' in error) && !foreign.some((kind) => error instanceof kind)
	);
}
