/**
 * What is refused before HTML is parsed. The parser itself takes linear time, but a tree as deep as its
 * tags overflows the stack of whatever walks it, and formatting that is never closed is repeated in every
 * paragraph. Tags are counted here as the parser will see them, or as more than it will.
 */
import { UnreadableText } from '../unreadable';

const LONGEST = 5_000_000;
const MOST_TAGS = 150_000;
const MOST_ATTRIBUTES = 500;
/** Elements in elements, formatting among them. */
const DEEPEST = 400;
/** Formatting elements that are opened again in later blocks, all blocks together. */
const MOST_REPEATS = 1_000_000;

const VOID =
	/^(area|base|basefont|bgsound|br|col|embed|frame|hr|image|img|input|keygen|link|meta|param|source|track|wbr)$/;
/** These close one of their kind that is open, so they nest only within other elements. */
const SELF_CLOSING =
	/^(p|li|dt|dd|td|th|tr|tbody|thead|tfoot|option|optgroup|colgroup|caption|rt|rp|rb|rtc|html|head|body|button|nobr)$/;
const FORMATTING = /^(a|b|big|code|em|font|i|s|small|strike|strong|tt|u)$/;
/** Their content is text up to their own end tag. */
const RAW = /^(script|style|title|textarea|xmp|iframe|noembed|noframes|plaintext)$/;

const PARTS =
	'Save the part with the questions as a page of its own, or copy its text and paste it.';

/**
 * Throws UnreadableText for HTML that could not be read in reasonable time, naming the next step. Gives
 * what stands in a tag or script that never ends, which the parser drops.
 */
export function refuseHostileHtml(html: string): string {
	if (html.length > LONGEST)
		throw new UnreadableText(`This web page is longer than 5 million characters. ${PARTS}`);
	const scan = new Scan(html);
	return scan.run();
}

class Scan {
	#open: string[] = [];
	#counts = new Map<string, number>();
	#formats: { tag: string; whole: string }[] = [];
	#tags = 0;
	#repeats = 0;
	#foreign = 0;

	constructor(readonly html: string) {}

	run(): string {
		const { html } = this;
		const start = /<(?=[!?/a-z])/gi;
		for (let found = start.exec(html); found; found = start.exec(html)) {
			const end = this.#markup(found.index);
			if (end < 0) return html.slice(found.index);
			start.lastIndex = end;
		}
		return '';
	}

	/** Index after the markup that begins at `at`; -1 where it never ends and its words are dropped. */
	#markup(at: number): number {
		const { html } = this;
		if (html.startsWith('<!--', at)) return commentEnd(html, at);
		const name = /^<\/?([a-z][^\s/>]*)/i.exec(html.slice(at, at + 60));
		if (!name) {
			const close = html.indexOf('>', at);
			return close < 0 ? html.length : close + 1;
		}
		const end = tagEnd(html, at + name[0].length);
		if (end < 0) return -1;
		const tag = name[1]!.toLowerCase();
		this.#refuse(++this.#tags > MOST_TAGS, 'This web page has more than 150,000 tags.');
		if (html[at + 1] === '/') this.#close(tag);
		else if (!VOID.test(tag)) {
			this.#start(tag, html.slice(at, Math.min(end, at + 500)));
			if (RAW.test(tag) && !this.#foreign) return this.#rawEnd(tag, end);
		}
		return end;
	}

	/** Without its end tag a script or style swallows the rest, which is no word of the page then. */
	#rawEnd(tag: string, from: number): number {
		this.#close(tag);
		const close = new RegExp(`</${tag}(?=[\\s/>])`, 'gi');
		close.lastIndex = from;
		const found = close.exec(this.html);
		if (found) return found.index;
		return /^(script|style)$/.test(tag) ? -1 : this.html.length;
	}

	#start(tag: string, whole: string) {
		if (tag === 'svg' || tag === 'math') this.#foreign++;
		if (FORMATTING.test(tag)) {
			if (tag === 'a') this.#endFormat('a');
			const same = this.#formats.filter((format) => format.whole === whole);
			if (same.length > 2) this.#formats.splice(this.#formats.indexOf(same[0]!), 1);
			this.#formats.push({ tag, whole });
		} else {
			this.#repeats += this.#formats.length;
			if (SELF_CLOSING.test(tag)) return;
			this.#open.push(tag);
			this.#counts.set(tag, (this.#counts.get(tag) ?? 0) + 1);
		}
		this.#refuse(
			this.#open.length + this.#formats.length > DEEPEST || this.#repeats > MOST_REPEATS,
			'This web page nests its elements too deeply, more than 400 levels.'
		);
	}

	#close(tag: string) {
		if (tag === 'svg' || tag === 'math') this.#foreign = Math.max(0, this.#foreign - 1);
		if (FORMATTING.test(tag)) return this.#endFormat(tag);
		this.#repeats += this.#formats.length;
		if (!this.#counts.get(tag)) return;
		for (let top = this.#open.pop(); top; top = this.#open.pop()) {
			this.#counts.set(top, this.#counts.get(top)! - 1);
			if (top === tag) break;
		}
	}

	#endFormat(tag: string) {
		const at = this.#formats.findLastIndex((format) => format.tag === tag);
		if (at >= 0) this.#formats.splice(at, 1);
	}

	#refuse(really: boolean, what: string) {
		if (really) throw new UnreadableText(`${what} ${PARTS}`);
	}
}

function commentEnd(html: string, at: number): number {
	const early = /^<!--(?:-?>)/.exec(html.slice(at, at + 6));
	if (early) return at + early[0].length;
	const end = /--!?>/g;
	end.lastIndex = at + 4;
	const found = end.exec(html);
	return found ? found.index + found[0].length : html.length;
}

/** Where a tag ends, `>` in the quotes of a value left out; -1 where it never does. */
function tagEnd(html: string, from: number): number {
	const next = /=\s*["']|>|\s+/g;
	let attributes = 0;
	next.lastIndex = from;
	for (let found = next.exec(html); found; found = next.exec(html)) {
		const mark = found[0];
		if (mark === '>') return found.index + 1;
		if (mark[0] !== '=') attributes++;
		else {
			const close = html.indexOf(mark.at(-1)!, next.lastIndex);
			if (close < 0) return -1;
			next.lastIndex = close + 1;
			attributes++;
		}
		if (attributes > MOST_ATTRIBUTES * 2)
			throw new UnreadableText(`A tag of this web page has more than 500 attributes. ${PARTS}`);
	}
	return -1;
}
