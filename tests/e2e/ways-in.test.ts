// Every way a document gets in ends at the same page, several wait for one another through a restart, a
// read can be stopped, and what cannot be read from here is said with the ways that work.
import { mkdirSync, writeFileSync } from 'node:fs';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import { serve } from '../../scripts/serve';
import { ADDRESS } from './address';
import { expect, offlineReady, partsThere, test as journey, watch, takesDrops } from './journey';
import { selfSigned } from './self-signed';

// A site that forbids reading makes the browser log an error, and that is what some of these are about.
const test = journey.extend({
	watched: async ({ context }, use) => {
		const problems: string[] = [];
		await watch(context, problems);
		await use(problems);
		const expected = /CORS policy|ERR_FAILED|status of 404/;
		expect(problems.filter((problem) => !expected.test(problem))).toEqual([]);
	}
});
const installed = test.extend({ serviceWorkers: 'allow' });

// Sites that stand in for others sign for themselves.
test.use({ ignoreHTTPSErrors: true });

const tea = '# Tea\n\n## How long does green tea steep?\n\nTwo minutes.\n';
const bees = '# Bees\n\n## What do bees need in winter?\n\nStores, not warmth.\n';
const bread = '# Bread\n\n## Why does dough rise?\n\nYeast makes gas.\n';
const deck = (card: string) => `---
id: hives
title: Hives
deckDate: 2026-01-01
language: en
---

## Wintering {#wintering}

### How do bees get through winter? {#winter}

On what they stored.

#### ${card} {#stores}

Stores, not warmth.
`;
const richTea =
	'<h1>Tea</h1><h2>How long does green tea steep?</h2><ul><li>Two minutes.</li><li>Not more.</li></ul>';

const file = (name: string, text: string | Buffer, mimeType = 'text/markdown') => ({
	name,
	mimeType,
	buffer: Buffer.from(text)
});
const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');

async function choose(page: Page) {
	await page.goto('./import/');
	await expect(page.getByRole('button', { name: /Open a file/ })).toBeVisible();
	await takesDrops(page);
}

const nameOfDeck = (page: Page) => page.getByLabel('Name of the deck');

async function serveSite(answer: (request: IncomingMessage, response: ServerResponse) => void) {
	const server = createServer(selfSigned(), answer);
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return { server, url: `https://localhost:${(server.address() as AddressInfo).port}` };
}

function close(server: Pick<Server, 'close' | 'closeAllConnections'>) {
	server.closeAllConnections();
	server.close();
}

test('several files are gone through one after the other, and wait through a restart', async ({
	page
}) => {
	await choose(page);
	await page
		.getByLabel('FAQ file')
		.setInputFiles([file('tea.md', tea), file('p.png', png), file('bees.md', bees)]);
	await expect(nameOfDeck(page)).toHaveValue('Tea');
	await expect(page.getByTestId('queue')).toContainText('1 of 3');
	await page.reload();
	await expect(page.getByTestId('queue')).toContainText('1 of 3');
	await expect(nameOfDeck(page)).toHaveValue('Tea');
	await page.getByRole('button', { name: 'Add 1 card' }).click();
	await expect(nameOfDeck(page)).toHaveValue('Bees');
	await expect(page.getByTestId('queue')).toHaveCount(0);
	await page.getByRole('button', { name: 'Add 1 card' }).click();
	await expect(page.getByText('2 cards from 2 documents wait for you')).toBeVisible();
	await expect(page.getByRole('alert')).toHaveText(/“p\.png”: This is a picture/);
});

test('one can be left out, and so can the rest', async ({ page }) => {
	await choose(page);
	await page
		.getByLabel('FAQ file')
		.setInputFiles([file('tea.md', tea), file('bees.md', bees), file('bread.md', bread)]);
	await expect(nameOfDeck(page)).toHaveValue('Tea');
	await page.getByRole('button', { name: 'Skip this one' }).click();
	await expect(nameOfDeck(page)).toHaveValue('Bees');
	await expect(page.getByTestId('queue')).toContainText('2 of 3');
	await page.getByRole('button', { name: 'Skip the rest' }).click();
	await expect(page.getByTestId('queue')).toHaveCount(0);
	await page.getByRole('button', { name: 'Add 1 card' }).click();
	await expect(page.getByRole('heading', { name: 'Added' })).toBeVisible();
});

