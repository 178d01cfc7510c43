/**
 * A deck as the file that readDeck reads: read(write(deck)) is the deck. What a text says is never changed; a
 * card whose text cannot stand in such a file is left out and named.
 */
import type { Note, NoteKind } from '../core/model';
import { Fences, isId, marked, TAG } from './deck-parts';
import { MAIN_FIELD, readDeck } from './deck';

/** A card as it is written: a note by the id that it has in the file. */
export interface WrittenCard extends Pick<Note, 'kind' | 'fields' | 'tags'> {
	id: string;
}

export interface WrittenDeck {
	/** As in a DeckFile; empty ones are left out. */
	head: Record<string, string>;
	sections: {
		id: string;
		title: string;
		entries: { id: string; question: string; summary: string; at?: string; cards: WrittenCard[] }[];
	}[];
}

/** The file, and the cards that are not in it. */
export function writeDeck(deck: WrittenDeck): { text: string; left: WrittenCard[] } {
	const left: WrittenCard[] = [];
	const head = ['---', ...Object.entries(deck.head).flatMap(headLine), '---', ''];
	const lines = [...head];
	for (const { id, title, entries } of deck.sections) {
		lines.push(`## ${heading(title)} {#${id}}`, '');
		for (const entry of entries) {
			const at = entry.at && !/["\n]/.test(entry.at) ? ` at="${entry.at}"` : '';
			const summary = [...textLines(entry.summary), ''];
			lines.push(`### ${heading(entry.question)} {#${entry.id}${at}}`, '');
			// One that the file cannot hold, a picture perhaps, gives way to the question.
			lines.push(...(isSound(head, summary) ? summary : [heading(entry.question), '']));
			for (const card of entry.cards) {
				const own = cardLines(card);
				if (own && comesBack(head, own, card)) lines.push(...own);
				else left.push(card);
			}
		}
	}
	return { text: `${lines.join('\n').trimEnd()}\n`, left };
}

function headLine([key, value]: [string, string]): string[] {
	const text = oneLine(value);
	if (!text) return [];
	return [`${key}: ${/^".*"$/.test(text) ? `"${text}"` : text}`];
}

/** Plain words of a heading, in which no link is meant. */
const heading = (text: string) =>
	oneLine(text)
		.replaceAll('](', '] (')
		.replace(/<(?=[a-z][a-z0-9+.-]*:)/gi, '< ') || '…';

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();

/** A heading and the fields under it; undefined for an id or kind that the format does not have. */
function cardLines({ id, kind, fields, tags }: WrittenCard): string[] | undefined {
	const main: string | undefined = MAIN_FIELD[kind as NoteKind];
	if (!main || !isId(id)) return undefined;
	const { front = '', context = '', [main]: body = '', ...rest } = fields;
	const brief = oneLine(front) === front && !/[\u2028\u2029]/.test(front);
	const simple = !/["\n\r]/.test(context);
	const attributes = [
		`#${id}`,
		kind === 'basic' ? '' : `kind=${kind}`,
		tagsOf(tags),
		context && simple ? `context="${context}"` : ''
	];
	const named = Object.entries({
		...(brief ? {} : { front }),
		...(simple ? {} : { context }),
		...rest
	});
	return [
		`#### ${brief && front ? `${front} ` : ''}{${attributes.filter(Boolean).join(' ')}}`,
		'',
		...(body ? [...textLines(body), ''] : []),
		...named.flatMap(([name, text]) => [`{${name}}`, ...textLines(text), ''])
	];
}

function tagsOf(tags: readonly string[]): string {
	const known = tags.filter((tag) => TAG.test(tag));
	return known.length ? `tags=${known.join(',')}` : '';
}

/** The lines of a text, those marked that would be read as something else; a code block ends with it. */
function textLines(text: string): string[] {
	const fences = new Fences();
	const lines = text.split(/\r\n?|\n/).map((line) => (fences.isCode(line) ? line : marked(line)));
	return fences.open ? [...lines, fences.open] : lines;
}

/** Whether a deck with this summary can be read. */
function isSound(head: string[], summary: string[]): boolean {
	const before = ['## s {#s}', '', '### e {#e}', ''];
	try {
		const [entry, ...others] = readDeck(
			[...head, ...before, ...summary, '#### c {#c}', '', 'c'].join('\n')
		).sections.flatMap(({ entries }) => entries);
		return entry?.cards.length === 1 && !others.length;
	} catch {
		return false;
	}
}

/** Whether reading gives the card as it is written, and nothing beside it. */
function comesBack(head: string[], own: string[], { kind, fields }: WrittenCard): boolean {
	const before = ['## s {#s}', '', '### e {#e}', '', 'e', ''];
	try {
		const [card, ...others] = readDeck([...head, ...before, ...own].join('\n')).sections.flatMap(
			({ entries }) => entries.flatMap(({ cards }) => cards)
		);
		if (!card || others.length) return false;
		const read = card.note?.fields ?? { front: card.frontText, back: card.backText };
		const same = (name: string) => settled(read[name]) === settled(fields[name]);
		const names = new Set([...Object.keys(fields), ...Object.keys(read)]);
		names.delete('context');
		return card.kind === kind && [...names].every(same);
	} catch {
		return false;
	}
}

/** A text without what says nothing: line ends of another system, blank lines around it, an open code block. */
function settled(text = ''): string {
	const fences = new Fences();
	const lines = text.split(/\r\n?|\n/);
	for (const line of lines) fences.isCode(line);
	return [...lines, ...(fences.open ? [fences.open] : [])]
		.join('\n')
		.replace(/^(?:[^\S\n]*\n)+/, '')
		.trimEnd();
}
