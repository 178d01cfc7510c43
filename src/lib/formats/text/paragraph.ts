/** One paragraph of plain text as blocks: prose, a list, or code where it is set in beyond the prose. */
import type { Block } from '../../core/document';

const BULLET = /^\s*(?:(?:--?|[*•–]|o(?=\s{2}))\s+|[・‣◦]\s*)(?=\S)/;
const NUMBER = /^\s*(\d{1,3})[.)]\s+(?=\S)/;

/** Columns that a line is set in by; a tab is eight. */
export function indentOf(line: string): number {
	return /^[ \t]*/.exec(line)![0].replaceAll('\t', '        ').length;
}

/** `base` is the indent of the text's prose. Fails on nothing, and keeps every word. */
export function textParagraph(lines: string[], base: number): Block[] {
	const from = lines.findIndex((line) => isEntry(line));
	const listed = lines.filter(isEntry).length;
	if (from === 0 || (from > 0 && listed > 1))
		return [...(from > 0 ? prose(lines.slice(0, from), base) : []), listOf(lines.slice(from))];
	return prose(lines, base);
}

const isEntry = (line: string) => BULLET.test(line) || NUMBER.test(line);

function prose(lines: string[], base: number): Block[] {
	const indent = lines.reduce((least, line) => Math.min(least, indentOf(line)), Infinity);
	if (indent >= 4 && indent >= base + 2)
		return [{ t: 'code', v: lines.map((line) => outdent(line, indent)).join('\n') }];
	return [{ t: 'p', c: [lines.map((line) => line.trim()).join('\n')] }];
}

function outdent(line: string, indent: number): string {
	const spaced = line.replace(/^[ \t]*/, (white) => white.replaceAll('\t', '        '));
	return spaced.slice(indent);
}

function listOf(lines: string[]): Block {
	const items: string[][] = [];
	for (const line of lines) {
		if (isEntry(line) || !items.length)
			items.push([line.replace(BULLET, '').replace(NUMBER, '').trim()]);
		else items.at(-1)!.push(line.trim());
	}
	const start = NUMBER.exec(lines[0] ?? '')?.[1];
	const blocks = items.map((item): Block[] => [{ t: 'p', c: [item.join('\n')] }]);
	return start ? { t: 'list', start: Number(start), items: blocks } : { t: 'list', items: blocks };
}
