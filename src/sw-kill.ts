/// <reference lib="webworker" />
/**
 * The service worker of a build that takes the app's own worker back, for the day on which one of them does harm
 * (`npm run build:kill`). It takes over at once, drops what builds were cached, and unregisters itself; pages are the
 * host's from then on. Everything of the person stays: the library, what was shared and not read yet, reminders. It has
 * the name of every other one, since that is where browsers look; the next ordinary build is installed as the first was.
 */
export {};
declare const self: ServiceWorkerGlobalScope;

self.addEventListener('install', (event) => event.waitUntil(self.skipWaiting()));
self.addEventListener('activate', (event) => event.waitUntil(leave()));

async function leave(): Promise<void> {
	const { scope } = self.registration;
	const parts = `adage-parts ${new URL(scope).pathname}`;
	// Another app of this host may have caches as well.
	const ofBuilds = (name: string) =>
		name === parts || (name.startsWith('workbox-precache') && name.endsWith(scope));
	const names = (await caches.keys()).filter(ofBuilds);
	await Promise.all(names.map((name) => caches.delete(name)));
	await self.registration.unregister();
}
