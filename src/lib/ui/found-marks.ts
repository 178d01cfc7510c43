/**
 * Marks of what was found, drawn by the browser over the text (CSS Custom Highlight API). A browser
 * without it shows the passage instead: it gets `data-found`.
 */
import { rangeOf, type Found } from './page-text';

/** Marks drawn at once, before and after the one in view: a common letter stands in a long text too often. */
const REACH = 400;

const registry = (): HighlightRegistry | undefined => CSS.highlights;

/** Draws the marks around number `now`, which is set apart; -1 for none. Earlier marks go. */
export function drawMarks(found: Found[], now: number): void {
	clearMarks();
	const middle = Math.max(0, now);
	const near = found.slice(Math.max(0, middle - REACH), middle + REACH);
	const chosen = found[now];
	const marks = registry();
	if (!marks) {
		const parent = chosen && rangeOf(chosen).startContainer.parentElement;
		parent?.closest('[data-find]')?.setAttribute('data-found', '');
		return;
	}
	marks.set('found', new Highlight(...near.map(rangeOf)));
	if (!chosen) return;
	const highlight = new Highlight(rangeOf(chosen));
	highlight.priority = 1;
	marks.set('found-now', highlight);
}

/** Takes all marks away. */
export function clearMarks(): void {
	document.querySelector('[data-found]')?.removeAttribute('data-found');
	for (const name of ['found', 'found-now']) registry()?.delete(name);
}
