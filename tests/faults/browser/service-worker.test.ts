// Rule: whatever a host does to the service worker's files, the app is installed whole or not at all, what was there goes
// on working, and nobody's data is touched; a worker that does harm can be taken back, and a sound one comes again.
import { execFile } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import type { Page } from '@playwright/test';
import {
	answer,
	countRatings,
	expect,
	expectSound,
	partsThere,
	startWithDeck,
	installed as journey,
	watch
} from '../../e2e/journey';
import { everyOne, record, upTo } from '../record';
import { send, unrulyHost, type UnrulyHost } from './unruly-host';

// The browser logs what a host refuses, and that is what these are about. Nothing else may be wrong.
const test = journey.extend<{ host: UnrulyHost }>({
	watched: async ({ context }, use) => {
		const problems: string[] = [];
		await watch(context, problems);
		await use(problems);
		expect(problems.filter((problem) => /^(policy|request):|: policy:/.test(problem))).toEqual([]);
	},
	host: async ({}, use, info) => {
		const host = await unrulyHost(info.outputPath('site'));
		await use(host);
		host.close();
	}
});

/** Ways in which a file does not come. */
const FAILURES: ((response: ServerResponse) => void)[] = [
	(response) => send(response, 500, 'text/plain', 'No.'),
	(response) => send(response, 404, 'text/html', '<!doctype html><p>Not here.</p>'),
	(response) => {
		// Half of it, and the connection ends.
		response.writeHead(200, { 'Content-Type': 'text/javascript', 'Content-Length': '9999' });
		response.write('const a', () => response.destroy());
	}
];

/** What became of registering the worker: it is in force, or was given up. */
const install = (page: Page) =>
	page.evaluate(async () => {
		const registration = await navigator.serviceWorker.register('/sw.js', { scope: '/' });
		const worker = registration.installing ?? registration.waiting ?? registration.active!;
		while (!/activated|redundant/.test(worker.state))
			await new Promise((resolve) =>
				worker.addEventListener('statechange', resolve, { once: true })
			);
		return worker.state;
	});

/** Addresses in the caches of builds with the kinds of their content. */
const cached = (page: Page) =>
	page.evaluate(async () => {
		const found: [path: string, type: string][] = [];
		for (const name of await caches.keys())
			for (const request of await (await caches.open(name)).keys()) {
				const response = await (await caches.open(name)).match(request);
				found.push([
					new URL(request.url).pathname,
					response!.headers.get('content-type')?.split(';')[0] ?? ''
				]);
			}
		return found;
	});

const startAnew = (page: Page) =>
	page.evaluate(async () => {
		for (const one of await navigator.serviceWorker.getRegistrations()) await one.unregister();
		for (const name of await caches.keys()) await caches.delete(name);
	});

