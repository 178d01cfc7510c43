/**
 * The block that many site builders put before a Markdown document: `key: value` lines between `---`, or
 * `key = value` lines between `+++`.
 */

export interface FrontMatter {
	/** Keys in lower case, values without quotes; only simple one-line values. */
	fields: Record<string, string>;
	/** Every line as it stood, so that none is lost. */
	text: string;
	/** The document after it. */
	body: string;
}

const FIELD = /^([\w-]+) ?[:=](.*)$/;

/** Splits front matter off; without any, `fields` and `text` are empty. Fails on nothing. */
export function splitFrontMatter(text: string): FrontMatter {
	const none = { fields: {}, text: '', body: text };
	const [, sign] = /^(---|\+\+\+)[ \t]*\n/.exec(text) ?? [];
	if (!sign) return none;
	const lines = text.split('\n');
	const last = sign === '---' ? /^(---|\.\.\.)[ \t]*$/ : /^\+\+\+[ \t]*$/;
	const end = lines.findIndex((line, k) => k > 0 && last.test(line));
	// A rule at the start of a document and one further on are no front matter.
	if (end < 0 || end > 100 || !lines.slice(1, end).some((line) => FIELD.test(line))) return none;
	const isOdd = (line: string) => line && !FIELD.test(line) && !/^[ \t#[\]}-]/.test(line);
	if (lines.slice(1, end).some(isOdd)) return none;
	const fields: Record<string, string> = {};
	for (const line of lines.slice(1, end)) {
		const [, key, rest = ''] = FIELD.exec(line) ?? [];
		const value = rest.trim();
		if (key && value) fields[key.toLowerCase()] = value.replace(/^(["'])(.*)\1$/, '$2');
	}
	return {
		fields,
		text: lines.slice(1, end).join('\n').trim(),
		body: lines.slice(end + 1).join('\n')
	};
}