function writeFolder(at: string): string {
	mkdirSync(`${at}/faqs/part 10`, { recursive: true });
	mkdirSync(`${at}/faqs/part 2`, { recursive: true });
	writeFileSync(`${at}/faqs/part 10/tea.md`, tea);
	writeFileSync(`${at}/faqs/part 2/bees.markdown`, bees);
	writeFileSync(`${at}/faqs/photo.png`, png);
	writeFileSync(`${at}/faqs/.draft.md`, bread);
	return `${at}/faqs`;
}

test('a folder: files that may be FAQs by their names, in the order of their paths', async ({
	page
}, info) => {
	const folder = writeFolder(info.outputPath('folder'));
	await choose(page);
	await page.getByLabel('Folder').setInputFiles(folder);
	await expect(nameOfDeck(page)).toHaveValue('Bees');
	await expect(page.getByTestId('queue')).toContainText('1 of 2');
	await page.getByRole('button', { name: 'Skip this one' }).click();
	await expect(nameOfDeck(page)).toHaveValue('Tea');
	await page.getByRole('button', { name: 'Change the text' }).click();
	await expect(page.getByText('2 files were left')).toBeVisible();
});

/** Drops files and folders as a file manager does. */
async function dropFiles(page: Page, files: string[]) {
	const session = await page.context().newCDPSession(page);
	const data = { items: [], files, dragOperationsMask: 1 };
	for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
		await session.send('Input.dispatchDragEvent', { type, x: 150, y: 200, data });
}

test('a folder and a file that are dropped together', async ({ page }, info) => {
	const folder = writeFolder(info.outputPath('folder'));
	const loose = info.outputPath('bread.md');
	writeFileSync(loose, bread);
	await choose(page);
	await dropFiles(page, [loose, folder]);
	await expect(nameOfDeck(page)).toHaveValue('Bread');
	await expect(page.getByTestId('queue')).toContainText('1 of 3');
	// More can be dropped while one is looked at: it waits behind the others.
	await dropFiles(page, [loose]);
	await expect(page.getByTestId('queue')).toContainText('1 of 4');
});

test('a deck file that is dropped is looked at and taken as one that was chosen', async ({
	page
}, info) => {
	const path = info.outputPath('hives.md');
	writeFileSync(path, deck('What do bees need in winter?'));
	const looked = page.getByRole('heading', { level: 1, name: 'Hives' });
	await choose(page);
	await page.getByLabel('FAQ file').setInputFiles(path);
	await expect(looked).toBeFocused();
	const chosen = await page.locator('main').innerText();
	await page.getByRole('button', { name: 'Not now' }).click();
	await dropFiles(page, [path]);
	await expect(looked).toBeFocused();
	expect(await page.locator('main').innerText()).toBe(chosen);
	await page.getByRole('button', { name: 'Add 1 card' }).click();
	await expect(page.getByRole('heading', { name: 'Added' })).toBeVisible();

	// Another edition of it, with a FAQ: each is gone through as what it is.
	writeFileSync(path, deck('What keeps bees alive in winter?'));
	const faq = info.outputPath('tea.md');
	writeFileSync(faq, tea);
	await dropFiles(page, [path, faq]);
	await expect(looked).toBeVisible();
	await expect(page.getByText('1 changed card')).toBeVisible();
	await page.getByRole('button', { name: 'Take this edition' }).click();
	await expect(nameOfDeck(page)).toHaveValue('Tea');
	await page.getByRole('button', { name: 'Add 1 card' }).click();
	await page.goto('./browse/');
	await expect(page.getByText('What keeps bees alive in winter?')).toBeVisible();
});

test('text with markup that is dropped, and an address that is', async ({ page }) => {
	await choose(page);
	const drop = (data: Record<string, string>) =>
		page.evaluate((data) => {
			const transfer = new DataTransfer();
			for (const [type, text] of Object.entries(data)) transfer.setData(type, text);
			const init = { dataTransfer: transfer, bubbles: true, cancelable: true };
			document.body.dispatchEvent(new DragEvent('drop', init));
		}, data);
	await drop({ 'text/uri-list': 'https://example.org/faq', 'text/plain': 'ignored' });
	await expect(page.getByLabel('Address of a page')).toHaveValue('https://example.org/faq');
	await drop({ 'text/html': richTea, 'text/plain': 'Tea' });
	await expect(page.getByRole('heading', { name: '1 question found' })).toBeVisible();
	await expect(nameOfDeck(page)).toHaveValue('Tea');
});

