// The app can be installed: the browser finds nothing against it, and all that the manifest names is there.
import { readdirSync, readFileSync } from 'node:fs';
import { expect, offlineReady, installed as test } from './journey';

interface Manifest {
	id: string;
	start_url: string;
	icons: { src: string; purpose?: string }[];
	screenshots: { src: string; sizes: string; form_factor: string }[];
	shortcuts: { name: string; url: string }[];
	share_target: { action: string };
	file_handlers: { action: string; accept: Record<string, string[]> }[];
}

test('the browser offers to install it', async ({ page, context }) => {
	await page.goto('./');
	await offlineReady(page);
	const session = await context.newCDPSession(page);
	const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
	// A test's profile is a private window, which is the one thing against it.
	expect(installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito')).toEqual([]);
	const { errors } = await session.send('Page.getAppManifest');
	expect(errors).toEqual([]);
});

test('everything the manifest names is there', async ({ page, request }) => {
	await page.goto('./');
	const href = await page.locator('link[rel=manifest]').getAttribute('href');
	const manifest = (await (await request.get(href!)).json()) as Manifest;
	expect(manifest.icons.some(({ purpose }) => purpose === 'maskable')).toBe(true);
	expect(new Set(manifest.screenshots.map(({ form_factor }) => form_factor))).toEqual(
		new Set(['narrow', 'wide'])
	);
	expect(manifest.shortcuts.map(({ name }) => name)).toEqual([
		'Study',
		'Advice of the day',
		'Add a FAQ'
	]);
	const named = [
		...manifest.icons.map(({ src }) => src),
		...manifest.screenshots.map(({ src }) => src),
		...manifest.shortcuts.map(({ url }) => url),
		manifest.share_target.action,
		...manifest.file_handlers.map(({ action }) => action),
		manifest.start_url
	];
	for (const path of named) expect((await request.get(path)).status(), path).toBe(200);
	for (const { src, sizes } of manifest.screenshots) {
		const png = await (await request.get(src)).body();
		expect(`${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`, src).toBe(sizes);
	}
});

test('no page allows inline code or another host', () => {
	const pages = readdirSync('build', { recursive: true, encoding: 'utf8' }).filter((name) =>
		name.endsWith('.html')
	);
	expect(pages.length).toBeGreaterThan(7);
	for (const page of pages) {
		const html = readFileSync(`build/${page}`, 'utf8');
		const policy = /<meta http-equiv="content-security-policy" content="([^"]+)">/.exec(html)?.[1];
		// Before it stands one script, a file of ours.
		const before = html.slice(0, html.indexOf('content-security-policy'));
		expect(before.match(/<(script|style)[^>]*>/g)?.join(), page).toMatch(
			/^<script src="[\w./-]*\/boot\.js">$/
		);
		const rules = new Map(
			policy!.split('; ').map((rule) => {
				const [name = '', ...values] = rule.split(' ');
				return [name, values.filter((value) => !/^'(sha256|nonce)-/.test(value)).join(' ')];
			})
		);
		expect(Object.fromEntries(rules), page).toEqual({
			'default-src': "'none'",
			'script-src': "'self'",
			'style-src': "'self'",
			// One style of one element, by its hash.
			'style-src-attr': "'unsafe-hashes'",
			// Pictures of the library, drawn from this device's own bytes.
			'img-src': "'self' blob:",
			'font-src': "'self'",
			// A page whose address the person entered is asked for, and nothing else of another host.
			'connect-src': "'self' https:",
			'worker-src': "'self'",
			'manifest-src': "'self'",
			'base-uri': "'none'",
			'form-action': "'none'",
			'trusted-types': 'svelte-trusted-html adage',
			'require-trusted-types-for': "'script'"
		});
	}
});

test('a host that reads the file of headers sends them', async ({ request }) => {
	const headers = async (path: string) => (await request.get(path)).headers();
	const home = await headers('./');
	expect(home).toMatchObject({
		'content-security-policy': "frame-ancestors 'none'",
		'x-frame-options': 'DENY',
		'x-content-type-options': 'nosniff',
		'referrer-policy': 'no-referrer',
		'cross-origin-opener-policy': 'same-origin',
		'cross-origin-resource-policy': 'same-origin'
	});
	expect(home['permissions-policy']).toMatch(/camera=\(\).*microphone=\(\)/);
	expect(await headers('./sw.js')).toMatchObject({
		'content-security-policy': expect.stringContaining("connect-src 'self';")
	});
	// A worker has no policy of its page: what reads documents may ask nobody for anything.
	const readers = readdirSync('build/_app/immutable/workers').filter((name) => /\.js$/.test(name));
	expect(readers.length).toBeGreaterThan(0);
	for (const reader of readers)
		expect(
			(await headers(`./_app/immutable/workers/${reader}`))['content-security-policy']
		).toMatch(/default-src 'none'; script-src 'self'/);
});
