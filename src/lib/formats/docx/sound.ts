/**
 * XML of a Word file's parts, looked through before the reader builds a tree of it: that reader goes over
 * everything again from each comment that never ends, knows no depth, and takes its time with every tag.
 */
import { refuseDamaged } from './parts';
import { withoutMarks } from '../footnote-marks';
import { UnreadableText } from '../unreadable';

/** Levels of XML; what Word writes has about thirty. */
const DEEPEST = 200;
/** Of all parts together. A page of Word has about a thousand. */
const MOST_TAGS = 600_000;
/** Names of elements, and signs and breaks as they are written: each unknown one is held against all others. */
const MOST_KINDS = 500;
const KIND = /<\/?(?:[\w-]{0,20}:(?:sym|br)\b[^<>]{0,300}|[^\s<>/]{0,100})/y;

export const TOO_LONG =
	'This Word document is too long or nests too deeply. Split it into parts and read each part by itself.';

/** Markup that is no tag, and what ends it. */
const OTHERS = [
	['<!--', '-->'],
	['<![CDATA[', ']]>'],
	['<?', '?>']
] as const;

/**
 * The parts of a Word file as text, by their names. Throws UnreadableText for XML that is broken, declares
 * entities, or is more than can be read in reasonable time.
 */
export function soundParts(packed: Map<string, Uint8Array>): Map<string, string> {
	const parts = new Map<string, string>();
	const kinds = new Set<string>();
	let rest = MOST_TAGS;
	for (const [name, part] of packed) {
		const encoding = part[0] === 0xff ? 'utf-16le' : part[0] === 0xfe ? 'utf-16be' : 'utf-8';
		const xml = withoutMarks(new TextDecoder(encoding).decode(part));
		rest -= tagsIn(xml, rest, kinds);
		parts.set(name, xml);
	}
	return parts;
}

function tagsIn(xml: string, most: number, kinds: Set<string>): number {
	let depth = 0;
	let tags = 0;
	for (let at = xml.indexOf('<'); at >= 0; at = xml.indexOf('<', at)) {
		const other = OTHERS.find(([start]) => xml.startsWith(start, at));
		if (other) {
			const [start, end] = other;
			const to = xml.indexOf(end, at + start.length);
			at = to < 0 ? refuseDamaged() : to + end.length;
			continue;
		}
		const next = xml[at + 1];
		// What is left is a document type: Word writes none, and entities are declared there.
		if (next === '!') refuseDamaged();
		const to = tagEnd(xml, at);
		if (next === '/') depth--;
		else if (xml[to - 2] !== '/') depth++;
		if (depth < 0) refuseDamaged();
		KIND.lastIndex = at;
		kinds.add(KIND.exec(xml)?.[0] ?? '');
		if (depth > DEEPEST || ++tags > most || kinds.size > 2 * MOST_KINDS)
			throw new UnreadableText(TOO_LONG);
		at = to;
	}
	return tags;
}

/** Index after a tag, `>` in the quotes of a value left out. */
function tagEnd(xml: string, at: number): number {
	const sign = /["'<>]/g;
	sign.lastIndex = at + 1;
	for (let found = sign.exec(xml); found; found = sign.exec(xml)) {
		const [mark] = found;
		if (mark === '>') return sign.lastIndex;
		const close = mark === '<' ? -1 : xml.indexOf(mark, sign.lastIndex);
		if (close < 0) break;
		sign.lastIndex = close + 1;
	}
	return refuseDamaged();
}
