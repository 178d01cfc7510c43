/**
 * Largest contentful paint of Adage and of the bare page, turn by turn in one browser, so that whatever
 * else the machine does weighs on both.
 */
import type { Browser, BrowserContext, CDPSession, Page } from '@playwright/test';
import { controlled, phoneContext } from './browser.ts';
import { figure, limited, median, spread, times, type Section } from './figures.ts';

const RUNS = 15;
const SLOWDOWN = 4;
const RATIO_LIMIT = 2.4;
/** After this long without a larger paint, the last one was the largest. */
const SETTLE_MS = 1200;

interface Paints {
	first: number[];
	offline: number[];
}

export async function measurePaint(
	browser: Browser,
	adage: string,
	bare: string
): Promise<Section> {
	const paints = { adage: empty(), bare: empty() };
	// The first of each warms the browser up and does not count.
	for (const url of [adage, bare]) await visit(browser, url, empty());
	for (let run = 0; run < RUNS; run++) {
		await visit(browser, adage, paints.adage);
		await visit(browser, bare, paints.bare);
	}
	const ratio = (kind: keyof Paints) => median(paints.adage[kind]) / median(paints.bare[kind]);
	return {
		title: 'Page speed',
		how:
			`Largest contentful paint at ${SLOWDOWN}× CPU slowdown, 360 × 740, network of this machine: ` +
			'a first visit in a new profile, then a reload without a network once the service worker ' +
			`controls the page. ${RUNS} alternating runs of Adage (nothing stored) and of a bare page of ` +
			'the same stack with one heading; medians, in brackets the range. The limit is on the ratio.',
		figures: [
			figure('First visit, Adage', spread(paints.adage.first)),
			figure('First visit, bare page', spread(paints.bare.first)),
			limited('First visit, ratio', ratio('first'), RATIO_LIMIT, times),
			figure('Offline reload, Adage', spread(paints.adage.offline)),
			figure('Offline reload, bare page', spread(paints.bare.offline)),
			limited('Offline reload, ratio', ratio('offline'), RATIO_LIMIT, times)
		]
	};
}

function empty(): Paints {
	return { first: [], offline: [] };
}

async function visit(browser: Browser, url: string, into: Paints): Promise<void> {
	const context = await phoneContext(browser);
	const page = await context.newPage();
	const cdp = await context.newCDPSession(page);
	await slow(cdp, SLOWDOWN);
	await page.goto(`${url}/`);
	into.first.push(await largestPaint(page));
	await slow(cdp, 1);
	await controlled(page);
	await offlineReload(context, page, cdp, into);
	await context.close();
}

async function offlineReload(
	context: BrowserContext,
	page: Page,
	cdp: CDPSession,
	into: Paints
): Promise<void> {
	await context.setOffline(true);
	await slow(cdp, SLOWDOWN);
	await page.reload();
	into.offline.push(await largestPaint(page));
}

async function slow(cdp: CDPSession, rate: number): Promise<void> {
	await cdp.send('Emulation.setCPUThrottlingRate', { rate });
}

function largestPaint(page: Page): Promise<number> {
	return page.evaluate(
		(settleMs) =>
			new Promise<number>((resolve, reject) => {
				let last = 0;
				const done = () => (last ? resolve(last) : reject(new Error('Nothing was painted.')));
				let timer = setTimeout(done, settleMs * 4);
				new PerformanceObserver((list) => {
					for (const entry of list.getEntries()) last = entry.startTime;
					clearTimeout(timer);
					timer = setTimeout(done, settleMs);
				}).observe({ type: 'largest-contentful-paint', buffered: true });
			}),
		SETTLE_MS
	);
}
