/** Lists of fields (`:Author: …`), lists of options (`-v  …`) and blocks of lines (`| …`). */
import type { Block, Inline } from '../../core/document';
import { tidyInline } from '../inline-tidy';
import { ABOUT, type Level, type RstContext, type Taken } from './context';
import { inlineOf } from './inline';
import { bodyLines, outdent, regionEnd, skipBlank, type Line } from './lines';
import type { Facts } from '../parsed';

const FACTS: [name: RegExp, fact: keyof Facts][] = [
	[/^(authors?|autor(in)?|auteur|by)$/i, 'author'],
	[/^(date|last[ -]?(updated|modified|changed)|updated|datum|fecha|data)$/i, 'date'],
	[/^(lang|language)$/i, 'language'],
	[/^title$/i, 'title']
];
const OPTION =
	/^(?:-[A-Za-z0-9?](?: ?<[^<>]{1,40}>| [A-Z][\w-]{0,40})?|--[A-Za-z0-9][\w-]{0,60}(?:[ =](?:<[^<>]{1,40}>|[\w-]{1,40}))?|\/[A-Z])(?:, (?:-[A-Za-z0-9?](?: [A-Z]\w{0,40})?|--[\w-]{1,60}(?:[ =]<?[\w-]{1,40}>?)?|\/[A-Z])){0,6}(?= {2,}|$)/;

/** `` `text <address>`_ ``, of which the text is said. */
const LINKED = /`([^`<>]{1,300}?) ?<[^<>`]{1,500}>`_{0,2}/g;

/** The name of a field and where its text begins; nothing for a line that is no field. */
function fieldIn(text: string): { name: string; from: number } | undefined {
	if (text[0] !== ':' || /^:[:\s`]/.test(text)) return undefined;
	const head = text.slice(0, 200);
	for (let k = 2; k < head.length; k++) {
		if (head[k] === '\\') k++;
		else if (head[k] === '`') return undefined;
		else if (head[k] === ':' && (k + 1 === text.length || head[k + 1] === ' '))
			return { name: head.slice(1, k).replace(/\\(.)/g, '$1'), from: k + 1 };
	}
	return undefined;
}

/** Fields: at the top of a document they are about it, further on each is a paragraph with its name bold. */
export function fields(
	lines: Line[],
	at: number,
	base: number,
	context: RstContext,
	level: Level
): Taken | undefined {
	if (!fieldIn(lines[at]!.text)) return undefined;
	const found: { name: string; body: Line[] }[] = [];
	let next = at;
	for (let k = at; k < lines.length && lines[k]!.indent === base; k = skipBlank(lines, next)) {
		const { text } = lines[k]!;
		const field = fieldIn(text);
		if (!field) break;
		next = regionEnd(lines, k + 1, base);
		const body = bodyLines(text.slice(field.from).trim(), lines.slice(k + 1, next));
		found.push({ name: field.name, body });
	}
	const dialogue = found.some(({ name }) => /^(q|a|ques|question|ans|answer)\b/i.test(name));
	if (level.top && !dialogue && context.opening) {
		for (const { name, body } of found) learn(name, body, context);
		return { next, blocks: [] };
	}
	return {
		next,
		blocks: found.flatMap(({ name, body }) =>
			named(inlineOf(name, context), context.read(body, level, { top: level.top }))
		)
	};
}

/** A field about the document: a fact where it is one that counts, and kept as it stood otherwise. */
function learn(name: string, body: Line[], context: RstContext) {
	const fact = FACTS.find(([pattern]) => pattern.test(name))?.[1];
	const raw = outdent(body).replace(/\s+/g, ' ');
	const value = raw.replace(LINKED, '$1').replace(/[`*|]/g, '').trim();
	const counts = value !== '' && (fact !== 'language' || isLanguage(value));
	if (fact && counts && !context.facts[fact]) {
		context.facts[fact] = value;
		if (value === raw) return;
	}
	context.leave(`${name}: ${raw}`, ABOUT);
}

const isLanguage = (value: string) => /^[a-z]{2,3}(-[a-z\d]{2,8})*$/i.test(value);

function named(name: Inline[], body: Block[]): Block[] {
	const head: Inline[] = [{ t: 'strong', c: [...name, ':'] }];
	const [first, ...rest] = body;
	if (first?.t === 'p') return [{ t: 'p', c: tidyInline([...head, ' ', ...first.c]) }, ...rest];
	return [{ t: 'p', c: tidyInline(head) }, ...body];
}

/** Options of a command, each an entry that begins with the option as code. */
export function options(
	lines: Line[],
	at: number,
	base: number,
	context: RstContext,
	level: Level
): Taken | undefined {
	const items: Block[][] = [];
	let next = at;
	for (let k = at; k < lines.length && lines[k]!.indent === base; k = skipBlank(lines, next)) {
		const { text } = lines[k]!;
		const option = OPTION.exec(text)?.[0];
		const below = lines[k + 1];
		if (!option || (option === text && (!below?.text || below.indent <= base))) break;
		next = regionEnd(lines, k + 1, base);
		const body = bodyLines(text.slice(option.length).trim(), lines.slice(k + 1, next));
		items.push([{ t: 'p', c: [{ t: 'code', v: option }] }, ...context.read(body, level)]);
	}
	return items.length ? { next, blocks: [{ t: 'list', items }] } : undefined;
}

/** Lines that are kept apart, as in verse or an address. */
export function lineBlock(
	lines: Line[],
	at: number,
	base: number,
	context: RstContext
): Taken | undefined {
	if (!/^\|( |$)/.test(lines[at]!.text)) return undefined;
	const texts: string[] = [];
	let next = at;
	for (; next < lines.length; next++) {
		const { indent, text } = lines[next]!;
		if (!text || indent < base) break;
		if (indent > base) texts[texts.length - 1] += ` ${text}`;
		else if (/^\|( |$)/.test(text)) texts.push(text.slice(1).trim());
		else break;
	}
	const content = texts.flatMap((text): Inline[] => [...inlineOf(text, context), { t: 'br' }]);
	const c = tidyInline(content);
	return { next, blocks: c.length ? [{ t: 'p', c }] : [] };
}
