/// <reference lib="webworker" />
/**
 * The shell is cached at install and never again, but a browser may let go of a cache and keep the worker. What is
 * missing then is fetched anew, and kept only where it is of the same build.
 */
import { cacheNames } from 'workbox-core';
import { getCacheKeyForURL } from 'workbox-precaching';
import { sha256 } from './lib/core/sha256';
import type { Page } from './sw-parts';

export interface ShellEntry {
	url: string;
	/** The SHA-256 of the file, or null where its name changes with what is in it. */
	revision: string | null;
}

/** Brings back what is missing until it is stopped, and tells the page whether all of the shell is there, before and after. */
export async function mendShell(
	shell: ShellEntry[],
	page: Page,
	signal: AbortSignal
): Promise<void> {
	const cache = await caches.open(cacheNames.precache);
	const there = new Set((await cache.keys()).map(({ url }) => url));
	const missing = shell.filter(({ url }) => !there.has(getCacheKeyForURL(url)!));
	const tell = (whole: boolean) => page?.postMessage({ type: 'shell', whole });
	tell(!missing.length);
	if (!missing.length) return;
	let whole = true;
	try {
		for (const entry of missing) {
			const response = await fetch(entry.url, { cache: 'no-cache', signal });
			// The host may have another build by now: an update brings all of that one.
			const sound = await isOf(entry, response.clone());
			if (sound) await cache.put(getCacheKeyForURL(entry.url)!, response);
			else whole = false;
		}
		tell(whole);
	} catch {
		// Offline, no room, or a newer build: it is tried again at the next start.
	}
}

async function isOf({ revision }: ShellEntry, response: Response): Promise<boolean> {
	if (!response.ok || response.redirected) return false;
	if (!revision) return !/text\/html/.test(response.headers.get('content-type') ?? '');
	const bytes = new Uint8Array(await response.arrayBuffer());
	return (await sha256(bytes, crypto.subtle)) === revision;
}
