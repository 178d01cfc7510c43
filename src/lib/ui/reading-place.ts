/**
 * Where somebody is in a long page, and how to come back there. Passages that were never on the screen have
 * a height that is only assumed, so a jump is made again until what was jumped over stands still.
 */

/** A passage by its id, and how far below the top of the window it begins, in pixels. */
export interface Place {
	id: string;
	top: number;
}

const FRAMES = 6;

/** Heights from the top of the window at which a passage is looked for: below what sticks there. */
const LINES = [120, 160, 200, 260];

/** The passage that is being read; undefined on a page without any. */
export function readingPlace(): Place | undefined {
	const text = document.querySelector('[data-reader]')?.getBoundingClientRect();
	if (!text) return undefined;
	for (const line of LINES) {
		const at = document.elementFromPoint(text.left + text.width / 2, line);
		const passage = at?.closest<HTMLElement>('[data-place]');
		if (passage) return { id: passage.id, top: passage.getBoundingClientRect().top };
	}
	return undefined;
}

/** Scrolls by what `offset` asks for, until it asks for nothing more or it is clear that it always will. */
export async function settle(offset: () => number): Promise<void> {
	for (let frame = 0, still = 0; frame < FRAMES && still < 2; frame++) {
		const by = offset();
		still = Math.abs(by) < 2 ? still + 1 : 0;
		if (!still) window.scrollBy({ top: by, behavior: 'instant' });
		await new Promise(requestAnimationFrame);
	}
}

/** Brings an element to the top of the window, under what sticks there. */
export function bringToTop(element: Element): Promise<void> {
	const margin = parseFloat(getComputedStyle(element).scrollMarginTop) || 0;
	return settle(() => element.getBoundingClientRect().top - margin);
}
