/** The Chromium that every bench drives, at phone size. */
import type {
	Browser,
	BrowserContext,
	BrowserContextOptions,
	LaunchOptions,
	Page
} from '@playwright/test';
import { ensureChromium } from '../chromium.ts';

export const launchOptions = (): LaunchOptions => ({
	executablePath: ensureChromium(),
	args: [
		'--no-sandbox',
		'--disable-gpu',
		'--disable-background-networking',
		'--disable-component-update',
		// Several tabs take turns; the browser must not slow down those that wait.
		'--disable-background-timer-throttling',
		'--disable-renderer-backgrounding'
	]
});

export const phone: BrowserContextOptions = {
	viewport: { width: 360, height: 740 },
	deviceScaleFactor: 2,
	hasTouch: true,
	locale: 'en-GB'
};

/** A new profile in memory. */
export async function phoneContext(
	browser: Browser,
	options: BrowserContextOptions = {}
): Promise<BrowserContext> {
	return speaking(await browser.newContext({ ...phone, ...options }));
}

/** tsx names functions by a helper of its own; what we send into a page needs it there too. */
export async function speaking(context: BrowserContext): Promise<BrowserContext> {
	await context.addInitScript('globalThis.__name = (named) => named;');
	return context;
}

/** Until the service worker holds the shell and answers for this page. */
export async function controlled(page: Page): Promise<void> {
	await page.waitForFunction(() => !!navigator.serviceWorker.controller, undefined, {
		timeout: 60_000
	});
}
