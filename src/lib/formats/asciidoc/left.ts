/**
 * What AsciiDoc holds and does not show: comments and settings. Its parser drops them without a word, so
 * they are looked for line by line, with the blocks in mind in which nothing is a comment.
 */
import type { Unused } from '../../core/outline';

export const COMMENT = 'It is commented out.';
export const SETTING = 'It is a setting of the document.';
export const ABOUT = 'It is about the file.';

const ATTRIBUTE = /^:!?\w[\w-]*!?:(?:\s|$)/;
const DELIMITER = /^(?:-{4,}|\.{4,}|\+{4,}|={4,}|\*{4,}|_{4,}|--|```.*|[|,:!]={3,})$/;
const VERBATIM = /^(?:-{4,}|\.{4,}|\+{4,}|```.*)$/;
const DIRECTIVE = /^(?:include|ifdef|ifndef|ifeval|endif)::\S*\[.*\]$/;

/** Comments, settings and the lines below the title, with a reason each. Linear; fails on nothing. */
export function hiddenLines(text: string): Unused[] {
	const found: Unused[] = [];
	const lines = text.split('\n').map((line) => line.trimEnd());
	/** Whether a new block may begin here; within a paragraph nothing is a setting. */
	let fresh = true;
	let inHeader = false;
	let seen = false;
	const add = (from: number, to: number, reason: string) => {
		const words = lines.slice(from, to).join('\n').trim();
		const last = found.at(-1);
		if (last?.reason === reason && lastEnd === from) last.text += `\n${words}`;
		else if (words) found.push({ text: words, reason });
		lastEnd = to;
	};
	let lastEnd = -1;
	let k = 0;
	/** The line after the next one that is like `mark`, or the end. */
	const after = (mark: string) => {
		const end = lines.indexOf(mark, k + 1);
		return end < 0 ? lines.length : end + 1;
	};
	for (let next = 0; k < lines.length; k = next) {
		next = k + 1;
		const line = lines[k]!;
		const wasFresh = fresh;
		fresh = true;
		if (!line) {
			inHeader = false;
			continue;
		}
		if (/^\/{4,}$/.test(line)) {
			next = after(line);
			add(k + 1, lines[next - 1] === line ? next - 1 : next, COMMENT);
		} else if (/^\/\/(?!\/)/.test(line)) add(k, next, COMMENT);
		else if (line === '[comment]') {
			const opening = lines[next] ?? '';
			k = next;
			next = DELIMITER.test(opening) ? after(opening) : afterParagraph(lines, next);
			add(k, next, COMMENT);
		} else if (wasFresh && ATTRIBUTE.test(line)) {
			while (/ \\$/.test(lines[next - 1]!) && next < lines.length) next++;
			add(k, next, SETTING);
		} else if (DIRECTIVE.test(line)) continue;
		else if (VERBATIM.test(line) && !isUnderline(line, lines[k - 1] ?? '')) {
			next = after(line.startsWith('```') ? '```' : line);
			seen = true;
		} else if (!seen && /^= \S/.test(line)) {
			inHeader = seen = true;
		} else if (inHeader) add(k, next, ABOUT);
		else {
			seen ||= !/^\[.*\]$/.test(line);
			fresh = /^\[.*\]$/.test(line) || DELIMITER.test(line) || /^=+ /.test(line);
		}
	}
	return found;
}

/** Markup that is no text: lists of attributes, targets, names of places, roles. */
const MARKUP =
	/^\[[^\n]*\]$|^```.*|\[\[[^\]\n]{0,300}\]\]|[\w-]{1,30}:{1,2}[^\s[]{0,2000}(?=\[)|<<[^,>\n]{0,300}(?=[,>])|\{[^}\n]{0,200}\}|\[[.#][\w .#-]{0,200}\](?=[#*_`])|\w+="|&#?\w{1,10};/g;
/** Words that are looked for anywhere, if they stand nowhere by themselves. */
const MOST_SEARCHES = 300;

/**
 * Lines with words that are in none of `kept`: titles of no block, ends of broken tables. Fails on nothing.
 */
export function lostLines(text: string, kept: string[]): Unused[] {
	const whole = kept.join('\n').toLowerCase();
	const known = new Set(whole.match(WORD));
	let searches = 0;
	let bare: string | undefined;
	const isKept = (word: string) => {
		if (known.has(word)) return true;
		if (++searches > MOST_SEARCHES) return false;
		// Marks within words split them.
		bare ??= (whole.match(WORD) ?? []).join('');
		return bare.includes(word);
	};
	const lost: string[] = [];
	for (const line of text.split('\n')) {
		const words = line.trimEnd().replace(MARKUP, ' ').toLowerCase().match(WORD) ?? [];
		if (!words.every(isKept)) lost.push(line.trim());
	}
	return lost.length
		? [{ text: lost.join('\n'), reason: 'It is markup that shows nothing here.' }]
		: [];
}

const WORD = /[\p{L}\p{N}]+/gu;

function afterParagraph(lines: string[], from: number): number {
	const blank = lines.indexOf('', from);
	return blank < 0 ? lines.length : blank;
}

/** A line of dashes may underline a title of about its length. */
function isUnderline(line: string, above: string): boolean {
	return (
		/^[-+]+$/.test(line) &&
		/^[\p{L}\p{N}]/u.test(above) &&
		Math.abs([...above].length - line.length) < 2
	);
}