test('a rich paste keeps its structure until the text is changed', async ({ page, context }) => {
	await context.grantPermissions(['clipboard-read', 'clipboard-write']);
	await choose(page);
	const copy = (html: string, plain: string) =>
		page.evaluate(
			async ([html, plain]) => {
				const blob = (text: string, type: string) => new Blob([text], { type });
				await navigator.clipboard.write([
					new ClipboardItem({
						'text/html': blob(html!, 'text/html'),
						'text/plain': blob(plain!, 'text/plain')
					})
				]);
			},
			[html, plain]
		);
	const box = page.getByLabel('Text');
	await copy(richTea, 'Tea\n\nHow long does green tea steep?\n\nTwo minutes.\nNot more.');
	await box.press('Control+V');
	await expect(box).toHaveValue(/^Tea\n\nHow long/);
	await expect(page.getByText('headings, lists and links were pasted too')).toBeVisible();
	await page.getByRole('button', { name: 'Find the questions' }).click();
	await expect(nameOfDeck(page)).toHaveValue('Tea');
	await expect(page.locator('.front').getByText('How long does green tea steep?')).toBeVisible();
	await page.reload();
	await page.getByRole('button', { name: 'Change the text' }).click();
	await expect(box).toHaveValue(/^Tea\n\nHow long/);
	await expect(page.getByText('headings, lists and links were pasted too')).toBeVisible();

	await box.fill('Q. Is the text alone read now?\n\nA. Yes.');
	await expect(page.getByText('headings, lists and links were pasted too')).toBeHidden();
	await page.getByRole('button', { name: 'Find the questions' }).click();
	await expect(page.locator('.front').getByText('Is the text alone read now?')).toBeVisible();
});

/** Posts a share as the system does: a form navigates to the app, from elsewhere. */
async function share(
	page: Page,
	app: string,
	fields: Record<string, string>,
	files: ReturnType<typeof file>[] = []
) {
	const { server, url } = await serveSite((_, response) => {
		response.setHeader('Content-Type', 'text/html');
		response.end(
			`<form method="post" enctype="multipart/form-data" action="${app}import/">
				<textarea name="title"></textarea><textarea name="text"></textarea>
				<textarea name="url"></textarea><input type="file" name="files" multiple />
				<button>Share</button></form>`
		);
	});
	await page.goto(url);
	for (const [name, value] of Object.entries(fields)) await page.fill(`[name=${name}]`, value);
	await page.setInputFiles('input', files);
	await page.getByRole('button', { name: 'Share' }).click();
	await page.waitForURL('**/import/?shared');
	close(server);
}

installed(
	'shared text, a shared page and shared files arrive, offline too',
	async ({ page, context }) => {
		const app = ADDRESS;
		await page.goto('./');
		await offlineReady(page);
		await share(page, app, {
			title: 'Tea',
			text: 'Q. How long does tea steep?\n\nA. Two minutes.'
		});
		await expect(page.locator('.front').getByText('How long does tea steep?')).toBeVisible();

		// Another share waits behind the one that is looked at.
		await share(page, app, {}, [file('bees.md', bees), file('bread.md', bread)]);
		await expect(page.locator('.front').getByText('How long does tea steep?')).toBeVisible();
		await expect(page.getByTestId('queue')).toContainText('1 of 3');
		await page.reload();
		await expect(page.getByTestId('queue')).toContainText('1 of 3');
		await page.getByRole('button', { name: 'Skip this one' }).click();
		await expect(nameOfDeck(page)).toHaveValue('Bees');
		await page.getByRole('button', { name: 'Skip the rest' }).click();
		await page.getByRole('button', { name: 'Change the text' }).click();
		await expect(page.getByLabel('Text', { exact: true })).not.toHaveValue('');

		// An address without its text is not fetched before the person says so.
		await share(page, app, { title: 'A page', text: 'https://localhost/faq' });
		await expect(page.getByLabel('Address of a page')).toHaveValue('https://localhost/faq');

		// From a page that takes no shares itself.
		await page.goto('./');
		await context.setOffline(true);
		const status = await page.evaluate(async () => {
			const form = new FormData();
			form.set('text', 'Q. Does sharing need a network?\n\nA. No.');
			const answer = await fetch('./import/', { method: 'POST', body: form, redirect: 'manual' });
			return answer.type;
		});
		expect(status).toBe('opaqueredirect');
		await page.goto('./import/?shared');
		await expect(page.locator('.front').getByText('Does sharing need a network?')).toBeVisible();
		await context.setOffline(false);
	}
);

