/**
 * Draws static/screenshots for the manifest and the README, from the built app: a library in which somebody has
 * studied for some days, at the end of a week that is always the same.
 */
import { mkdirSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { ensureChromium } from './chromium.ts';
import { serve } from './serve.ts';

const FOLDER = 'static/screenshots';
const PHONE = { width: 360, height: 740 };
const WIDE = { width: 1440, height: 960 };
/** Evenings from a Monday on; the last of them is the day that is shown. */
const DAYS = [4, 5, 6, 7, 8, 9].map((day) => new Date(`2026-05-0${day}T18:30:00+02:00`));
/** A person reads, thinks and says the answer: what a day takes is told by it. */
const THINKING_MS = 8_000;
/** Long enough for the steps of new cards to pass. */
const REST_MS = 11 * 60_000;

mkdirSync(FOLDER, { recursive: true });
const { url, server } = await serve({ port: 0 });
const browser = await chromium.launch({
	executablePath: ensureChromium(),
	args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking']
});
const page = await browser.newPage({
	viewport: PHONE,
	deviceScaleFactor: 2,
	reducedMotion: 'reduce',
	locale: 'en-GB',
	timezoneId: 'Europe/Berlin'
});
await page.clock.install({ time: DAYS[0]! });
await page.goto(`${url}/`);
await page.getByText('Show answer').click();
await page.getByText('Remembered').click();
await page.getByRole('radio', { name: '5', exact: true }).check();
// Its pieces of advice are short: one fits on the picture.
await page.getByRole('combobox', { name: 'Start with' }).selectOption('Resources');
await page.getByRole('button', { name: 'Start with this deck' }).click();
await page.waitForURL('**/study/');
for (const day of DAYS.slice(0, -1)) {
	await page.clock.setSystemTime(day);
	await studyAll();
}
await page.clock.setSystemTime(DAYS.at(-1)!);

await page.goto(`${url}/`);
await page.getByRole('region', { name: 'Advice of the day' }).waitFor();
await settle();
await page.setViewportSize(WIDE);
await settle();
await page.screenshot({ path: `${FOLDER}/today-wide.png`, scale: 'css' });

await page.setViewportSize(PHONE);
await page.getByRole('button', { name: 'Show the advice' }).click();
await page
	.getByRole('heading', { name: 'Advice of the day' })
	.evaluate((it) => it.scrollIntoView());
await settle();
await page.screenshot({ path: `${FOLDER}/advice-phone.png` });

await page.goto(`${url}/study/`);
// In the middle of a session, a card that was remembered before: it comes again in days.
let rated = 0;
const days = page.getByRole('button', { name: /Remembered.*days/ });
await reveal();
do {
	await remember();
	rated++;
	await reveal();
} while (rated < 4 || !(await days.isVisible()));
await page.screenshot({ path: `${FOLDER}/study-phone.png` });

await browser.close();
server.close();
server.closeAllConnections();

/** Answers all cards of the day that is, those that are being learnt too. */
async function studyAll(): Promise<void> {
	const show = page.getByRole('button', { name: 'Show answer' });
	const over = page.getByRole('heading', { level: 1, name: /done|rest/i });
	for (let rests = 0; rests < 4; rests++) {
		await page.goto(`${url}/study/`);
		for (await show.or(over).waitFor(); await show.isVisible(); await show.or(over).waitFor()) {
			await reveal();
			await remember();
		}
		await page.clock.fastForward(REST_MS);
	}
}

async function reveal(): Promise<void> {
	// A tap right after the screen changed is taken for the second half of a double tap.
	await settle();
	await page.clock.fastForward(THINKING_MS);
	await page.getByRole('button', { name: 'Show answer' }).click();
	await settle();
}

async function remember(): Promise<void> {
	const study = page.getByTestId('study');
	const before = await study.getAttribute('data-rated');
	await page.getByRole('button', { name: 'Remembered' }).click();
	while ((await study.getAttribute('data-rated')) === before) await settle();
}

function settle(): Promise<void> {
	return page.waitForTimeout(400);
}
