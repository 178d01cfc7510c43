/** Draws static/screenshots for the manifest and the README, from the built app. */
import { mkdirSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { ensureChromium } from './chromium.ts';
import { serve } from './serve.ts';

const FOLDER = 'static/screenshots';
mkdirSync(FOLDER, { recursive: true });
const { url, server } = await serve({ port: 0 });
const browser = await chromium.launch({
	executablePath: ensureChromium(),
	args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking']
});

const phone = await browser.newPage({
	viewport: { width: 360, height: 740 },
	deviceScaleFactor: 2,
	reducedMotion: 'reduce'
});
const pause = () => phone.waitForTimeout(500);
await phone.goto(`${url}/`);
await phone.getByText('Show answer').click();
await phone.getByText('Remembered').click();
await phone.getByRole('button', { name: 'Start with this deck' }).click();
await phone.waitForURL('**/study/');
await pause();
await phone.getByRole('button', { name: 'Show answer' }).click();
await pause();
await phone.screenshot({ path: `${FOLDER}/study-phone.png` });

const wide = await browser.newPage({ viewport: { width: 1440, height: 900 } });
await wide.goto(`${url}/`);
await wide.getByText('Show answer').click();
await wide.getByText('Remembered').click();
await wide.getByRole('button', { name: 'Start with this deck' }).click();
await wide.waitForURL('**/study/');
await wide.getByRole('button', { name: 'Close' }).click();
await wide.getByRole('link', { name: 'Study' }).waitFor();
await wide.waitForTimeout(500);
await wide.screenshot({ path: `${FOLDER}/today-wide.png` });

await browser.close();
server.close();
server.closeAllConnections();
