/**
 * When a page fetches nothing any more. A browser stops the older worker to let the newer one take over; one that
 * is asked for a file in that very moment is started again (Chromium), and then keeps its place until it has been
 * idle for half a minute.
 */
const REST_MS = 500;
const PATIENCE_MS = 5_000;

/** Resolves once nothing that this page fetches has come for half a second; after five seconds in any case. */
export async function atRest(): Promise<void> {
	const begun = performance.now();
	let last = begun;
	const observer = new PerformanceObserver(() => (last = performance.now()));
	observer.observe({ type: 'resource' });
	for (let now = begun; now < Math.min(last + REST_MS, begun + PATIENCE_MS);) {
		await new Promise((resolve) => setTimeout(resolve, 100));
		now = performance.now();
	}
	observer.disconnect();
}
