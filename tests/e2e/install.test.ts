// The app can be installed: the browser finds nothing against it, and all that the manifest names is there.
import { expect, offlineReady, test } from './journey';

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

test('no page allows inline code or another host', async ({ page }) => {
	for (const route of ['', 'study/', 'import/', 'library/', 'browse/', 'stats/', 'settings/']) {
		await page.goto(`./${route}`);
		const policy = await page
			.locator('meta[http-equiv="content-security-policy" i]')
			.getAttribute('content');
		expect(policy).toContain("default-src 'none'");
		expect(policy).toContain("require-trusted-types-for 'script'");
		// A page whose address the person entered is asked for, and nothing else of another host.
		const asks = "connect-src 'self' https: http://localhost:*";
		expect(policy).toContain(asks);
		// A picture of the library is drawn from this device's own bytes.
		const draws = "img-src 'self' blob:;";
		expect(policy).toContain(draws);
		expect(policy!.replace(asks, '').replace(draws, '')).not.toMatch(
			/unsafe-inline|unsafe-eval|https?:|data:|blob:|\*/
		);
	}
});
