/// <reference lib="webworker" />
/**
 * The service worker: the whole shell is cached at install, under the build's revisions, and answers
 * from there. A new build waits until the person lets it take over, or no page is open any more.
 */
import { clientsClaim } from 'workbox-core';
import {
	addPlugins,
	cleanupOutdatedCaches,
	matchPrecache,
	precacheAndRoute
} from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';

declare const self: ServiceWorkerGlobalScope & {
	__WB_MANIFEST: { url: string; revision: string | null }[];
};

// A host that answers a page for a script (a login, a fallback) must not get it into the cache for good:
// the install fails, and is tried again at the next visit.
addPlugins([
	{
		cacheWillUpdate: async ({ request, response }) => {
			const isPage = /text\/html/.test(response.headers.get('content-type') ?? '');
			const wantsPage = !/\.[a-z0-9]+$/.test(new URL(request.url).pathname);
			return response.ok && isPage === wantsPage ? response : null;
		}
	}
]);

precacheAndRoute(self.__WB_MANIFEST, {
	// State is in the query; the page is the same.
	ignoreURLParametersMatching: [/.*/],
	// A route asked for without its slash is the same page.
	urlManipulation: ({ url }) => {
		const slashed = new URL(url);
		slashed.search = '';
		if (!/\.[a-z0-9]+$/.test(slashed.pathname) && !slashed.pathname.endsWith('/'))
			slashed.pathname += '/';
		return [slashed];
	}
});

// An address that is no page of this app: the network's answer, or Today where there is no network.
const home = new URL('./', self.location.href).pathname;
registerRoute(
	new NavigationRoute(async ({ request }) => {
		try {
			return await fetch(request);
		} catch {
			return (await matchPrecache(home)) ?? Response.error();
		}
	})
);

cleanupOutdatedCaches();
clientsClaim();

self.addEventListener('message', (event) => {
	if ((event.data as { type?: string } | null)?.type === 'take-over') void self.skipWaiting();
});