/** The shell's entries in a worker. */
const shellOf = (worker: string) =>
	[...worker.matchAll(/\{[^{}]*"url":"[^"]+"[^{}]*\}/g)]
		.map(([entry]) => entry)
		.filter((entry) => !entry.includes('"part"'));

test('the k-th file of the shell does not come: nothing is installed, and at the next visit all of it', async ({
	page,
	host
}) => {
	test.setTimeout(everyOne ? 900_000 : 120_000);
	const count = shellOf(readFileSync(`${host.folder}/sw.js`, 'utf8')).length;
	expect(count).toBeGreaterThan(100);
	await page.goto(`${host.url}/blank/`);
	const tried = upTo(count, 60);
	for (const k of tried) {
		let asked = 0;
		const fail = FAILURES[k % FAILURES.length]!;
		host.instead = (path, response) => {
			// Nor what the browser asks for by itself.
			if (['/sw.js', '/blank/', '/favicon.ico'].includes(path) || ++asked !== k) return false;
			fail(response);
			return true;
		};
		expect(await install(page), `file ${k} of ${count}`).toBe('redundant');
		expect(asked).toBe(k);
		expect(
			await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)
		).toBe(0);
		// But for the last one, whose files are kept for the next visit.
		if (k < count) await startAnew(page);
	}
	host.instead = () => false;
	expect(await install(page)).toBe('activated');
	expect((await cached(page)).length).toBe(count);
	record({
		fault: 'k-th file of the shell does not come',
		tries: tried.length,
		lost: 0,
		invented: 0,
		holds: 'nothing is installed by half; the next visit installs all of it'
	});
});

test('a newer build that does not come whole leaves the older one in force', async ({
	page,
	context,
	host
}) => {
	test.setTimeout(everyOne ? 300_000 : 120_000);
	await startWithDeck(page, `${host.url}/`);
	await answer(page);
	await partsThere(page, `${host.url}/`);
	// Each page has another revision in the newer build.
	const worker = readFileSync(`${host.folder}/sw.js`, 'utf8');
	const revised = shellOf(worker).filter((entry) => /"revision":"/.test(entry));
	const paths = new Set(
		revised.map((entry) => new URL(/"url":"([^"]+)/.exec(entry)![1]!, host.url).pathname)
	);
	const changed = revised.length;
	expect(changed).toBeGreaterThan(8);
	const tried = upTo(changed, 8);
	for (const k of tried) {
		const revision = `"revision":"${String(k).padStart(4, '0')}`;
		writeFileSync(`${host.folder}/sw.js`, worker.replace(/"revision":"[0-9a-f]{4}/g, revision));
		let asked = 0;
		host.instead = (path, response) => {
			if (!paths.has(path) || ++asked !== k) return false;
			FAILURES[k % FAILURES.length]!(response);
			return true;
		};
		const state = await page.evaluate(async () => {
			const registration = (await navigator.serviceWorker.getRegistration())!;
			const found = new Promise<ServiceWorker>((resolve) =>
				registration.addEventListener('updatefound', () => resolve(registration.installing!), {
					once: true
				})
			);
			await registration.update();
			const one = await found;
			while (!/installed|activated|redundant/.test(one.state))
				await new Promise((resolve) =>
					one.addEventListener('statechange', resolve, { once: true })
				);
			return one.state;
		});
		expect(state, `file ${k} of ${changed}`).toBe('redundant');
	}
	await context.setOffline(true);
	await page.goto(`${host.url}/study/`);
	await answer(page);
	await context.setOffline(false);
	expect(await countRatings(page)).toBe(2);
	record({
		fault: 'k-th file of a newer build does not come',
		tries: tried.length,
		acknowledged: 2,
		lost: 0,
		invented: 0,
		holds: 'the older build stays in force, offline too'
	});
});

test('a host that answers a page for every script poisons no cache', async ({
	page,
	context,
	host
}) => {
	// An ordinary visit, with a worker whose parts are answered so.
	const poison = (pattern: RegExp) => (path: string, response: ServerResponse) => {
		if (path === '/sw.js' || !pattern.test(path)) return false;
		send(response, 200, 'text/html', '<!doctype html><p>Sign in to the network of this hotel.</p>');
		return true;
	};
	await page.goto(`${host.url}/blank/`);
	host.instead = poison(/\.(js|css|json|woff2|webmanifest|svg|png)$/);
	expect(await install(page)).toBe('redundant');
	const wrong = async () =>
		(await cached(page)).filter(
			([path, type]) => type === 'text/html' && /\.[a-z0-9]+$/.test(path)
		);
	expect(await wrong()).toEqual([]);

	host.instead = poison(/\/workers\/|\/parts\/|\/decks\/.+-/);
	await page.goto(`${host.url}/settings/`);
	// The shell has chunks of workers as well: it cannot be installed, and says so.
	await expect(page.getByTestId('offline')).toHaveText('not ready yet; stay online a moment');
	await page.waitForTimeout(1000);
	await expect(page.getByTestId('offline')).toHaveText('not ready yet; stay online a moment');
	host.instead = poison(/\/parts\/|\/decks\/.+-/);
	await page.reload();
	await expect(page.getByTestId('offline')).toHaveText('ready on every page');
	await page.waitForTimeout(1000);
	expect(await wrong()).toEqual([]);
	await expect(page.locator('dl > div').filter({ hasText: 'Formulas' })).toContainText(
		'will be fetched when idle'
	);

	host.instead = () => false;
	await partsThere(page, `${host.url}/`);
	await context.setOffline(true);
	await page.goto(`${host.url}/library/`);
	await expect(page.locator('#main')).not.toBeEmpty();
	await context.setOffline(false);
	record({
		fault: 'a page in the place of every script',
		tries: 3,
		lost: 0,
		invented: 0,
		holds: 'none gets into a cache; what is not ready is said; all comes once the host answers'
	});
});

test('chunks of an older build that are gone are worth one reload and no loop', async ({
	page,
	host
}) => {
	let loads = 0;
	page.on('load', () => loads++);
	let gone = false;
	const came = new Set<string>();
	host.instead = (path, response) => {
		const chunk = path.startsWith('/_app/immutable/');
		// No worker that has them.
		if (path !== '/sw.js' && !(gone && chunk && !came.has(path))) {
			if (chunk) came.add(path);
			return false;
		}
		send(response, 404, 'text/plain', 'Gone.');
		return true;
	};
	await page.goto(`${host.url}/`);
	await expect(page.getByText('Show answer')).toBeVisible();
	await page.waitForTimeout(1000);
	gone = true;
	expect(loads).toBe(1);
	await page.getByRole('navigation').getByRole('link', { name: 'Settings' }).click();
	await expect.poll(() => loads).toBeGreaterThan(1);
	await page.waitForTimeout(3000);
	const after = loads;
	expect(after).toBeLessThan(5);
	await page.waitForTimeout(3000);
	expect(loads).toBe(after);
	// The newer build is there now.
	gone = false;
	await page.goto(`${host.url}/settings/`);
	await expect(page.getByTestId('offline')).toBeVisible();
	record({
		fault: 'chunks of an open page are gone from the host',
		tries: 1,
		lost: 0,
		invented: 0,
		holds: 'one reload by itself, no loop'
	});
});

/** What `npm run build:kill` does once it has made the build. The host, which runs here too, goes on answering. */
async function takeBack(folder: string): Promise<void> {
	const env = { ...process.env, BUILD_DIR: folder };
	// A host would send the compressed worker in the place of the one that is written.
	const compressed = ['br', 'gz'].map((ending) => `${folder}/sw.js.${ending}`);
	for (const file of compressed) writeFileSync(file, 'of the sound worker');
	const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
		scripts: Record<string, string>;
	};
	const after = scripts['build:kill']!.split('&&').at(-1)!.trim().split(' ');
	const { stdout } = await promisify(execFile)('npx', after, { env });
	expect(stdout).toContain(folder);
	expect(compressed.filter((file) => existsSync(file))).toEqual([]);
}

test('the build that takes its worker back, and the one after it', async ({
	page,
	context,
	host
}) => {
	test.slow();
	await startWithDeck(page, `${host.url}/`);
	await answer(page);
	await partsThere(page, `${host.url}/`);
	await page.evaluate(async () => {
		await caches.open('adage-shared /');
		await caches.open('of another app');
	});
	await page.goto(`${host.url}/study/`);
	const sound = readFileSync(`${host.folder}/sw.js`, 'utf8');
	await takeBack(host.folder);
	const registrations = (of: Page) =>
		of.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length);
	await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())!.update());
	await expect.poll(() => registrations(page), { timeout: 30_000 }).toBe(0);
	// In the middle of a session, which goes on.
	await answer(page);
	expect(await page.evaluate(() => caches.keys())).toEqual(
		expect.arrayContaining(['adage-shared /', 'of another app'])
	);
	expect(
		(await page.evaluate(() => caches.keys())).filter((name) => /precache|parts/.test(name))
	).toEqual([]);
	// A second page registers it while the first still holds on to it: the browser keeps it then, and it keeps nothing.
	const second = await context.newPage();
	await second.goto(`${host.url}/settings/`);
	await expect.poll(() => registrations(second)).toBe(1);
	await second.waitForTimeout(2000);
	await expect(second.getByTestId('offline')).toHaveText('not ready yet; stay online a moment');
	await second.close();
	expect(await countRatings(page)).toBe(2);
	await page.goto(`${host.url}/study/`);
	await answer(page);

	writeFileSync(`${host.folder}/sw.js`, sound);
	await expect(async () => {
		// Starts of the app: what is kept of the other worker goes when its last page is left.
		await page.goto('about:blank');
		await page.goto(`${host.url}/settings/`);
		await expect(page.getByTestId('offline')).toHaveText('ready on every page', {
			timeout: 4000
		});
	}).toPass();
	await partsThere(page, `${host.url}/`);
	await context.setOffline(true);
	await page.goto(`${host.url}/study/`);
	await answer(page);
	await context.setOffline(false);
	expect(await countRatings(page)).toBe(4);
	await expectSound(page, `${host.url}/`);
	rmSync(host.folder, { recursive: true, force: true });
	record({
		fault: 'a build that takes its worker back, and one after it',
		tries: 1,
		acknowledged: 4,
		lost: 0,
		invented: 0,
		holds: 'sessions go on, the library stays, the next build works offline'
	});
});