installed(
	'a deck file that is shared is looked at and taken as one that was chosen, offline too',
	async ({ page, context }) => {
		await page.goto('./');
		await partsThere(page);
		await share(page, ADDRESS, {}, [file('hives.md', deck('What do bees need in winter?'))]);
		const looked = page.getByRole('heading', { level: 1, name: 'Hives' });
		await expect(looked).toBeVisible();
		await expect(page.getByText('A deck of 1 card.')).toBeVisible();
		await context.setOffline(true);
		// What was shared waits until it is taken or left.
		await page.goto('./import/');
		await page.getByRole('button', { name: 'Go on' }).click();
		await expect(looked).toBeVisible();
		await page.getByRole('button', { name: 'Add 1 card' }).click();
		await expect(page.getByRole('heading', { name: 'Added' })).toBeVisible();
		await page.getByRole('link', { name: 'Study now' }).click();
		await expect(page.locator('.question')).toHaveText('What do bees need in winter?');
		await context.setOffline(false);
		// As text, where the other app shares no files.
		await share(page, ADDRESS, { text: deck('What keeps bees alive in winter?') });
		await expect(page.getByText('It is in your library already')).toBeVisible();
		await page.getByRole('button', { name: 'Take this edition' }).click();
		await expect(page.getByRole('heading', { name: 'Taken' })).toBeVisible();
	}
);

installed('sharing works under a sub-path', async ({ page }) => {
	const { url, server } = await serve({ folder: 'build-subpath', base: '/adage', port: 0 });
	await page.goto(`${url}/`);
	await offlineReady(page);
	await share(page, `${url}/`, {}, [file('bees.md', bees)]);
	await expect(nameOfDeck(page)).toHaveValue('Bees');
	close(server);
});

test('a file that the installed app is opened with', async ({ page }) => {
	await page.addInitScript(() => {
		const scope = globalThis as unknown as { launchQueue: unknown; launch: unknown };
		const launchQueue = { setConsumer: (take: unknown) => (scope.launch = take) };
		Object.defineProperty(scope, 'launchQueue', { value: launchQueue });
	});
	await page.goto('./settings/');
	await page.waitForFunction(() => 'launch' in globalThis);
	await page.waitForTimeout(500);
	await page.evaluate((text) => {
		const scope = globalThis as unknown as { launch(params: unknown): void };
		const getFile = () => Promise.resolve(new File([text], 'bees.md'));
		scope.launch({ targetURL: `${origin}/import/`, files: [{ kind: 'file', getFile }] });
	}, bees);
	await page.waitForURL('**/import/');
	await expect(nameOfDeck(page)).toHaveValue('Bees');
});

test('an address: read where the site allows it, with no cookies and no referrer', async ({
	page
}) => {
	const seen: IncomingMessage['headers'][] = [];
	const { server, url } = await serveSite((request, response) => {
		seen.push(request.headers);
		response.setHeader('Access-Control-Allow-Origin', '*');
		response.setHeader('Set-Cookie', 'known=1');
		if (request.url === '/picture') response.setHeader('Content-Type', 'image/png');
		else if (request.url === '/gone') response.statusCode = 404;
		else response.setHeader('Content-Type', 'text/markdown; charset=utf-8');
		response.end(bees);
	});
	await choose(page);
	const get = async (address: string) => {
		await page.getByLabel('Address of a page').fill(address);
		await page.getByRole('button', { name: 'Get the page' }).click();
	};
	await get('http://example.org/faq');
	await expect(page.getByRole('alert')).toHaveText(/over https alone/);
	await get('not an address');
	await expect(page.getByRole('alert')).toHaveText(/no address of a page/);
	await get(`${url}/picture`);
	await expect(page.getByRole('alert')).toHaveText(/no readable document.*image\/png/);
	await get(`${url}/gone`);
	await expect(page.getByRole('alert')).toHaveText(/answered with an error \(404\)/);
	await get(`${url}/faq#winter`);
	await expect(nameOfDeck(page)).toHaveValue('Bees');
	for (const headers of seen) {
		expect(headers.cookie).toBeUndefined();
		expect(headers.referer).toBeUndefined();
	}
	close(server);
});

