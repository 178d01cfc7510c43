/**
 * What of a Word file's XML is looked at besides its own reader: which styles are headings, whatever they
 * are called, what the file says of itself, and the words that the reader passes over.
 */
import type { Unused } from '../../core/outline';
import { decodeText } from '../character-references';

/** The part of a Word file that holds its text. */
const BODY = 'word/document.xml';

/** "Heading 1" as it is called where the file was written. */
const HEADING =
	/^(?:heading|überschrift|titre|título|titolo|titulo|tittel|kop|rubrik|overskrift|otsikko|nagłówek|nadpis|заголовок|başlık|címsor|titlu|επικεφαλίδα|見出し|标题|標題|제목|عنوان|כותרת)\s*([1-9])$/iu;
const TITLE = /^(?:title|titel|titre|título|titolo|tytuł|název|название|otsikko|표제|标题|表題)$/iu;
const QUOTE = /^(?:quote|intense quote|block text|quotations|zitat|citation|cita|citazione)$/iu;
const CODE = /^(?:html preformatted|source code|code|preformatted text|plain text|quelltext)$/iu;

interface Style {
	id: string;
	name: string;
	base?: string;
	outline?: number;
}

/** Levels of styles, for the reader's style map; `titled` tells whether the document uses a title's style. */
export function styleMap(styles: string, body: string): string[] {
	const all = new Map<string, Style>();
	for (const [, attributes = '', body = ''] of styles.matchAll(
		/<w:style\b([^>]{0,500})>([^]*?)<\/w:style>/g
	)) {
		if (!/w:type="paragraph"/.test(attributes)) continue;
		const id = /w:styleId="([^"]{1,200})"/.exec(attributes)?.[1];
		if (!id || all.has(id)) continue;
		const value = (tag: string) =>
			new RegExp(`<w:${tag}\\b[^>]{0,100}?w:val="([^"]{0,200})"`).exec(body)?.[1];
		const outline = value('outlineLvl');
		all.set(id, {
			id,
			name: decodeText(value('name') ?? id),
			base: value('basedOn'),
			outline: outline === undefined ? undefined : Number(outline)
		});
	}
	const titles = [...all.values()].filter(({ name }) => TITLE.test(name));
	const isTitled = titles.some(({ id }) => body.includes(`<w:pStyle w:val="${id}"/>`));
	const map = titles.map(({ name }) => `${paragraph(name)} => h1:fresh`);
	for (const style of all.values()) {
		if (TITLE.test(style.name)) continue;
		const level = levelOf(style, all);
		// Sections stand below the title, which has a style of its own.
		if (level)
			map.push(`${paragraph(style.name)} => h${Math.min(6, level + (isTitled ? 1 : 0))}:fresh`);
		else if (QUOTE.test(style.name)) map.push(`${paragraph(style.name)} => blockquote > p:fresh`);
		else if (CODE.test(style.name)) map.push(`${paragraph(style.name)} => pre:separator('\\n')`);
	}
	return map;
}

const paragraph = (name: string) =>
	`p[style-name='${name
		.replace(/\\/g, '\\\\')
		.replace(/'/g, "\\'")
		.replace(/[\n\r\t]/g, ' ')}']`;

/** 1 to 9 for a heading; a style takes after the one that it is made from. */
function levelOf(style: Style, all: Map<string, Style>): number | undefined {
	let at: Style | undefined = style;
	for (let steps = 0; at && steps < 10; steps++) {
		const named = HEADING.exec(at.name)?.[1];
		if (named) return Number(named);
		if (at.outline !== undefined) return at.outline < 9 ? at.outline + 1 : undefined;
		at = at.base === undefined ? undefined : all.get(at.base);
	}
	return undefined;
}

/** Paragraphs that were made headings by their level alone are given the style of headings. */
export function styleOutlines(body: string): string {
	return body.replace(/<w:pPr>(?:(?!<\/w:pPr>)[^]){0,5000}<\/w:pPr>/g, (properties) => {
		const level = /<w:outlineLvl w:val="([0-5])"\/>/.exec(properties)?.[1];
		if (!level || /<w:pStyle w:val="[^"]*(?:[1-6]|Title)"\/>/.test(properties)) return properties;
		const plain = properties.replace(/<w:pStyle [^>]*\/>/, '');
		return plain.replace('<w:pPr>', `<w:pPr><w:pStyle w:val="Heading${Number(level) + 1}"/>`);
	});
}

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
