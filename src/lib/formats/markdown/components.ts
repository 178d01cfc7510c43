/**
 * Components as site builders write them around Markdown: `<Accordion title="…">` … `</Accordion>` in MDX,
 * `{{< details "…" >}}` … `{{< /details >}}` in Hugo, `{% hint %}` … `{% endhint %}` in Liquid,
 * `[details="…"]` … `[/details]` in forums. What folds
 * becomes `<details>`, what boxes a bold line, as admonitions do; and the indent of what stands inside goes,
 * which to Markdown would make it code.
 */

/** The beginning of a tag: its sign, whether it closes, its name. */
const TAGS: [begins: RegExp, ends: RegExp][] = [
	[/^<(\/?)([A-Z]\w*(?:\.\w+)?)(?=[\s/>]|$)/, />/],
	[/^\{\{[<%]\s*(\/?)\s*([A-Za-z][\w-]*)/, /[>%]\}\}/],
	[/^\{%-?\s*(end)?([a-z][\w-]*)/, /%\}/],
	[/^\[(\/?)(details|spoiler)(?:=|(?=[\s\]]))/, /\]/]
];
const CLOSING =
	/<\/([A-Z]\w*(?:\.\w+)?)\s*>|\{\{[<%]\s*\/\s*([A-Za-z][\w-]*)|\{%-?\s*end([a-z][\w-]*)|\[\/(details|spoiler)\]/g;
/** An address that a site builder fills in: `{{< relref "hours" >}}`, `{% link hours.md %}`. */
const FILLED =
	/\]\((?:\{\{[<%]\s*(?:rel)?ref\s+["']?([^"'\s>%]{1,200})["']?\s*[>%]\}\}|\{%-?\s*(?:link|post_url)\s+([^\s%]{1,200})\s*-?%\})(#[\w-]*)?\)/g;
const FENCE = /^\s*(`{3,}|~{3,})/;
const FOLDING = /accordion|detail|expand|collaps|fold|toggle|spoiler|faq|question|^qa?$/i;
/** What a component calls its title, and what one gives as an answer. */
const TITLES = /^(?:title|question|summary|q|header|heading|label)$/;
const ANSWERS = /^(?:answer|a)$/;
const LONGEST_TAG = 2000;
const MOST_TAG_LINES = 12;
const LONGEST_LINE = 20_000;
const DEEPEST = 50;

interface Tag {
	name: string;
	closing: boolean;
	/** It holds nothing: `<Name />`. */
	single: boolean;
	fields: Map<string, string>;
	/** What follows on its line. */
	rest: string;
}

interface Frame {
	name: string;
	folds: boolean;
	/** Of the first line inside; -1 until it is there. */
	indent: number;
}

/** Rewrites components that open and close; text without any comes back as it is. Fails on nothing. */
export function unfoldComponents(whole: string): string {
	const text = whole.replace(
		FILLED,
		(_, ref?: string, link?: string, anchor = '') => `](${ref ?? link}${anchor})`
	);
	const names = closedNames(text);
	if (!names.size && !/^[ \t]*<[A-Z]/m.test(text)) return text;
	const lines = text.split('\n');
	const out: string[] = [];
	const open: Frame[] = [];
	let fence = '';
	for (let k = 0; k < lines.length; k++) {
		const mark = FENCE.exec(lines[k]!)?.[1];
		if (mark && (!fence || mark.startsWith(fence))) fence = fence ? '' : mark;
		let line = dedent(lines[k]!, open.at(-1));
		if (fence || mark || line.length > LONGEST_LINE) {
			out.push(line);
			continue;
		}
		for (;;) {
			const [tag, more] = tagAt(line, lines, k);
			if (!tag || !(names.has(tag.name) || isWhole(tag))) break;
			k += more;
			put(tag, open, out);
			line = tag.rest;
		}
		const top = open.at(-1);
		const end = top ? endOf(line, top.name) : -1;
		out.push(end < 0 ? line : line.slice(0, end));
		const [closing] = end < 0 ? [] : tagAt(line.slice(end), [], 0);
		if (closing) put(closing, open, out);
	}
	return out.join('\n');
}

/** The names that close somewhere: others hold nothing, or are no components. */
function closedNames(text: string): Set<string> {
	const names = [...text.matchAll(CLOSING)].map((found) => found.slice(1).find(Boolean) ?? '');
	return new Set(names.filter((name) => !/^[A-Z]+$/.test(name) && !/^Summary$/.test(name)));
}

/** Whether a tag that holds nothing is a question and its answer. */
function isWhole({ single, fields }: Tag): boolean {
	return single && [...fields.keys()].some((name) => ANSWERS.test(name));
}

function put({ name, closing, single, fields }: Tag, open: Frame[], out: string[]) {
	if (closing) {
		const at = open.findLastIndex((frame) => frame.name === name);
		if (at >= 0)
			for (const { folds } of open.splice(at).reverse())
				out.push('', folds ? '</details>' : '', '');
		return;
	}
	const entry = (wanted: RegExp) => [...fields].find(([key]) => wanted.test(key))?.[1] ?? '';
	const title = entry(TITLES);
	const folds = FOLDING.test(name) && title !== '';
	if (folds) out.push('', '<details>', `<summary>${asText(title)}</summary>`, '');
	else out.push('', title ? `**${title}**` : '', '');
	if (!single && open.length < DEEPEST) open.push({ name, folds, indent: -1 });
	else if (folds) out.push(entry(ANSWERS), '', '</details>', '');
}

/** A line without the indent that all lines of its component have. */
function dedent(line: string, frame: Frame | undefined): string {
	if (!frame || !line.trim()) return line;
	const indent = line.length - line.trimStart().length;
	if (frame.indent < 0) frame.indent = indent;
	return line.slice(Math.min(indent, frame.indent));
}

/** Where a component closes at the end of a line; -1 for nowhere. */
function endOf(line: string, name: string): number {
	const at = [`</${name}`, '{{', '{%', '[/']
		.map((sign) => line.lastIndexOf(sign))
		.find((place) => {
			const tag = place < 0 ? undefined : tagAt(line.slice(place), [], 0)[0];
			return tag?.closing && tag.name === name && !tag.rest.trim();
		});
	return at ?? -1;
}

/** The tag that a line begins with, which may go on over the next lines, and how many of them. */
function tagAt(line: string, lines: string[], k: number): [tag: Tag | undefined, more: number] {
	let text = line.trimStart();
	const [begins, ends] = TAGS.find(([begins]) => begins.test(text)) ?? [];
	const [all, closing, name = ''] = begins?.exec(text) ?? [];
	if (!ends || all == null) return [undefined, 0];
	for (let more = 0; ; more++) {
		const end = endOfTag(text, ends);
		if (end > 0) {
			const inner = text.slice(all.length, end);
			const single = /\/(?:>|[>%]\}\})$/.test(inner);
			const tag = { name, single, fields: fieldsOf(inner), rest: text.slice(end) };
			return [{ ...tag, closing: Boolean(closing) }, more];
		}
		const next = lines[k + more + 1];
		if (next == null || !next.trim() || more > MOST_TAG_LINES || text.length > LONGEST_TAG)
			return [undefined, 0];
		text += ` ${next.trim()}`;
	}
}

/** After what ends a tag, where that is in no quotes and no braces; -1 where there is none. */
function endOfTag(text: string, ends: RegExp): number {
	if (!text.startsWith('<')) {
		const found = ends.exec(text.slice(0, LONGEST_TAG));
		return found ? found.index + found[0].length : -1;
	}
	let quote = '';
	let depth = 0;
	for (let k = 0; k < text.length && k < LONGEST_TAG; k++) {
		const mark = text[k]!;
		if (quote) quote = mark === quote ? '' : quote;
		else if (/["'`]/.test(mark)) quote = mark;
		else if (mark === '{') depth++;
		else if (mark === '}') depth--;
		else if (mark === '>' && depth <= 0) return k + 1;
	}
	return -1;
}

/** The words of a tag's fields by their names; a word without a name is its title. */
function fieldsOf(inner: string): Map<string, string> {
	const fields = new Map<string, string>();
	const field = /(?:^|\s)(?:([\w-]+)\s?=\s?)?\{?("[^"]*"|'[^']*'|`[^`]*`)\}?/g;
	for (const [, name = 'title', value = ''] of inner.slice(0, LONGEST_TAG).matchAll(field))
		if (!fields.has(name)) fields.set(name, value.slice(1, -1).replace(/\s+/g, ' ').trim());
	return fields;
}

const asText = (words: string) => words.replaceAll('<', '&lt;');
