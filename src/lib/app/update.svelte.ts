/**
 * The service worker as the page sees it: registered after the first paint, offline-ready when it has
 * everything, and a new build waiting until the person (or a cold start) lets it take over. Never during
 * a review: only this module reloads, and only when asked.
 */
import { base } from '$app/paths';
import { navigating } from '$app/state';
import { atRest } from './at-rest';
import { followParts, isLoadingPart, readList } from './parts.svelte';
import { trustedScriptUrl } from './trusted';

let waiting = $state.raw<ServiceWorker | undefined>();
let inForce = $state(false);
/** As the worker in force says it: a browser may let go of what was cached. */
let wholeShell = $state(false);
let taking = $state<'soon' | 'later' | 'done' | undefined>();

export const update = {
	/** A newer build is installed and waits. */
	get ready() {
		return !!waiting;
	},
	/**
	 * It was asked to take over; `later` where something still holds on to the older one, and `done` where it took
	 * over after that: whoever went on meanwhile reloads when it suits.
	 */
	get taking() {
		return taking;
	},
	/** Every page works without a network. A worker that takes itself back never says what it keeps. */
	get offlineReady() {
		return inForce && wholeShell && !!readList();
	}
};

let asked: ServiceWorker | undefined;

/** Heavy parts wait until the page is idle, and each worker is asked for them once. */
function askOnce(worker: ServiceWorker): void {
	if (asked === worker) return;
	asked = worker;
	const idle = window.requestIdleCallback ?? ((run: () => void) => setTimeout(run, 2_000));
	// One that is to go is not kept busy.
	idle(() => taking || followParts(worker, (whole) => (wholeShell = whole)));
}

export async function registerWorker(): Promise<void> {
	if (!('serviceWorker' in navigator) || import.meta.env.DEV) return;
	const url = trustedScriptUrl(`${base}/sw.js`);
	const registration = await navigator.serviceWorker.register(url, {
		scope: `${base}/`,
		type: 'classic'
	});
	const look = () => {
		// One that took itself back is still named for a moment.
		inForce = registration.active?.state === 'activated';
		// A first install waits for nobody; with a controller, what waits is a newer build.
		const before = waiting;
		waiting = registration.waiting && registration.active ? registration.waiting : undefined;
		// One that came meanwhile was asked for as well.
		if (taking && before && waiting !== before) takeOver();
		if (registration.active?.state === 'activated') askOnce(registration.active);
	};
	look();
	const watch = (worker: ServiceWorker | null) => worker?.addEventListener('statechange', look);
	watch(registration.installing);
	watch(registration.waiting);
	watch(registration.active);
	registration.addEventListener('updatefound', () => watch(registration.installing));
	document.addEventListener('visibilitychange', () => {
		if (!document.hidden) registration.update().catch(() => {});
	});
}

/** What a take-over takes at most where no page is busy. */
const SOON_MS = 8_000;

/** Lets the waiting build take over and reloads into it. */
export async function applyUpdate(): Promise<void> {
	if (!waiting || taking) return;
	taking = 'soon';
	const arrive = () => {
		if (taking === 'later') taking = 'done';
		else location.reload();
	};
	navigator.serviceWorker.addEventListener('controllerchange', arrive, { once: true });
	await atRest();
	setTimeout(() => {
		if (taking === 'soon') taking = 'later';
	}, SOON_MS);
	takeOver();
}

const takeOver = () => waiting?.postMessage({ type: 'take-over' });

/** Into the build that took over. */
export const enterUpdate = () => location.reload();

const RELOADED = 'adage:reloaded';
/** A page that has been up for so long has started well, and may reload itself again. */
const STARTED_MS = 10_000;

/**
 * A chunk that is gone (the host has a newer build) is worth one reload, not a loop of them. A chunk that
 * fails because the page is being left is not gone: reloading then would undo the leaving. A part is not
 * worth one: the page shows something else.
 */
export function reloadOnMissingChunk(): void {
	// From here on, and no longer in boot.js.
	document.documentElement.dataset.started = '';
	let leaving = false;
	addEventListener('beforeunload', () => (leaving = true));
	addEventListener('pagehide', () => (leaving = true));
	addEventListener('pageshow', () => (leaving = false));
	setTimeout(() => markReloaded(false), STARTED_MS);
	addEventListener('vite:preloadError', (event) => {
		if (leaving || isLoadingPart() || wasReloaded() || !canReload()) return;
		markReloaded(true);
		event.preventDefault();
		// Where somebody was going is there in the newer build.
		const to = navigating.to?.url.href;
		if (to && to !== location.href) location.assign(to);
		else location.reload();
	});
}

/** Without a network and without a worker the browser's error page would take the place of what can be read. */
const canReload = () => navigator.onLine || !!navigator.serviceWorker?.controller;

function wasReloaded(): boolean {
	try {
		return !!sessionStorage.getItem(RELOADED);
	} catch {
		// Without a memory of it a reload could go on for ever.
		return true;
	}
}

function markReloaded(reloaded: boolean): void {
	try {
		if (reloaded) sessionStorage.setItem(RELOADED, '1');
		else sessionStorage.removeItem(RELOADED);
	} catch {
		// Storage is closed to this page.
	}
}