installed('an address that cannot be read from here says what works', async ({ page, context }) => {
	const { server, url } = await serveSite((_, response) => response.end(bees));
	await choose(page);
	await page.getByLabel('Address of a page').fill(`${url}/faq`);
	await page.getByRole('button', { name: 'Get the page' }).click();
	await expect(page.getByRole('alert')).toHaveText(/share the page.*or save the page/);
	await expect(page.getByLabel('Address of a page')).toHaveValue(`${url}/faq`);
	await context.setOffline(true);
	await page.getByRole('button', { name: 'Get the page' }).click();
	await expect(page.getByRole('alert')).toHaveText(/You are offline/);
	await context.setOffline(false);
	close(server);
});

test('fetching and reading can be stopped, and then nothing is kept', async ({ page }) => {
	// A site that never answers.
	const { server, url } = await serveSite(() => {});
	await choose(page);
	await page.getByLabel('Address of a page').fill(`${url}/faq`);
	await page.getByRole('button', { name: 'Get the page' }).click();
	await expect(page.getByTestId('reading')).toContainText('Getting the page');
	await page.getByRole('button', { name: 'Cancel' }).click();
	await expect(page.getByRole('alert')).toHaveText(/Reading was stopped/);
	close(server);

	const long = Array.from({ length: 20_000 }, (_, i) => `Q. Why is **${i}** odd?\n\nA. It is.\n`);
	const files = [file('long.md', long.join('\n')), file('tea.md', tea)];
	await page.getByLabel('FAQ file').setInputFiles(files);
	await expect(page.getByTestId('reading')).toContainText('long.md');
	await page.getByRole('button', { name: 'Cancel' }).click();
	await expect(page.getByRole('alert')).toHaveText(/Reading was stopped/);
	// The other one waits until somebody says so, and can be left too.
	await expect(page.getByTestId('queue')).toContainText('1 document waits');
	await page.reload();
	await page.getByRole('button', { name: 'Leave them out' }).click();
	// They leave the screen when they have left the database.
	await expect(page.getByTestId('queue')).toHaveCount(0);
	await page.reload();
	await expect(page.getByRole('heading', { name: 'Add a FAQ' })).toBeVisible();
	await expect(page.getByTestId('queue')).toHaveCount(0);
});

installed(
	'large readers are fetched when idle, and a file says when its reader is not there',
	async ({ page, context }) => {
		await page.goto('./settings/');
		await offlineReady(page);
		await expect(page.getByTestId('parts')).toHaveText(/ready offline\s*$/, { timeout: 20_000 });

		const html = file('tea.html', `<!doctype html><title>Tea</title>${richTea}`, 'text/html');
		await page.goto('./import/');
		await context.setOffline(true);
		await page.getByLabel('FAQ file').setInputFiles(html);
		await expect(page.getByRole('heading', { name: '1 question found' })).toBeVisible();
		await page.getByRole('button', { name: 'Change the text' }).click();

		await page.evaluate(async () => {
			const names = (await caches.keys()).filter((name) => name.startsWith('adage-parts'));
			await Promise.all(names.map((name) => caches.delete(name)));
		});
		await page.reload();
		await page.waitForTimeout(300);
		await page.getByLabel('FAQ file').setInputFiles(html);
		await expect(page.getByRole('alert')).toHaveText(/not on this device yet. Go online/);
		await context.setOffline(false);
		await page.getByLabel('FAQ file').setInputFiles(html);
		await expect(page.getByRole('heading', { name: '1 question found' })).toBeVisible();
	}
);
