/** What went wrong so badly that the page must say it: one sentence, with the next step. */

let sentence = $state<string | undefined>();

export const trouble = {
	get sentence() {
		return sentence;
	}
};

export function report(error: unknown): void {
	sentence = explain(error);
}

/** How browsers say that they keep nothing for us. */
const DENIED = new Set([
	'MissingAPIError',
	'OpenFailedError',
	'InvalidStateError',
	'UnknownError',
	'SecurityError'
]);

/** A sentence a person can act on, for an error of ours or of the browser. */
export function explain(error: unknown): string {
	const { name = '', message = '', inner } = (error ?? {}) as Error & { inner?: Error };
	const cause = inner?.name ?? name;
	if (cause === 'QuotaExceededError')
		return 'This device has no space left for Adage. Free some space, then try again: nothing was changed.';
	if (DENIED.has(cause) || DENIED.has(name))
		return 'This browser does not let Adage keep data right now. Leave private browsing, or reload the page.';
	return message || 'Something went wrong. Reload the page; your ratings are safe.';
}
