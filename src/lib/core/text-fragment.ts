/**
 * Addresses that lead to words of a live page: text fragments, as browsers scroll to and mark them
 * (https://wicg.github.io/scroll-to-text-fragment/). A browser without them, or a page that says something
 * else now, shows the page as ever.
 */
import { safeAddress } from './document';

/** Words at each end of a long quote that name it. */
const END_WORDS = 4;
/** A line of no more words is named whole. */
const WHOLE_WORDS = 10;

/**
 * The live address of a passage: of its words where there are any, of its anchor, or of its page. Undefined
 * for what is no page of the web.
 */
export function liveAddress(
	address: string | undefined,
	{ anchor, quote = '' }: { anchor?: string; quote?: string } = {}
): string | undefined {
	const safe = address && safeAddress(address);
	if (!safe || !/^https?:\/\/[^/]/i.test(safe)) return undefined;
	const [page = '', stated = ''] = safe.split(/#(.*)/s);
	const [fragment = '', words = ''] = (anchor || stated).split(/:~:(.*)/s);
	// A fragment has one directive: a quote takes the place of another's.
	const text = textDirective(quote) || words;
	return page + (fragment || text ? `#${fragment}` : '') + (text && `:~:${text}`);
}

/**
 * The directive that names a quote on a page: its words, or its first and its last ones where it is long or
 * goes over several lines. Empty for a quote without words.
 */
export function textDirective(quote: string): string {
	const lines = quote.split('\n').map(piecesOf);
	const spoken = lines.filter((pieces) => pieces.length);
	const first = spoken[0];
	const last = spoken.at(-1);
	if (!first || !last) return '';
	if (first === last && first.length <= WHOLE_WORDS) return `text=${encoded(first)}`;
	const end = last.slice(-END_WORDS);
	return `text=${encoded(first.slice(0, END_WORDS))},${encoded(end)}`;
}

/** What may be cut apart: words, and clauses where a script writes no spaces. */
function piecesOf(line: string): string[] {
	const pieces = line.match(/[^\s，。、；：！？]+[，。、；：！？]*\s*/gu) ?? [];
	// Signs at the ends are written otherwise on many pages, and no word needs them.
	const spoken = (piece: string) => /[\p{L}\p{N}]/u.test(piece);
	return pieces.slice(pieces.findIndex(spoken), pieces.findLastIndex(spoken) + 1);
}

function encoded(pieces: string[]): string {
	const words = pieces
		.join('')
		.replace(/\s+/g, ' ')
		.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{M}\p{N}]+$/gu, '')
		// Half of a character cannot be encoded.
		.replace(/\p{Cs}/gu, '');
	return encodeURIComponent(words).replaceAll('-', '%2D');
}
