/**
 * What of a Word file's XML is looked at besides its own reader: what the file says of itself, and the
 * words that the reader passes over.
 */
import type { Unused } from '../../core/outline';
import { decodeText } from '../character-references';

/** The part of a Word file that holds its text. */
const BODY = 'word/document.xml';

/** Words of XML, a line a paragraph; `tag` is what holds them. */
export function wordsOf(xml: string, tag = 'w:t'): string {
	const lines: string[] = [];
	for (const part of xml.split(/<\/w:p>/)) {
		let line = '';
		for (const [, words = ''] of part.matchAll(
			new RegExp(`<${tag}(?: [^>]{0,200})?>([^<]*)<`, 'g')
		))
			line += words;
		if (line.trim()) lines.push(decodeText(line));
	}
	return lines.join('\n');
}

/** What the file says of itself. */
export function coreFact(core: string, tag: string): string | undefined {
	const found = new RegExp(`<${tag}(?: [^>]{0,300})?>([^<]{1,2000})</${tag}>`).exec(core)?.[1];
	const words = found && decodeText(found).replace(/\s+/g, ' ').trim();
	return words || undefined;
}

/** Words outside of the running text: headers, footers, comments, and what was crossed out. */
export function besideText(parts: Map<string, string>): Unused[] {
	const left: Unused[] = [];
	for (const [name, xml] of parts) {
		const reason = /^word\/(header|footer)\d*\.xml$/i.test(name)
			? 'It is a header or footer of the pages.'
			: /^word\/comments\.xml$/i.test(name)
				? 'It is a comment.'
				: '';
		const text = reason && wordsOf(xml);
		if (text && !left.some((other) => other.text === text)) left.push({ text, reason });
	}
	const deleted = wordsOf(parts.get(BODY) ?? '', 'w:delText');
	if (deleted)
		left.push({ text: deleted, reason: 'It was deleted, with the change kept on record.' });
	const core = parts.get('docProps/core.xml') ?? '';
	const about = ['dc:title', 'dc:subject', 'dc:description', 'cp:keywords', 'cp:category']
		.map((tag) => coreFact(core, tag))
		.filter(Boolean);
	if (about.length) left.push({ text: about.join('\n'), reason: 'It is about the file.' });
	return left;
}
