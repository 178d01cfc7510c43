/**
 * The words of a page as they are drawn, for searching in them: what is found is then marked in place by
 * the browser, without a change to the page. Only what carries `data-find` is looked through.
 */
import { findText, prepareText, type Hit, type PreparedText } from '../core/find-text';
import { settle } from './reading-place';

/** One stretch of text with the nodes it is drawn by. */
interface Stretch {
	prepared: PreparedText;
	nodes: Text[];
	/** Where each node's text starts in the stretch. */
	starts: number[];
}

/** A place where the words stand. */
export interface Found {
	stretch: Stretch;
	hit: Hit;
}

/** What begins a line of its own: words do not run on from one into the next. */
const BLOCKS = new Set(
	['P', 'LI', 'UL', 'OL', 'PRE', 'TR', 'TH', 'TD', 'BLOCKQUOTE', 'DIV', 'BR', 'HR', 'SUP'].concat(
		...['H1', 'H2', 'H3', 'H4', 'H5', 'H6']
	)
);

/** Work at a time, in milliseconds, so that typing stays smooth. */
const SLICE_MS = 8;

/** Reads the words of a page in slices. Resolves with nothing once `signal` is aborted. */
export async function gatherText(root: Element, signal: AbortSignal): Promise<Stretch[]> {
	const stretches: Stretch[] = [];
	let started = performance.now();
	for (const element of root.querySelectorAll('[data-find]')) {
		stretches.push(readStretch(element));
		if (performance.now() - started < SLICE_MS) continue;
		await new Promise((resume) => setTimeout(resume));
		if (signal.aborted) return [];
		started = performance.now();
	}
	return stretches;
}

function readStretch(element: Element): Stretch {
	const nodes: Text[] = [];
	const starts: number[] = [];
	let text = '';
	const walk = document.createTreeWalker(element, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
	for (let node = walk.nextNode(); node; node = walk.nextNode()) {
		if (node instanceof Text) {
			if (!node.data) continue;
			nodes.push(node);
			starts.push(text.length);
			text += node.data;
		} else if (BLOCKS.has(node.nodeName) && text) text += '\n';
	}
	return { prepared: prepareText(text), nodes, starts };
}

/** All places of the words, in the order of the page. */
export function findInPage(stretches: Stretch[], words: string): Found[] {
	return stretches.flatMap((stretch) =>
		findText(stretch.prepared, words).map((hit) => ({ stretch, hit }))
	);
}

/** The first of the places that is not above the window; the first of all where every one is. */
export function firstInView(found: Found[]): number {
	let low = 0;
	let high = found.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (topOf(found[middle]!) < 0) low = middle + 1;
		else high = middle;
	}
	return low % Math.max(1, found.length);
}

function topOf({ stretch, hit }: Found): number {
	return boxOf(rangeOf({ stretch, hit })).top;
}

function boxOf({ startContainer, startOffset, endContainer, endOffset }: StaticRange): DOMRect {
	const range = document.createRange();
	range.setStart(startContainer, startOffset);
	range.setEnd(endContainer, endOffset);
	return range.getBoundingClientRect();
}

/** The range in the page where words were found. */
export function rangeOf({ stretch: { nodes, starts }, hit }: Found): StaticRange {
	// The node in which a unit of text lies: the last one that starts at it or before.
	const nodeAt = (offset: number) => {
		let low = 0;
		let high = starts.length - 1;
		while (low < high) {
			const middle = (low + high + 1) >> 1;
			if (starts[middle]! <= offset) low = middle;
			else high = middle - 1;
		}
		return low;
	};
	const within = (n: number, offset: number) => Math.min(offset - starts[n]!, nodes[n]!.length);
	const first = nodeAt(hit.start);
	const last = nodeAt(hit.end - 1);
	return new StaticRange({
		startContainer: nodes[first]!,
		startOffset: within(first, hit.start),
		endContainer: nodes[last]!,
		endOffset: within(last, hit.end)
	});
}

/** The place of an element that is drawn. */
export function aroundFound(element: Element): StaticRange {
	const [startContainer, endContainer] = [element, element];
	return new StaticRange({
		startContainer,
		startOffset: 0,
		endContainer,
		endOffset: element.childNodes.length
	});
}

/** Scrolls to a place, where it is not in comfortable view already. */
export async function scrollToFound(range: StaticRange): Promise<void> {
	const parent = range.startContainer.parentElement;
	const folded = parent?.closest('details');
	if (folded) folded.open = true;
	const sideways = parent?.closest('pre, .scroll');
	await settle(() => {
		const box = boxOf(range);
		const covered = coveredAbove(box);
		const height = window.innerHeight;
		// Above the middle: an on-screen keyboard covers the lower half.
		if (box.top > covered + 16 && box.bottom < height * 0.55) return 0;
		return box.top - Math.max(covered + 32, height * 0.3);
	});
	if (!sideways) return;
	const [words, view] = [boxOf(range), sideways.getBoundingClientRect()];
	if (words.right > view.right || words.left < view.left)
		sideways.scrollBy({ left: words.left - view.left - view.width / 3, behavior: 'instant' });
}

/** How far down from the top of the window something lies over the column of these words. */
function coveredAbove(words: DOMRect): number {
	const cover = document.querySelector('[data-covers]')?.getBoundingClientRect();
	return cover && cover.left <= words.left && cover.right >= words.right ? cover.bottom : 0;
}
