/** What a person selected in a drawn document: its words for a passage, and the Markdown of a card. */

export interface SelectedText {
	/** A line a block. */
	words: string;
	markdown: string;
}

/** A block of the selection; points of a list stand together. */
interface Piece extends SelectedText {
	point: boolean;
}

/**
 * The selection, as far as it lies in one answer or reading (`data-answer`), with the id of its passage.
 * Undefined where nothing of one is selected.
 */
export function selectedRange(): { id: string; range: Range } | undefined {
	const selection = getSelection();
	if (!selection?.rangeCount || selection.isCollapsed) return undefined;
	const range = selection.getRangeAt(0).cloneRange();
	const { startContainer: start } = range;
	const place = (start instanceof Element ? start : start.parentElement)?.closest('[data-place]');
	const answer = place?.querySelector('[data-answer]');
	if (!place || !answer || !range.intersectsNode(answer)) return undefined;
	// A paragraph that is chosen by three clicks ends in the next one, which may be another passage's.
	if (!answer.contains(start)) range.setStart(answer, 0);
	if (!answer.contains(range.endContainer)) range.setEnd(answer, answer.childNodes.length);
	return range.toString().trim() ? { id: place.id, range } : undefined;
}

/** Words and Markdown of a range. Numbers of notes are left out, links are their words. */
export function readRange(range: Range): SelectedText {
	const { commonAncestorContainer: above } = range;
	const list = (above instanceof Element ? above : above.parentElement)?.closest('ul, ol, li');
	const pieces = readBlocks(range.cloneContents(), list?.nodeName === 'OL');
	const markdown = pieces
		.map((piece, i) => {
			const next = pieces[i + 1];
			return piece.markdown + (next ? (piece.point && next.point ? '\n' : '\n\n') : '');
		})
		.join('');
	return { words: pieces.map(({ words }) => words).join('\n'), markdown };
}

const BLOCK = /^(P|DIV|UL|OL|LI|BLOCKQUOTE|PRE|TABLE|TBODY|TR|H[1-6]|HR)$/;

function readBlocks(parent: Node, numbered: boolean): Piece[] {
	const pieces: Piece[] = [];
	let inline: Node[] = [];
	const close = () => {
		const text = joined(inline.map(readInline));
		inline = [];
		if (!text.words.trim() && !text.markdown.trim()) return;
		pieces.push({ words: text.words.trim(), markdown: asLine(text.markdown.trim()), point: false });
	};
	let number = 0;
	for (const node of parent.childNodes) {
		if (!BLOCK.test(node.nodeName)) {
			inline.push(node);
			continue;
		}
		close();
		if (node.nodeName === 'PRE') {
			const code = (node.textContent ?? '').replace(/\n$/, '');
			pieces.push({ words: code, markdown: `\`\`\`\n${code}\n\`\`\``, point: false });
		} else if (node.nodeName === 'TR') {
			const cells = [...node.childNodes].map(readInline).filter(({ words }) => words.trim());
			pieces.push({ ...joined(cells, ' · '), point: false });
		} else if (node.nodeName === 'LI') {
			const mark = numbered ? `${++number}. ` : '- ';
			pieces.push(...asPoint(readBlocks(node, false), mark));
		} else pieces.push(...readBlocks(node, node.nodeName === 'OL'));
	}
	close();
	return pieces;
}

/** A point with what belongs to it, which is indented below it. */
function asPoint(inner: Piece[], mark: string): Piece[] {
	if (!inner.length) return [];
	const indent = ' '.repeat(mark.length);
	const markdown = inner
		.map((piece, i) => (i && !piece.point ? '\n' : '') + piece.markdown)
		.join('\n')
		.replace(/\n(?=.)/g, `\n${indent}`);
	return [
		{ words: inner.map(({ words }) => words).join('\n'), markdown: mark + markdown, point: true }
	];
}

function readInline(node: Node): SelectedText {
	if (node instanceof Text) {
		const words = node.data.replace(/\s+/g, ' ');
		return { words, markdown: escaped(words) };
	}
	if (node.nodeName === 'BR') return { words: '\n', markdown: '  \n' };
	if (node instanceof HTMLImageElement && node.dataset.media) {
		const { alt, dataset } = node;
		const shown = escaped(alt).replace(/[[\]]/g, '\\$&');
		return { words: alt, markdown: `![${shown}](${dataset.media})` };
	}
	if (!(node instanceof Element) || node.nodeName === 'SUP') return { words: '', markdown: '' };
	if (node.nodeName === 'CODE') {
		const words = node.textContent ?? '';
		const tick = words.includes('`') ? '``' : '`';
		return { words, markdown: words && tick + words + tick };
	}
	const { words, markdown } = joined([...node.childNodes].map(readInline));
	const sign = { STRONG: '**', EM: '*', DEL: '~~' }[node.nodeName] ?? '';
	// Emphasis holds only where no space stands at its ends.
	const [, lead = '', inner = '', tail = ''] = /^(\s*)(.*?)(\s*)$/s.exec(markdown)!;
	return { words, markdown: inner ? lead + sign + inner + sign + tail : markdown };
}

function joined(parts: SelectedText[], between = ''): SelectedText {
	return {
		words: parts.map(({ words }) => words).join(between),
		markdown: parts.map(({ markdown }) => markdown).join(between)
	};
}

/** Words that Markdown would take for markup, kept as words. */
function escaped(text: string): string {
	const many = (text.match(/\$/g)?.length ?? 0) > 1;
	const plain = text.replace(
		/\\(?=[!-/:-@[-`{-~])|`|\*(?=\S)|(?<=\S)\*|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|\](?=\()|<(?=[\p{L}/!])/gu,
		'\\$&'
	);
	return (many ? plain.replaceAll('$', '\\$') : plain).replaceAll('{{', '{\\{');
}

/** A paragraph that begins as a list, a heading or a quotation would. */
const asLine = (markdown: string) =>
	markdown.replace(/^(\d+)([.)])(?=\s)/, '$1\\$2').replace(/^[-+>#](?=[\s#])/, '\\$&');
