/**
 * One note as several, and several as one, as they are proposed to a person who then edits them. Fields
 * are Markdown; nothing is parsed, only cut where a list point, a paragraph or a sentence ends, so no
 * word is lost and what comes out depends on the text alone.
 */
import { clozeNumbers, POINT, pointKeys } from './cards';
import { freeClozeNumber, freePointKey } from './free-keys';
import type { Note, NoteKind } from './model';

type Fields = Note['fields'];

/** More cards at once than anybody would edit in one go; the rest stays with the last. */
const MOST = 8;

/** The fields of the notes that one becomes, at least two; the last may be left to write. */
export function splitFields(kind: NoteKind, fields: Fields): Fields[] {
	if (kind === 'list') return splitPoints(fields);
	const name = kind === 'cloze' ? 'text' : 'back';
	const text = fields[name] ?? '';
	const pieces = kind === 'cloze' ? withClozes(splitText(text)) : splitText(text);
	if (pieces.length < 2) pieces.push('');
	return pieces.map((piece) => ({ ...fields, [name]: piece }));
}

/** Half of the points each; they keep their keys. */
function splitPoints(fields: Fields): Fields[] {
	const keys = pointKeys(fields);
	const middle = Math.ceil(keys.length / 2);
	const rest = Object.entries(fields).filter(([name]) => !name.startsWith(POINT));
	return [keys.slice(0, middle), keys.slice(middle)].map((some) => ({
		...Object.fromEntries(rest),
		...Object.fromEntries(some.map((key) => [POINT + key, fields[POINT + key]!])),
		order: some.join(' ')
	}));
}

/** A piece that hides nothing asks nothing: it stays with the one before it. */
function withClozes(pieces: string[]): string[] {
	const joined: string[] = [];
	for (const piece of pieces) {
		const last = joined.at(-1);
		const alone = clozeNumbers(piece).length && (last === undefined || clozeNumbers(last).length);
		if (alone || last === undefined) joined.push(piece);
		else joined[joined.length - 1] = `${last}\n\n${piece}`;
	}
	return joined;
}

/** A Markdown text at its list points, else at its paragraphs, else between two sentences at its middle. */
export function splitText(text: string): string[] {
	const blocks = blocksOf(text.trim());
	const pieces = blocks.length > 1 ? blocks : sentenceHalves(blocks[0] ?? '');
	if (pieces.length <= MOST) return pieces;
	return [...pieces.slice(0, MOST - 1), pieces.slice(MOST - 1).join('\n\n')];
}

const MARKER = /^(?:[-*+]|\d{1,9}[.)])\s+/;
const FENCE = /^\s{0,3}(`{3,}|~{3,})/;

/** Paragraphs and list points. A list takes the line that leads to it, code the text it belongs to. */
function blocksOf(text: string): string[] {
	const blocks: { lines: string[]; lead: boolean }[] = [];
	let fence = '';
	let apart = true;
	for (const line of text.split('\n')) {
		const mark = FENCE.exec(line)?.[1] ?? '';
		const block = blocks.at(-1);
		const inside = fence !== '' || (!!block && (mark !== '' || /^\s/.test(line)));
		if (!inside && !line.trim()) {
			apart = true;
			block?.lines.push('');
			continue;
		}
		const marker = inside ? undefined : MARKER.exec(line)?.[0];
		const own = marker ? line.slice(marker.length) : line;
		if (block && (inside || (!marker && !apart) || block.lead))
			block.lines.push(inside && !fence ? line.replace(/^ {1,4}(?=\S)/, '') : own);
		else blocks.push({ lines: [own], lead: false });
		if (mark && !fence) fence = mark;
		else if (mark.startsWith(fence) && fence) fence = '';
		const last = blocks.at(-1)!;
		last.lead = !inside && !marker && /(?::|^#{1,6}\s.*)$/.test(line.trim());
		apart = false;
	}
	return blocks.map(({ lines }) => lines.join('\n').trim()).filter(Boolean);
}

const SENTENCE_END = /[.!?…]["'’”)\]*_]*\s+(?=[^\s\p{Ll}])|[。！？]["'’”」』）]*\s*(?=\S)/gu;

/** Cut at the end of the sentence that is nearest to the middle, never inside of a cloze. */
function sentenceHalves(text: string): string[] {
	const middle = text.length / 2;
	const opened = depths(text);
	let best = 0;
	for (const { index, 0: end } of text.matchAll(SENTENCE_END)) {
		const at = index + end.length;
		if (!opened(at) && Math.abs(at - middle) < Math.abs(best - middle)) best = at;
	}
	return best ? [text.slice(0, best).trim(), text.slice(best).trim()] : [text];
}

/** Whether a place is inside of a cloze; to be asked from left to right. */
function depths(text: string): (at: number) => boolean {
	const marks = [...text.matchAll(/\{\{c\d{1,3}::|\}\}/g)];
	let next = 0;
	let depth = 0;
	return (at) => {
		for (; next < marks.length && marks[next]!.index < at; next++)
			depth = Math.max(0, depth + (marks[next]![0] === '}}' ? -1 : 1));
		return depth > 0;
	};
}

/** A note as merging needs it. */
type Asking = Pick<Note, 'kind' | 'fields'>;

/** The kept note with the answer of another in it. `used` are the keys of all cards the kept one had. */
export function joinFields(kept: Asking, other: Asking, used: readonly string[]): Fields {
	const { kind, fields } = kept;
	const joined = (name: string, more: string) => ({
		...fields,
		[name]: [fields[name] ?? '', more].filter((text) => text.trim()).join('\n\n')
	});
	if (kind === 'cloze') {
		if (other.kind !== 'cloze') return joined('text', answerOf(other));
		const from = freeClozeNumber(fields.text ?? '', used) - 1;
		const shift = (_: string, number: string) => `{{c${Number(number) + from}::`;
		return joined('text', (other.fields.text ?? '').replace(/\{\{c(\d{1,3})::/g, shift));
	}
	if (kind !== 'list') return joined('back', answerOf(other));
	const points = pointKeys(fields);
	const more = other.kind === 'list' ? pointTexts(other.fields) : [answerOf(other)];
	const added: Fields = {};
	for (const text of more) {
		const key = freePointKey(points, used);
		points.push(key);
		added[POINT + key] = text;
	}
	return { ...fields, ...added, order: points.join(' ') };
}

/** What a note answers, whatever its kind, as Markdown. */
export function answerOf({ kind, fields }: Asking): string {
	if (kind === 'list')
		return pointTexts(fields)
			.map((text) => `- ${openClozes(text)}`)
			.join('\n');
	if (kind !== 'cloze') return fields.back ?? '';
	return [openClozes(fields.text ?? ''), fields.back ?? ''].filter(Boolean).join('\n\n');
}

function pointTexts(fields: Fields): string[] {
	return pointKeys(fields).map((key) => fields[POINT + key] ?? '');
}

/** A text with its clozes open and their hints left out, as it reads. Unclosed ones stay as they are. */
export function openClozes(text: string): string {
	const parts: string[] = [];
	const open: { at: number; hint?: number }[] = [];
	for (const piece of text.split(/(\{\{c\d{1,3}::|\}\}|::)/)) {
		const innermost = open.at(-1);
		if (piece.startsWith('{{c')) open.push({ at: parts.length });
		else if (piece === '::' && innermost) innermost.hint ??= parts.length;
		else if (piece === '}}' && innermost) {
			open.pop();
			parts.length = innermost.hint ?? parts.length;
			parts[innermost.at] = '';
			continue;
		}
		parts.push(piece);
	}
	return parts.join('');
}
