/**
 * The lines of a deck file: its front matter, and its headings with their attributes and the text under
 * them. Knows nothing of what a card is; deck.ts puts the parts together.
 */
import { safeAddress } from '../core/document';

export interface DeckFault {
	line: number;
	text: string;
}

/** Takes note of a fault: its line, counted from 1, and a sentence. */
export type Report = (line: number, text: string) => void;

const KEYS = [
	'id',
	'title',
	'author',
	'source',
	'sourceDate',
	'deckDate',
	'language',
	'attribution'
] as const;
type Key = (typeof KEYS)[number];
/** What a deck of somebody's own cards may be without. */
const OPTIONAL: readonly Key[] = ['author', 'source', 'sourceDate', 'attribution'];

const ID = /^[\p{L}\p{M}\p{N}]+([.-][\p{L}\p{M}\p{N}]+)*$/u;
/** Whether something can be an id: lower-case letters of any script, digits, single hyphens and dots. */
export const isId = (text: string): boolean => ID.test(text) && text === text.toLowerCase();
export const TAG = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** A line by itself under a card's heading, which names the field that follows it. */
export const FIELD_LINE = /^\{(front|back|text|order|context|point\.[^\s{}]+)\}\s*$/;
/** The same lines as words of an answer, and headings of an answer: each marked with one sign more. */
const MARKED_FIELD = /^\\+\{(front|back|text|order|context|point\.[^\s{}]+)\}\s*$/;
const MARKED_HEADING = /^ +#{1,4}\s/;

/**
 * Follows the code blocks of a text, line by line: in one of them a # is no heading and a link is no link.
 * Says whether the line is code or a fence; `open` is the fence that still waits for its end.
 */
export class Fences {
	open = '';

	isCode(line: string): boolean {
		const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1] ?? '';
		const inCode = this.open !== '' || mark !== '';
		if (this.open === '') this.open = mark;
		else if (mark.startsWith(this.open) && line.trim() === mark) this.open = '';
		return inCode;
	}
}
const LEVELS = {
	2: { name: 'section', attributes: [] },
	3: { name: 'entry', attributes: ['at'] },
	4: { name: 'card', attributes: ['kind', 'tags', 'context'] }
} as const;

/** A heading with the lines under it, up to the next heading of the format. */
export interface Part {
	line: number;
	level: 2 | 3 | 4;
	text: string;
	id: string;
	attributes: Record<string, string>;
	body: string;
	/** Of a card: what stands under lines that name a field. */
	fields: Record<string, string>;
}

/** The `key: value` lines between the two `---` at the top. `rest` is the index of the line after them. */
export function readHead(lines: string[], fault: Report) {
	const head = Object.fromEntries(KEYS.map((key) => [key, ''])) as Record<Key, string>;
	const end = lines.findIndex((line, at) => at > 0 && line.trim() === '---');
	if (lines[0]?.trim() !== '---' || end < 0) {
		fault(1, 'A deck begins with its front matter: key: value lines between two lines of ---.');
		return { head, rest: 0 };
	}
	const seen = new Map<string, number>();
	for (let at = 1; at < end; at++) {
		const line = (lines[at] ?? '').trim();
		if (!line) continue;
		const [, key = '', value = ''] = /^(\w+):\s*(.*)$/.exec(line) ?? [];
		if (!key) fault(at + 1, `“${line}” is not a key: value line.`);
		else if (!KEYS.includes(key as Key))
			fault(at + 1, `“${key}” is not known in the front matter; it takes ${KEYS.join(', ')}.`);
		else if (seen.has(key)) fault(at + 1, `“${key}” was given before, in line ${seen.get(key)}.`);
		else {
			head[key as Key] = value.replace(/^"(.*)"$/, '$1');
			seen.set(key, at + 1);
		}
	}
	const lineOf = (key: Key) => seen.get(key) ?? 1;
	for (const key of KEYS)
		if (!head[key] && !OPTIONAL.includes(key))
			fault(lineOf(key), `The front matter gives no ${key}; write “${key}: …”.`);
	if (head.id && !isId(head.id)) fault(lineOf('id'), badId(head.id));
	if (head.source && !/^https?:\/\/[^\s]+$/i.test(head.source))
		fault(lineOf('source'), `The source “${head.source}” is not a web address (https://…).`);
	for (const key of ['sourceDate', 'deckDate'] as const)
		if (head[key] && !isDate(head[key]))
			fault(
				lineOf(key),
				`The ${key} “${head[key]}” is no day, or not written as year-month-day (2024-06-23).`
			);
	return { head, rest: end + 1 };
}

