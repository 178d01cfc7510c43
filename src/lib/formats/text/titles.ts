/** Titles of plain text that bear no number and no underline: between signs, or in capitals. */
import type { Block } from '../../core/document';
import { indentOf } from './paragraph';

/** "=== Keys ===" or "-= Keys =-". */
const FRAMED = /^\s*([-=*#~+]{2,31}|[*=])\s+(\S(?:.{0,100}\S)?)\s+([-=*#~+]{2,31}|[*=])$/;

/** "■ Keys", as in Japanese mail. */
const SIGNED = /^\s*[■◆◇□▼▲★☆◎]\s*(\S.{0,60})$/u;

/** A heading without the signs that may stand around it. */
export function heading(level: number, text: string): Block {
	const words = text.replace(/\s+/g, ' ').trim();
	const [, , inner = words] = /^([-=*#|~])\1* (.+) \1+$/.exec(words) ?? [];
	return { t: 'h', level, c: [inner] };
}

/** The heading that a line between signs is; equal signs count as its level. */
export function framedTitle(line: string): Block | undefined {
	const [, before = '', title = '', after = ''] = FRAMED.exec(line.slice(0, 120)) ?? [];
	const signs = signsOf(before);
	const [, signed] = SIGNED.exec(line.slice(0, 120)) ?? [];
	if (signed && !/[。．.、,;:]$/u.test(signed)) return heading(2, signed);
	if (!title || signs !== signsOf(after)) return undefined;
	return heading(signs === '=' ? Math.min(6, Math.max(2, before.length)) : 2, title);
}

/** The signs of a frame, whatever their order and number. */
const signsOf = (frame: string) => [...new Set(frame)].sort().join('');

/** Whether a paragraph is one line in capitals, not set in beyond `base`; one with other signs is code. */
export function isCapitals([line = '', ...more]: string[], base: number): boolean {
	return (
		!more.length &&
		line.length < 60 &&
		indentOf(line) <= base &&
		/\p{Lu}{3}/u.test(line) &&
		/^[\p{Lu}\p{N}\s'’"&/,()?-]+$/u.test(line)
	);
}
