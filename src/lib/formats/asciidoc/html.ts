/**
 * How AsciiDoc is written as HTML here: with the plainest elements, because what the parser writes by
 * default are tables for notes and classes for a style sheet. Questions of a `[qanda]` list become
 * fold-outs, which say what is asked.
 */
import { noteMark, refMark } from '../footnote-marks';

/** What is used of the parser's nodes. */
export interface AsciidocNode {
	style?: string;
	text?: string;
	type?: string;
	contentModel?: string;
	title?: string;
	isNested(): boolean;
	hasTitle(): boolean;
	hasOption(name: string): boolean;
	hasText(): boolean;
	hasBlocks(): boolean;
	getText(): string;
	getItems(): [terms: AsciidocNode[], answer: AsciidocNode | undefined][];
	getAttribute(name: string): unknown;
	content(): Promise<string>;
	getFootnotes(): { index: number | string; text: string }[];
	header?: { title?: string } | null;
}

/** What the converter finds beside what it writes. */
export interface Beside {
	/** Questions of `[qanda]` lists, as HTML. */
	questions: string[];
	/** Words for the index at the end of a book. */
	index: string[];
}

type Convert = (this: object, node: AsciidocNode) => Promise<string>;
type Converter = new (backend: string, options?: object) => object;

const markText = (text: string) =>
	text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** The parser's converter with other words for some nodes. */
export function plainConverter(Html5: Converter, beside: Beside): Converter {
	class Plain extends Html5 {}
	const { convert_inline_quoted } = Html5.prototype as { convert_inline_quoted: Convert };
	Object.assign(Plain.prototype, conversions(beside), {
		async convert_inline_quoted(this: object, node: AsciidocNode) {
			return node.type === 'latexmath' || node.type === 'asciimath'
				? formula(node.text ?? '', node.type)
				: convert_inline_quoted.call(this, node);
		}
	});
	return Plain;
}

function conversions({ questions, index }: Beside): Record<string, Convert> {
	const nothing = async () => '';
	/** Text and blocks of what stands under a term. */
	const body = async (node: AsciidocNode | undefined) => {
		if (!node) return '';
		const text = node.hasText() ? `<p>${node.getText()}</p>` : '';
		return text + (node.hasBlocks() ? await node.content() : '');
	};
	return {
		async convert_embedded(node) {
			const title = node.header?.title ? `<h1>${node.header.title}</h1>\n` : '';
			const content = await node.content();
			const notes = (node.isNested() ? [] : node.getFootnotes()).map(
				({ index: number, text }) => `<p>${noteMark(number)}${text}</p>`
			);
			return title + content + notes.join('\n');
		},
		convert_toc: nothing,
		convert_preamble: (node) => node.content(),
		async convert_admonition(node) {
			const label = `<strong>${markText(String(node.getAttribute('textlabel') ?? ''))}:</strong>`;
			const content = await node.content();
			return node.contentModel === 'compound'
				? `<p>${label}</p>\n${titled(node)}${content}`
				: `${titled(node)}<p>${label} ${content}</p>`;
		},
		async convert_dlist(node) {
			const parts = [titled(node)];
			const asks = node.style === 'qanda';
			if (!asks) parts.push('<dl>');
			for (const [terms, answer] of node.getItems()) {
				const texts = terms.map((term) => term.getText());
				if (asks) {
					questions.push(texts.join(' '));
					parts.push(
						`<details><summary>${texts.join('<br>')}</summary>${await body(answer)}</details>`
					);
				} else
					parts.push(
						texts.map((text) => `<dt>${text}</dt>`).join('') + `<dd>${await body(answer)}</dd>`
					);
			}
			if (!asks) parts.push('</dl>');
			return parts.join('\n');
		},
		async convert_stem(node) {
			return `${titled(node)}<p>${formula(await node.content(), node.style)}</p>`;
		},
		async convert_verse(node) {
			const by = [node.getAttribute('attribution'), node.getAttribute('citetitle')]
				.filter(Boolean)
				.join(', ');
			const lines = (await node.content()).replaceAll('\n', '<br>');
			return `${titled(node)}<blockquote><p>${lines}</p>${by && `<p>— ${by}</p>`}</blockquote>`;
		},
		convert_audio: sound,
		convert_video: sound,
		async convert_inline_footnote(node) {
			return refMark(String(node.getAttribute('index') ?? 0));
		},
		async convert_inline_indexterm(node) {
			if (node.type === 'visible') return node.text ?? '';
			const terms = node.getAttribute('terms');
			if (Array.isArray(terms)) index.push(terms.join(', '));
			return '';
		},
		async convert_inline_callout(node) {
			return `(${node.text})`;
		}
	};
}

function titled(node: AsciidocNode): string {
	return node.hasTitle() ? `<p><strong>${node.title}</strong></p>\n` : '';
}

async function sound(node: AsciidocNode): Promise<string> {
	const target = markText(String(node.getAttribute('target') ?? ''));
	return `${titled(node)}<p><a href="${target}">${target}</a></p>`;
}

/** TeX as mathematics; AsciiMath, which nothing here can draw, as what was typed. */
function formula(content: string, style: string | undefined): string {
	return style === 'latexmath'
		? `<math><annotation encoding="application/x-tex">${content}</annotation></math>`
		: `<code>${content}</code>`;
}

/**
 * Block titles as bold paragraphs, and elements without the classes and styles by which a page is told
 * apart from its menus; the language of code stays.
 */
export function plainHtml(html: string): string {
	return (
		html
			// Dots stay as typed, in code above all.
			.replaceAll('&#8230;&#8203;', '...')
			.replace(/<div class="title">(.*)<\/div>/g, '<p><strong>$1</strong></p>')
			.replace(/<[a-z][a-z0-9]{0,20} [^<>]{0,4000}>/g, (tag) =>
				tag.replace(/ (?:class="(?!language-)[^"]*"|style="[^"]*"|role="[^"]*")/g, '')
			)
	);
}
