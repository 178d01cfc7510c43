/**
 * What goes over the wire before anybody does anything: scripts of Today's first visit, and what the
 * service worker then caches. Taken from the browser itself, not from the files of the build.
 */
import type { Browser } from '@playwright/test';
import { controlled, phoneContext } from './browser.ts';
import { figure, kb, limited, pause, type Section } from './figures.ts';

const JS_LIMIT = 90_000;
const PRECACHE_LIMIT = 900_000;
/** Long enough for what the page loads when it is idle. */
const IDLE_MS = 2000;

interface Loaded {
	bytes: number;
	withHeaders: number;
	files: number;
	encoding: string;
}

export async function measureBytes(browser: Browser, url: string): Promise<Section> {
	const gzip = await scriptsOf(browser, url, 'gzip');
	if (gzip.encoding !== 'gzip')
		throw new Error(`The scripts came as ${gzip.encoding || 'plain text'} and not as gzip.`);
	const usual = await scriptsOf(browser, url);
	const cached = await precacheOf(browser, url);
	return {
		title: 'Bytes',
		how:
			'Scripts are what the browser received for script responses of a first visit to Today, until ' +
			'two seconds of quiet with the service worker held off. Hosts send gzip or Brotli, and headers ' +
			'of their own; the limit is for gzip without headers. The precache is what lies in Cache ' +
			'Storage once the worker controls the page, not compressed.',
		figures: [
			limited(`Today, scripts with gzip (${gzip.files} files)`, gzip.bytes, JS_LIMIT, kb),
			figure('The same with response headers', kb(gzip.withHeaders)),
			figure(`Today, scripts with ${usual.encoding}`, kb(usual.bytes)),
			limited(`Shell precache (${cached.files} files)`, cached.bytes, PRECACHE_LIMIT, kb)
		]
	};
}

async function scriptsOf(browser: Browser, url: string, only?: string): Promise<Loaded> {
	const context = await phoneContext(browser, { serviceWorkers: 'block' });
	const page = await context.newPage();
	const cdp = await context.newCDPSession(page);
	const scripts = new Map<string, string>();
	const bodies = new Map<string, number>();
	const whole = new Map<string, number>();
	cdp.on('Network.responseReceived', ({ requestId, type, response }) => {
		// A preloaded module may come under another type than the script it becomes.
		if (type !== 'Script' && !response.mimeType.includes('javascript')) return;
		const header = Object.entries(response.headers).find(
			([name]) => name.toLowerCase() === 'content-encoding'
		);
		scripts.set(requestId, header?.[1] ?? '');
	});
	cdp.on('Network.dataReceived', ({ requestId, encodedDataLength }) =>
		bodies.set(requestId, (bodies.get(requestId) ?? 0) + encodedDataLength)
	);
	cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) =>
		whole.set(requestId, encodedDataLength)
	);
	await cdp.send('Network.enable');
	if (only) await cdp.send('Network.setExtraHTTPHeaders', { headers: { 'Accept-Encoding': only } });
	await page.goto(`${url}/`, { waitUntil: 'networkidle' });
	await pause(IDLE_MS);
	await context.close();
	const sum = (of: Map<string, number>) =>
		[...scripts.keys()].reduce((all, id) => all + (of.get(id) ?? 0), 0);
	const encoding = [...new Set(scripts.values())].filter(Boolean).join(', ');
	return { bytes: sum(bodies), withHeaders: sum(whole), files: scripts.size, encoding };
}

async function precacheOf(
	browser: Browser,
	url: string
): Promise<{ bytes: number; files: number }> {
	const context = await phoneContext(browser);
	const page = await context.newPage();
	await page.goto(`${url}/`);
	await controlled(page);
	const sizes = await page.evaluate(async () => {
		const found: number[] = [];
		// Parts, fetched when idle, lie in a cache of their own.
		const names = (await caches.keys()).filter((name) => !name.startsWith('adage-parts'));
		for (const name of names)
			for (const response of await (await caches.open(name)).matchAll())
				found.push((await response.blob()).size);
		return found;
	});
	await context.close();
	return { bytes: sizes.reduce((sum, size) => sum + size, 0), files: sizes.length };
}
