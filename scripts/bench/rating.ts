/**
 * Main-thread work from a tap on a rating to the next card, as Chromium's own trace has it: the tasks of
 * the page's main thread, event, database callbacks, drawing and painting among them.
 */
import type { Page } from '@playwright/test';
import { figure, limited, ms, pause, percentile, type Section } from './figures.ts';
import { startTrace, tasksOf, type TraceEvent } from './trace.ts';

const RATINGS = 80;
const LIMIT_MS = 16;
/** The app takes a second tap sooner than this for half of a double tap. */
const GUARD_MS = 300;
/** One answer in so many is Forgot. */
const FORGOT_EVERY = 6;

interface Span {
	/** Processor time of the tasks, and their durations. */
	cpuMs: number;
	clockMs: number;
	/** From click to paint. */
	waitMs: number;
}

export async function measureRating(page: Page, url: string): Promise<Section> {
	const events = await traceRatings(page, url);
	const spans = spansOf(events);
	if (spans.length < RATINGS) throw new Error(`Only ${spans.length} of ${RATINGS} ratings show.`);
	const at = (share: number, of: keyof Span) =>
		percentile(
			spans.map((span) => span[of]),
			share
		);
	return {
		title: 'Rating to the next card',
		how:
			`${RATINGS} ratings by mouse events with 10,000 cards and 100,000 reviews stored, without CPU ` +
			'slowdown. Work is what Chromium’s trace says the main thread’s tasks cost, from the click ' +
			'until the next card is painted and Undo is ready, tracing included. The limit is on their ' +
			'processor time, which other programs on the machine weigh on least; by the clock the same ' +
			'tasks also wait for a free core. The wait is from click to paint, the strict transaction ' +
			'on disk included.',
		figures: [
			figure('Main-thread work, median', ms(at(0.5, 'cpuMs'))),
			limited('Main-thread work, 95th percentile', at(0.95, 'cpuMs'), LIMIT_MS, ms),
			figure('The same tasks by the clock, median', ms(at(0.5, 'clockMs'))),
			figure('The same tasks by the clock, 95th percentile', ms(at(0.95, 'clockMs'))),
			figure('Wait, median', ms(at(0.5, 'waitMs'))),
			figure('Wait, 95th percentile', ms(at(0.95, 'waitMs')))
		]
	};
}

async function traceRatings(page: Page, url: string): Promise<TraceEvent[]> {
	await page.bringToFront();
	await page.goto(`${url}/study/`);
	await page.getByRole('button', { name: 'Show answer' }).waitFor();
	await page.evaluate(markRatings);
	const stop = await startTrace(page);
	for (let n = 1; n <= RATINGS; n++) await rateOnce(page, n);
	return stop();
}

async function rateOnce(page: Page, n: number): Promise<void> {
	await pause(GUARD_MS);
	await page.locator('button.show').click();
	const button = n % FORGOT_EVERY ? 'Remembered' : 'Forgot';
	const box = await page.getByRole('button', { name: button }).boundingBox();
	if (!box) throw new Error('There is no button to rate with.');
	await pause(GUARD_MS);
	// By coordinates: looking for the button would itself be work of the page.
	await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
	await pause(GUARD_MS);
	await page.waitForFunction(
		(done) => performance.getEntriesByName('adage:shown').length >= done,
		n
	);
}

/** Runs in the page: marks each click on a rating, and the paint of the next card. */
function markRatings(): void {
	let waiting = false;
	const rating = (event: Event) => (event.target as Element).closest('button.rate');
	document.addEventListener(
		'click',
		(event) => {
			if (!rating(event)) return;
			performance.mark('adage:rated');
			waiting = true;
		},
		{ capture: true }
	);
	const ready = () =>
		document.querySelector('button.show') &&
		document.querySelector('button[aria-label^="Undo"]:enabled');
	const { port1, port2 } = new MessageChannel();
	port2.onmessage = () => performance.mark('adage:shown');
	new MutationObserver(() => {
		if (!waiting || !ready()) return;
		waiting = false;
		// A message sent in a frame arrives when that frame is painted.
		requestAnimationFrame(() => port1.postMessage(''));
	}).observe(document.body, { subtree: true, childList: true, attributes: true });
}

/** The tasks between each pair of marks, on the thread that set them. */
function spansOf(events: TraceEvent[]): Span[] {
	const marks = events
		.filter(({ name }) => name === 'adage:rated' || name === 'adage:shown')
		.sort((a, b) => a.ts - b.ts);
	const main = marks[0];
	if (!main) return [];
	const tasks = tasksOf(events, main);
	return marks.flatMap((from, i) => {
		const to = marks[i + 1];
		if (from.name !== 'adage:rated' || to?.name !== 'adage:shown') return [];
		// The task with the click counts from its beginning; the one that only marks the end does not.
		const own = tasks.filter(({ ts, dur = 0 }) => ts + dur > from.ts && ts + dur <= to.ts);
		const sum = (of: 'dur' | 'tdur') => own.reduce((all, task) => all + (task[of] ?? 0), 0) / 1000;
		return [{ cpuMs: sum('tdur'), clockMs: sum('dur'), waitMs: (to.ts - from.ts) / 1000 }];
	});
}
