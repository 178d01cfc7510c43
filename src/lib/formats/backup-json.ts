/** JSON that somebody else may have written: nested no deeper than can be walked, and without prototypes. */

/** Trees of documents are a tenth as deep. Whatever walks them calls itself. */
const LEVELS_MAX = 1000;

/** The value of a line; throws where it is no JSON, or nested too deep. */
export function readJson(text: string): Record<string, unknown> {
	if (isDeeper(text, LEVELS_MAX)) throw new RangeError('Nested too deep.');
	// Only where one could be: asking at every key takes five times as long.
	const named = text.includes('__proto__') || text.includes('\\u');
	const value: unknown = named ? JSON.parse(text, noProto) : JSON.parse(text);
	if (!value || typeof value !== 'object' || Array.isArray(value))
		throw new TypeError('No object.');
	return value as Record<string, unknown>;
}

/** A row must not bring a prototype of its own. */
function noProto(this: unknown, key: string, value: unknown): unknown {
	return key === '__proto__' ? undefined : value;
}

const [QUOTE, BACKSLASH] = [34, 92];
const OPENS = new Set([91, 123]);
const CLOSES = new Set([93, 125]);

/** Whether brackets outside of texts nest deeper. */
function isDeeper(text: string, most: number): boolean {
	let level = 0;
	for (let at = 0; at < text.length; at++) {
		const code = text.charCodeAt(at);
		if (code === QUOTE) {
			at = endOfText(text, at);
			if (at < 0) return false;
		} else if (OPENS.has(code)) {
			if (++level > most) return true;
		} else if (CLOSES.has(code)) level--;
	}
	return false;
}

/** Where the quoted text that begins at `from` ends; -1 where it does not. */
function endOfText(text: string, from: number): number {
	let at = text.indexOf('"', from + 1);
	for (; at >= 0; at = text.indexOf('"', at + 1)) {
		let slashes = 0;
		while (text.charCodeAt(at - 1 - slashes) === BACKSLASH) slashes++;
		if (slashes % 2 === 0) return at;
	}
	return -1;
}
