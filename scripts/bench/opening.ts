/**
 * How long Today takes to say what is due, with ten thousand cards against a library that was just begun
 * and one that is empty. Three origins of one browser profile on disk, reloaded turn by turn.
 */
import type { BrowserContext, Page } from '@playwright/test';
import { controlled } from './browser.ts';
import { figure, limited, median, spread, times, type Section } from './figures.ts';

const RUNS = 15;
const RATIO_LIMIT = 1.5;

/** Pages with the service worker in control, each at Today. */
export interface Openings {
	full: Page;
	starter: Page;
	empty: Page;
}

export async function prepare(context: BrowserContext, url: string): Promise<Page> {
	const page = await context.newPage();
	await page.addInitScript(watchShown);
	await page.goto(`${url}/`);
	await controlled(page);
	return page;
}

/** Takes the starter deck, as a person does, and goes back to Today. */
export async function takeStarter(page: Page, url: string): Promise<void> {
	await page.getByText('Show answer').click();
	await page.getByText('Remembered').click();
	await page.getByRole('button', { name: 'Start with this deck' }).click();
	await page.waitForURL('**/study/');
	await page.getByRole('button', { name: 'Show answer' }).waitFor();
	await page.goto(`${url}/`);
}

export async function measureOpening(pages: Openings): Promise<Section> {
	const shown = { full: [] as number[], starter: [] as number[], empty: [] as number[] };
	const kinds = Object.keys(shown) as (keyof Openings)[];
	for (let run = -1; run < RUNS; run++) {
		for (const kind of kinds) {
			const atMs = await reload(pages[kind]);
			// The first turn warms up.
			if (run >= 0) shown[kind].push(atMs);
		}
	}
	const full = median(shown.full);
	return {
		title: 'Opening Today',
		how:
			'From the start of the navigation to the first frame with the counts, of a reload that the ' +
			'service worker answers, without CPU slowdown. The same with the starter deck taken and ' +
			'nothing studied, and with nothing stored (there: until the database has answered that it ' +
			`is empty). ${RUNS} alternating runs on a profile on disk; medians, in brackets the range. ` +
			'The limit is on the ratio to nothing stored.',
		figures: [
			figure('10,000 cards, 100,000 reviews', spread(shown.full)),
			figure('Starter deck', spread(shown.starter)),
			figure('Nothing stored', spread(shown.empty)),
			figure('Ratio to the starter deck', times(full / median(shown.starter))),
			limited('Ratio to nothing stored', full / median(shown.empty), RATIO_LIMIT, times)
		]
	};
}

async function reload(page: Page): Promise<number> {
	await page.bringToFront();
	await page.reload();
	const shown = await page.waitForFunction(
		() => (globalThis as unknown as { shownMs?: number }).shownMs
	);
	return (await shown.jsonValue())!;
}

/** Runs in the page before everything else: notes when the counts, or the news of there being none, show. */
function watchShown(): void {
	const shown = () =>
		document.querySelector('[data-testid="due"], [data-testid="fresh"]') ||
		// The first-launch page is there before the database is; this mark goes when it has answered.
		(document.querySelector('.welcome') && !document.querySelector('.if-unknown'));
	const observer = new MutationObserver(() => {
		if (!shown()) return;
		observer.disconnect();
		requestAnimationFrame(() => {
			(globalThis as unknown as { shownMs?: number }).shownMs = performance.now();
		});
	});
	observer.observe(document, { subtree: true, childList: true, attributes: true });
}
