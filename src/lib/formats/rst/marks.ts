/**
 * Where the inline marks of reStructuredText open and close, which depends on the characters around them.
 * A mark that closes nowhere is remembered, so that a text full of them is searched once and not from each.
 */

const BEFORE = /[\s'"([{<\-/:]|[^\u0000-\u007f\p{L}\p{N}\p{M}\p{S}\p{C}]/u;
const AFTER = /[\s'")\]}>\-/\\:.,;!?]|[^\u0000-\u007f\p{L}\p{N}\p{M}\p{S}\p{C}]/u;
const PAIRS: Record<string, string> = {
	'"': '"',
	"'": "'",
	'(': ')',
	'[': ']',
	'{': '}',
	'<': '>'
};

/** Text without its escapes: `\*` is a star, and an escaped space is none. */
export function unescapeText(text: string): string {
	return text.includes('\\')
		? text.replace(/\\([^])/g, (_, sign: string) => (/\s/.test(sign) ? '' : sign))
		: text;
}

/** The marks in one text. */
export class Marks {
	/** Marks that close nowhere further on. */
	#unclosed = new Set<string>();

	constructor(readonly text: string) {}

	/** Where the span that `mark` opens at `at` closes, or -1. */
	closing(at: number, mark: string, opened = false): number {
		const { text } = this;
		const after = at + mark.length;
		const next = text[after];
		if (next == null || /\s/.test(next) || this.#unclosed.has(mark)) return -1;
		if (!opened && (!this.opensAt(at) || PAIRS[text[at - 1] ?? ''] === next)) return -1;
		for (let end = text.indexOf(mark, after + 1); end >= 0; end = text.indexOf(mark, end + 1)) {
			if (/\s/.test(text[end - 1]!) || (mark !== '``' && this.#isEscaped(end))) continue;
			const to = end + mark.length;
			if (this.endsAt(mark === '`' ? to + this.suffix(to).length : to)) return end;
		}
		this.#unclosed.add(mark);
		return -1;
	}

	/** What may follow the closing backtick and belongs to it. */
	suffix(at: number): string {
		const sign = this.text[at];
		if (sign !== '_' && sign !== ':') return '';
		const found = /^(?:__?|:[a-z][\w.+-]*:)/i.exec(this.text.slice(at, at + 60))?.[0] ?? '';
		return this.endsAt(at + found.length) ? found : '';
	}

	#isEscaped(at: number): boolean {
		let count = 0;
		while (count < 100 && this.text[at - 1 - count] === '\\') count++;
		return count % 2 === 1;
	}

	/** Whether a mark may open at `at`, by what stands before it. */
	opensAt(at: number): boolean {
		return at === 0 || BEFORE.test(this.text[at - 1]!);
	}

	/** Whether a mark may end before `at`, by what stands there. */
	endsAt(at: number): boolean {
		return at >= this.text.length || AFTER.test(this.text[at]!);
	}
}

/** An address without the marks that end the sentence it stands in. */
export function withoutPunctuation(address: string): string {
	const opens = address.includes('(');
	let end = address.length;
	while (end > 0 && /[.,;:!?'")\]}*_\\]/.test(address[end - 1]!)) {
		if (address[end - 1] === ')' && opens) break;
		if (address[end - 1] === '_' && /\w/.test(address[end - 2] ?? '')) break;
		end--;
	}
	return address.slice(0, end);
}

/** Code points (`0xA9`, `U+00A9`) as characters; other words stay. */
export function unicodeText(text: string): string {
	return text
		.replace(/(?:^|\s)\.\. [^]*$/, '')
		.replace(/(?:0x|x|\\x|U\+|u|\\u)([\da-f]{1,6})\b|&#x([\da-f]{1,6});/gi, (all, a, b) => {
			const code = parseInt(String(a ?? b), 16);
			return code > 31 && code < 0x110000 ? String.fromCodePoint(code) : String(all);
		});
}
