/**
 * The styles of a Word file: which of them are headings, whatever they are called. Styles that are not
 * defined, and more than any document has, are taken off before the reader sees them.
 */
import { decodeText } from '../character-references';

/** "Heading 1" as it is called where the file was written. */
const HEADING =
	/^(?:heading|überschrift|titre|título|titolo|titulo|tittel|kop|rubrik|overskrift|otsikko|nagłówek|nadpis|заголовок|başlık|címsor|titlu|επικεφαλίδα|見出し|标题|標題|제목|عنوان|כותרת)\s*([1-9])$/iu;
const TITLE = /^(?:title|titel|titre|título|titolo|tytuł|název|название|otsikko|표제|标题|表題)$/iu;
const QUOTE = /^(?:quote|intense quote|block text|quotations|zitat|citation|cita|citazione)$/iu;
const CODE = /^(?:html preformatted|source code|code|preformatted text|plain text|quelltext)$/iu;

/** The style of a paragraph, of words or of a table. */
const USED = /<(?:[\w-]{1,20}:)?(?:p|r|tbl)Style\b[^<>]{0,500}>/g;
const DEFINED = /\bw:styleId="([^"]{1,200})"/g;
/** Documents have some twenty. */
const MOST_STYLES = 300;

interface Style {
	id: string;
	name: string;
	base?: string;
	outline?: number;
}

/** A document in its styles, and what they are, for the reader's style map. */
export function styled(document: string, styles: string): { document: string; map: string[] } {
	const all = stylesOf(styles);
	const defined = new Set(Array.from(styles.matchAll(DEFINED), ([, id]) => id));
	const used = new Set<string>();
	// The reader holds every paragraph against every style of the map, and every unknown style against all
	// the others that are unknown.
	const known = styleOutlines(document).replace(USED, (tag) => {
		const id = /w:val="([^"]{1,200})"/.exec(tag)?.[1] ?? '';
		const isKnown = defined.has(id) || /^Heading[1-6]$/.test(id);
		if (id && (used.has(id) || (isKnown && used.size < MOST_STYLES))) {
			used.add(id);
			return tag;
		}
		return tag.endsWith('/>') ? `${nameOf(tag)}/>` : `${nameOf(tag)}>`;
	});
	const paragraphs = [...used].flatMap((id) => all.get(id) ?? []);
	return { document: known, map: styleMap(paragraphs, all) };
}

const nameOf = (tag: string) => /^<[\w:-]+/.exec(tag)![0];

/** The styles of paragraphs. */
function stylesOf(styles: string): Map<string, Style> {
	const all = new Map<string, Style>();
	for (const piece of styles.split(/<w:style(?=[\s>])/).slice(1)) {
		const end = piece.indexOf('>');
		const attributes = piece.slice(0, end);
		if (!/w:type="paragraph"/.test(attributes) || attributes.endsWith('/')) continue;
		const body = piece.slice(end).split('</w:style>', 1)[0]!;
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
	return all;
}

function styleMap(styled: Style[], all: Map<string, Style>): string[] {
	const titles = styled.filter(({ name }) => TITLE.test(name));
	const isTitled = titles.length > 0;
	const map = titles.map(({ name }) => `${paragraph(name)} => h1:fresh`);
	for (const style of styled) {
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
function styleOutlines(body: string): string {
	const [before = '', ...pieces] = body.split('<w:pPr>');
	const styled = pieces.map((piece) => {
		const end = piece.indexOf('</w:pPr>');
		const properties = end < 0 ? piece : piece.slice(0, end);
		const level = /<w:outlineLvl w:val="([0-5])"\/>/.exec(properties)?.[1];
		if (!level || /<w:pStyle w:val="[^"]{0,200}(?:[1-6]|Title)"\/>/.test(properties)) return piece;
		const plain = properties.replace(/<w:pStyle [^>]{0,500}\/>/, '');
		const rest = piece.slice(properties.length);
		return `<w:pStyle w:val="Heading${Number(level) + 1}"/>${plain}${rest}`;
	});
	return [before, ...styled].join('<w:pPr>');
}
