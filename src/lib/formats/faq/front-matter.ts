/**
 * The block that many site builders put before a Markdown document: `key: value` lines between `---`, or
 * `key = value` lines between `+++`. Posts and mails have a header in its place.
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
	if (!sign) return splitHeader(text) ?? none;
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

const HEADER = /^([A-Z][A-Za-z-]{1,40}): +(.+)$/;
/** A field goes on over lines that are set in. */
const GOES_ON = /^[ \t]+\S/;

/** The header of a text that was posted or mailed: what it is about, who wrote it and when. */
function splitHeader(text: string): FrontMatter | undefined {
	if (!HEADER.test(text.slice(0, 200).split('\n', 1)[0]!)) return undefined;
	const lines = text.slice(0, 5000).split('\n');
	const end = lines.findIndex((line) => !line.trim());
	const header = lines.slice(0, end);
	if (end < 3 || !header.every((line) => HEADER.test(line) || GOES_ON.test(line))) return undefined;
	const said = new Map(
		header.flatMap((line) => {
			const [, key, value] = HEADER.exec(line) ?? [];
			return key && value ? [[key.toLowerCase(), value.trim()] as const] : [];
		})
	);
	const [title, from, date] = ['subject', 'from', 'date'].map((key) => said.get(key));
	if (!title || !from) return undefined;
	const author =
		/\(([^()]+)\)/.exec(from)?.[1] ?? from.replace(/<[^>]*>|\S+@\S+/g, '').replace(/"/g, '');
	return {
		fields: {
			title,
			...(author.trim() ? { author: author.trim() } : {}),
			...(date ? { date } : {})
		},
		text: header.join('\n'),
		body: text.slice(header.join('\n').length).replace(/^\n+/, '')
	};
}
