/**
 * Which format a text is in. What stands in it counts first, because files are renamed and pages are
 * pasted; the name is evidence for what the content leaves open.
 */
import type { Outline } from '../../core/outline';
import { looksLikeAsciidoc } from '../asciidoc/marks';
import { looksLikeRst } from '../rst/telling';

type TextFormat = Exclude<Outline['format'], 'docx'>;

const ENDINGS: [format: TextFormat, ending: RegExp][] = [
	['markdown', /\.(md|markdown|mdown|mkd|mdx|qmd|rmd)(\.txt)?$/i],
	['html', /\.(x?html?|xht|mhtml?)$/i],
	['rst', /\.(rst|rest)(\.txt)?$/i],
	['asciidoc', /\.(adoc|asciidoc|asc)(\.txt)?$/i],
	['table', /\.(csv|tsv|tab|psv)$/i]
];

/** How sure the marks must be where a name says nothing, and where it says otherwise. */
const SURE = 0.61;
const VERY_SURE = 0.78;

/** Whether bytes are a packed file. They are all called Word documents: their reader says what they are. */
export function isPacked(bytes: Uint8Array): boolean {
	return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2]! < 4 || bytes[2] === 5);
}

/** The format of a file's text, or of pasted text; `name` is the file's. Fails on nothing. */
export async function formatOf(whole: string, name = ''): Promise<TextFormat> {
	const text = whole.replace(/^\ufeff/, '');
	const named = ENDINGS.find(([, ending]) => ending.test(name))?.[0];
	if (isPage(text)) return 'html';
	if (named === 'table') return 'table';
	if (named === 'html' && /<[a-z!/]/i.test(text)) return 'html';
	const marks = markdownMarks(text);
	if (named === 'rst' || named === 'asciidoc') return named;
	// A manual of Perl is a text by its commands, whatever its code looks like.
	if (!named && (/\.pod$/i.test(name) || /^\s*=(?:pod|head1|encoding)\b/.test(text))) return 'text';
	if (named === 'markdown') return (!marks.sure && markedUp(text, VERY_SURE)) || 'markdown';
	if (looksLikeHtml(text) && !marks.headings && !marks.fences && !marks.links) return 'html';
	if (await isTable(text)) return 'table';
	if (marks.headings <= marks.underlined && !marks.links) {
		const format = markedUp(text, SURE);
		if (format) return format;
	}
	if (/\.(txt|text)$/i.test(name) || /^(readme|faq)$/i.test(name))
		return marks.headings > 2 && marks.links + marks.bold > 0 ? 'markdown' : 'text';
	return marks.headings + marks.links + marks.bold + marks.fences > 0 ? 'markdown' : 'text';
}

/** Reading cells takes a library of its own: it is asked only where the first line may hold some. */
async function isTable(text: string): Promise<boolean> {
	if (!/^\s*[^\n]{0,2000}[,;\t|]/.test(text)) return false;
	try {
		const { looksLikeTable } = await import('../faq-table/faq-table-columns');
		return looksLikeTable(text);
	} catch {
		// It is not here, and there is no network: most texts are none.
		return false;
	}
}

function markdownMarks(text: string) {
	const sample = text.slice(0, 200_000);
	const count = (pattern: RegExp) => sample.match(pattern)?.length ?? 0;
	const headings = count(/^#{1,6} \S/gm);
	const links = count(/\[[^\]\n]{1,200}\]\([^)\s]{1,500}\)/g);
	const bold = count(/\*\*[^\s*][^*\n]{0,200}\*\*/g);
	const fences = count(/^```/gm);
	// Where titles are underlined, "# …" is a comment in code.
	const underlined = headings && count(/^\S[^\n]{2,100}\n([=\-~^+])\1{2,100}$/gm);
	return { headings, links, bold, fences, underlined, sure: headings + links + fences > 0 };
}

/** The surer of the two that look alike, where one is sure enough. */
function markedUp(text: string, least: number): 'rst' | 'asciidoc' | undefined {
	const rst = looksLikeRst(text);
	const asciidoc = looksLikeAsciidoc(text);
	if (Math.max(rst, asciidoc) < least) return undefined;
	return asciidoc > rst ? 'asciidoc' : 'rst';
}

/** A whole page says so in its first tags. */
function isPage(text: string): boolean {
	const opening = text
		.slice(0, 20_000)
		.replace(/^(?:\s|<\?xml[^>]*>|<!--[^]*?-->)+/, '')
		.slice(0, 200);
	return /^<!doctype\s+html|^<html[\s>]|^<head[\s>]|^<body[\s>]/i.test(opening);
}

/** A piece of a page begins with a tag, and most of its blocks are closed ones. */
function looksLikeHtml(text: string): boolean {
	const sample = text.slice(0, 200_000);
	if (!/^\s*<(?:!--|[a-z][a-z0-9-]{0,20}[\s/>])/i.test(sample)) return false;
	const closed =
		sample.match(
			/<\/(?:p|div|h[1-6]|li|ul|ol|dl|dt|dd|section|article|main|details|table|header|footer|nav|aside|form|script)>/gi
		)?.length ?? 0;
	const lines = sample.split('\n').filter((line) => line.trim());
	const tagged = lines.filter((line) => /<\/?[a-z][^<>]*>?/i.test(line)).length;
	return closed > 0 && (closed > 1 || tagged === lines.length) && tagged * 3 >= lines.length;
}
