/** What the app uses, or could, that a browser may lack. Told beside the result; it decides nothing. */
import type { Page } from './page.ts';

/** Each is tried on the page. */
const FEATURES: Record<string, string> = {
	'light-dark()': `CSS.supports('color', 'light-dark(red, blue)')`,
	':has()': `CSS.supports('selector(:has(a))')`,
	'text-wrap: balance': `CSS.supports('text-wrap', 'balance')`,
	'text-wrap: pretty': `CSS.supports('text-wrap', 'pretty')`,
	dvh: `CSS.supports('height', '1dvh')`,
	'trusted types': `'trustedTypes' in window`,
	requestIdleCallback: `'requestIdleCallback' in window`,
	'navigator.locks': `!!navigator.locks`,
	'storage.persist': `!!navigator.storage?.persist`,
	'storage.estimate': `!!navigator.storage?.estimate`,
	CompressionStream: `'CompressionStream' in window`,
	'service workers': `'serviceWorker' in navigator`,
	BroadcastChannel: `'BroadcastChannel' in window`,
	'prefers-color-scheme': `matchMedia('(prefers-color-scheme)').matches`,
	vibrate: `'vibrate' in navigator`
};

export async function missingFeatures(page: Page): Promise<string[]> {
	const tries = Object.entries(FEATURES).map(
		([name, test]) => `[${JSON.stringify(name)}, ${test}]`
	);
	return page.run<string[]>(
		`return [${tries.join(', ')}].filter((feature) => !feature[1]).map((feature) => feature[0])`
	);
}
