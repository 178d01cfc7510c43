/**
 * When a page fetches nothing any more. A browser stops the older worker to let the newer one take over; one that
 * is asked for a file in that very moment is started again (Chromium), and then keeps its place until it has been
 * idle for half a minute.
 */
const REST_MS = 500;
const PATIENCE_MS = 5_000;
const LOOK_MS = 100;

/** Resolves once nothing that this page fetches has come for half a second; after five seconds in any case. */
export async function atRest(): Promise<void> {
	let fetched = false;
	const observer = new PerformanceObserver(() => (fetched = true));
	observer.observe({ type: 'resource' });
	for (let past = 0, quiet = 0; quiet < REST_MS && past < PATIENCE_MS; past += LOOK_MS) {
		fetched = false;
		await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
		quiet = fetched ? 0 : quiet + LOOK_MS;
	}
	observer.disconnect();
}