/** A day that the calendar has. */
function isDate(text: string): boolean {
	if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
	const day = new Date(`${text}T00:00Z`);
	return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/** The headings of the format from the line `from` on, and what stands where nothing may. */
export function readParts(lines: string[], from: number, base: string, fault: Report): Part[] {
	const parts: Part[] = [];
	const ids = new Map<string, number>();
	const fences = new Fences();
	let body: string[] = [];
	let field = '';
	const close = () => {
		const part = parts.at(-1);
		if (part && field) part.fields[field] = trimLines(body);
		else if (part) part.body = trimLines(body);
		body = [];
		field = '';
	};
	for (let at = from; at < lines.length; at++) {
		const line = lines[at] ?? '';
		const inCode = fences.isCode(line);
		const named = !inCode && parts.at(-1)?.level === 4 ? FIELD_LINE.exec(line)?.[1] : undefined;
		const [, hashes = '', heading = ''] = (!inCode && /^(#{1,4})\s+(.*)$/s.exec(line)) || [];
		if (!inCode) checkLinks(line, base, (text) => fault(at + 1, text));
		if (hashes.length === 1)
			fault(
				at + 1,
				'A heading with one # has no place in a deck; the title is in the front matter.'
			);
		else if (hashes) {
			close();
			const part = readHeading(heading, hashes.length as 2 | 3 | 4, at + 1, fault);
			// A card may have the id of its entry: what hangs on either knows which of them it is.
			const key = `${part.level} ${part.id}`;
			const before = ids.get(key);
			if (before && part.id)
				fault(at + 1, `The id “${part.id}” was given before, in line ${before}.`);
			else if (part.id) ids.set(key, at + 1);
			parts.push(part);
		} else if (named) {
			close();
			field = named;
		} else if (parts.length > 0) body.push(inCode ? line : unmarked(line));
		else if (line.trim()) fault(at + 1, 'This text stands before the first section.');
	}
	close();
	return parts;
}

/** `words {#id name=value name="two words"}`; the braces stand at the end. */
function readHeading(heading: string, level: 2 | 3 | 4, line: number, fault: Report): Part {
	const { name, attributes: known } = LEVELS[level];
	const [whole = '', inner = ''] = /\{((?:[^{}"]|"[^"]*")*)\}\s*$/.exec(heading) ?? [];
	const text = heading.slice(0, heading.length - whole.length).trim();
	const attributes: Record<string, string> = {};
	const found: string[] = [];
	for (const [, word = '', quoted, bare] of inner.matchAll(
		/([^\s="]+)(?:=(?:"([^"]*)"|([^\s"]*)))?/g
	)) {
		const value = quoted ?? bare;
		if (word.startsWith('#')) found.push(word.slice(1));
		else if (!(known as readonly string[]).includes(word))
			fault(
				line,
				`A ${name} knows no attribute “${word}”; it takes ${['#id', ...known].join(', ')}.`
			);
		else if (!value) fault(line, `The attribute “${word}” has no value; write ${word}="…".`);
		else attributes[word] = value;
	}
	const [id = ''] = found;
	if (!text && level !== 4) fault(line, `This ${name} has no words before its braces.`);
	if (!id) fault(line, `The ${name} “${text}” has no id; end its heading with {#an-id}.`);
	else if (found.length > 1) fault(line, `The ${name} “${text}” has more than one id.`);
	else if (!isId(id)) fault(line, badId(id));
	return { line, level, text, id, attributes, body: '', fields: {} };
}

/** Without blank lines around it: the first line may be code by its indentation. */
function trimLines(lines: string[]): string {
	return lines
		.join('\n')
		.replace(/^(?:[^\S\n]*\n)+/, '')
		.trimEnd();
}

function unmarked(line: string): string {
	return MARKED_FIELD.test(line) || MARKED_HEADING.test(line) ? line.slice(1) : line;
}

/** A line of an answer as it stands in a deck file, where it would be read as something else. */
export function marked(line: string): string {
	if (FIELD_LINE.test(line) || MARKED_FIELD.test(line)) return `\\${line}`;
	return /^ *#{1,4}\s/.test(line) ? ` ${line}` : line;
}

/** Looked for in the text as written, because a reader of Markdown leaves an unsafe address out silently. */
function checkLinks(line: string, base: string, fault: (text: string) => void) {
	const words = line.replace(/(`+).*?\1/g, '');
	const found = /\]\(\s*<?([^\s)>]*)|^\s*\[[^\]]+\]:\s*<?([^\s>]+)|<([a-z][a-z0-9+.-]*:[^\s>]*)>/gi;
	for (const [, inline, defined, bare] of words.matchAll(found)) {
		const to = inline ?? defined ?? bare ?? '';
		if (to && safeAddress(to, base) !== undefined) continue;
		fault(`The link to “${to}” is not safe to follow; use an https address.`);
	}
}

/** How a fault names a part. */
export function named(part: Part): string {
	return `The ${LEVELS[part.level].name} “${part.id || part.text}”`;
}

function badId(id: string): string {
	return `The id “${id}” may hold lower-case letters, digits, single hyphens and dots only.`;
}
