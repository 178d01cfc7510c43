/// <reference lib="webworker" />
/**
 * The service worker: the whole shell is cached at install, under the build's revisions, and answers
 * from there; parts that few need are fetched when the page is idle. What another app shares is parked
 * here for the page, and who wants to be reminded is, while no page is open. A new build waits until the person lets it take over, or no page is open any more.
 */
import { clientsClaim } from 'workbox-core';
import {
	addPlugins,
	cleanupOutdatedCaches,
	matchPrecache,
	precacheAndRoute
} from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { parkShare } from './lib/app/parked';
import { remind, tapped } from './lib/app/reminding';
import {
	answerPart,
	dropStaleParts,
	fetchParts,
	tellParts,
	type Page,
	type PartEntry
} from './sw-parts';
import { mendShell, type ShellEntry } from './sw-shell';

declare const self: ServiceWorkerGlobalScope & {
	__WB_MANIFEST: (ShellEntry & { part?: string })[];
};

const built = self.__WB_MANIFEST;
const home = new URL('./', self.location.href).pathname;
const parts = built.filter((entry): entry is PartEntry => !!entry.part);

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

const shell = built.filter(({ part }) => !part);

precacheAndRoute(shell, {
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

const partPaths = new Set(parts.map(({ url }) => new URL(url, self.location.href).pathname));
registerRoute(
	({ url, sameOrigin }) => sameOrigin && partPaths.has(url.pathname),
	({ url }) => answerPart(home, url)
);

// The manifest's share_target: nothing that was shared leaves the device.
registerRoute(
	({ url, sameOrigin }) => sameOrigin && url.pathname === `${home}import/`,
	async ({ request }) => {
		const parked = await request
			.formData()
			.then((form) => parkShare(form, home, Date.now()))
			.then(() => 'shared')
			.catch(() => 'not-shared');
		return Response.redirect(`${home}import/?${parked}`, 303);
	},
	'POST'
);

// An address that is no page of this app: the network's answer, or Today where there is no network.
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

self.addEventListener('activate', (event) => event.waitUntil(dropStaleParts(home, parts)));

/** A newer build takes over only once this one does nothing any more. */
const fetching = new AbortController();

self.addEventListener('message', (event) => {
	const { type } = (event.data ?? {}) as { type?: string };
	if (type === 'take-over') {
		self.registration.active?.postMessage({ type: 'make-way' });
		void self.skipWaiting();
	}
	if (type === 'make-way') fetching.abort();
	if (type === 'remind') event.waitUntil(remindUnwatched(false));
	if (type === 'tell-parts' || type === 'fetch-parts')
		event.waitUntil(keep(event.source, type === 'fetch-parts'));
});

/** Tells a page what is there, and brings what is not: the shell in any case. */
async function keep(page: Page, all: boolean): Promise<void> {
	await tellParts(home, parts, page);
	await mendShell(shell, page, fetching.signal);
	if (all) await fetchParts(home, parts, page, fetching.signal);
}

/** Somebody who looks at the app needs no notification. */
async function remindUnwatched(woken: boolean): Promise<void> {
	const pages = await self.clients.matchAll({ type: 'window' });
	const watched = pages.some(({ visibilityState }) => visibilityState === 'visible');
	await remind(self.registration, home, new Date(), { woken, watched });
}

self.addEventListener('periodicsync', (event) =>
	(event as ExtendableEvent).waitUntil(remindUnwatched(true))
);

self.addEventListener('notificationclick', (event) =>
	event.waitUntil(
		tapped(self.registration, event.notification, event.action).then(async (next) => {
			if (next !== 'open') return;
			const address = new URL('study/', self.registration.scope).href;
			const [page] = await self.clients.matchAll({ type: 'window' });
			// A page that this worker does not control cannot be sent anywhere.
			const there = await page?.navigate(address).catch(() => null);
			await (there ? there.focus() : self.clients.openWindow(address));
		})
	)
);
