/// <reference lib="webworker" />
/**
 * Parts of the app that few need: large readers of single formats, decks to start with. A file's name changes with its
 * content, so what is cached under a name never gets old, and what no build names any more is dropped.
 */
import type { PartState } from './lib/app/parts.svelte';

export interface PartEntry {
	url: string;
	part: string;
}

/** Who is told. */
export type Page = Client | ServiceWorker | MessagePort | null;

const openCache = (home: string) => caches.open(`adage-parts ${home}`);
const absolute = (url: string) => new URL(url, self.location.href).href;

/** From the cache, or else from the network into the cache. */
export async function answerPart(home: string, url: URL): Promise<Response> {
	const cache = await openCache(home);
	return (await cache.match(url.href)) ?? fetchInto(cache, url.href);
}

/** Lets go of parts of earlier builds. */
export async function dropStaleParts(home: string, parts: PartEntry[]): Promise<void> {
	const cache = await openCache(home);
	const wanted = new Set(parts.map(({ url }) => absolute(url)));
	for (const key of await cache.keys()) if (!wanted.has(key.url)) await cache.delete(key);
}

/** Fetches what is not there yet, one after the other until it is stopped, and tells the page after each. */
export async function fetchParts(
	home: string,
	parts: PartEntry[],
	page: Page,
	signal: AbortSignal
): Promise<void> {
	const cache = await openCache(home);
	const there = await whichAreThere(cache, parts);
	for (const { url } of parts) {
		if (there.has(url)) continue;
		try {
			// Another page may have brought it meanwhile.
			if (!(await cache.match(absolute(url)))) await fetchInto(cache, absolute(url), signal);
		} catch {
			// Offline, no room, or a newer build: it is tried again at the next start.
			return;
		}
		if (await cache.match(absolute(url))) there.add(url);
		tell(parts, there, page);
	}
}

/** Tells the page which parts are there. */
export async function tellParts(home: string, parts: PartEntry[], page: Page): Promise<void> {
	tell(parts, await whichAreThere(await openCache(home), parts), page);
}

async function whichAreThere(cache: Cache, parts: PartEntry[]): Promise<Set<string>> {
	const keys = new Set((await cache.keys()).map(({ url }) => url));
	return new Set(parts.map(({ url }) => url).filter((url) => keys.has(absolute(url))));
}

function tell(parts: PartEntry[], there: ReadonlySet<string>, page: Page): void {
	const states: PartState[] = parts.map(({ url, part }) => ({
		name: part,
		ready: there.has(url)
	}));
	page?.postMessage({ type: 'parts', parts: states });
}

async function fetchInto(cache: Cache, url: string, signal?: AbortSignal): Promise<Response> {
	const response = await fetch(url, { signal });
	// A host that answers a page for a part must not get it into the cache for good.
	const isPart = /javascript|css|font|json/.test(response.headers.get('content-type') ?? '');
	if (!response.ok || !isPart) return response;
	// Where the device is full the page has it all the same.
	await cache.put(url, response.clone()).catch(() => {});
	return response;
}
