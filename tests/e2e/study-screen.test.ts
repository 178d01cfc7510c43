// What stands on the study screen beside the card: seconds, a voice, advice; and what is off by default is off.
import type { Page } from '@playwright/test';
import { addToBeacon, emptyBeacon, type Review } from '../../src/lib/core/review';
import {
	answer,
	expect,
	expectAccessible,
	fourButtons,
	newADay,
	rowsOf,
	startWithDeck,
	test
} from './journey';
import { daysAgo } from './days-ago';
import { change, choose, extrasThere, question, rated, said, showAnswer } from './study-steps';

const redo = (page: Page) => page.getByRole('button', { name: /^Redo/ });

test('seconds are shown where somebody wants them, and nothing moves', async ({ page }) => {
	await startWithDeck(page);
	await expect(page.getByRole('timer')).toHaveCount(0);
	const top = async () => (await question(page).boundingBox())!.y;
	const before = await top();
	await change(page, () => page.getByRole('checkbox', { name: 'Show seconds' }).check());
	await expect(page.getByRole('timer')).toContainText(/[1-9] s/);
	expect(await top()).toBe(before);
});

test('reading aloud: the voice of the language, the question and then the answer', async ({
	page
}) => {
	await page.addInitScript(() => {
		const heard: string[] = [];
		const voices = [
			{ lang: 'de-DE', localService: true, default: true, name: 'Deutsch', voiceURI: 'de' },
			{ lang: 'en-US', localService: false, default: false, name: 'Far away', voiceURI: 'far' },
			{ lang: 'en-GB', localService: true, default: false, name: 'Here', voiceURI: 'here' }
		];
		Object.assign(window, {
			heard,
			SpeechSynthesisUtterance: class {
				voice?: (typeof voices)[0];
				constructor(public text: string) {}
			}
		});
		const speech = {
			getVoices: () => voices,
			speak: (one: { text: string; voice: (typeof voices)[0] }) =>
				heard.push(`${one.voice.name}: ${one.text}`),
			cancel: () => heard.push('silence'),
			addEventListener: () => {},
			removeEventListener: () => {}
		};
		Object.defineProperty(window, 'speechSynthesis', { value: speech });
	});
	const heard = async () =>
		(await page.evaluate(() => (window as unknown as { heard: string[] }).heard)).filter(
			(line) => line !== 'silence'
		);
	await startWithDeck(page);
	const read = page.getByRole('button', { name: 'Read aloud' });
	const first = (await question(page).textContent())!.trim();
	await read.click();
	await expect.poll(heard).toEqual([`Here: ${first}`]);
	await expect(read).toHaveAttribute('aria-pressed', 'true');
	await page.keyboard.press('r');
	await expect(read).toHaveAttribute('aria-pressed', 'false');
	await showAnswer(page);
	await page.keyboard.press('r');
	await expect.poll(async () => (await heard()).length).toBeGreaterThan(1);
	await page.getByRole('button', { name: 'Remembered' }).click();
	await rated(page, 1);
	await expect(read).toHaveAttribute('aria-pressed', 'false');
	await change(page, () =>
		page.getByRole('checkbox', { name: 'Read cards aloud by themselves' }).check()
	);
	const next = (await question(page).textContent())!.trim();
	await expect.poll(heard).toEqual([`Here: ${next}`]);
});

test('without a voice nothing is offered, and the key says why', async ({ page }) => {
	await page.addInitScript(() => {
		const speech = { getVoices: () => [], cancel: () => {}, addEventListener: () => {} };
		Object.assign(speech, { removeEventListener: () => {} });
		Object.defineProperty(window, 'speechSynthesis', { value: speech });
	});
	await startWithDeck(page);
	await extrasThere(page);
	await expect(page.getByRole('button', { name: 'Read aloud' })).toHaveCount(0);
	await page.keyboard.press('r');
	await expect(said(page)).toHaveText('This device has no voice of its own to read with.');
});

/** Gives a card a past in which Hard stood for Forgot, and what the log is known to hold with it. */
async function misuseHard(page: Page): Promise<void> {
	const [schedule] = await rowsOf<Record<string, unknown>>(page, 'schedules');
	const { day } = daysAgo(1);
	const entries = Array.from({ length: 60 }, (_, i) => ({
		...{ id: `0${String(i).padStart(3, '0')}`, cardId: schedule!.cardId, kind: 'review', day },
		...{ atMs: 0, tzOffsetMin: 0, tookMs: 1, phase: 'review', predicted: 0.6, seen: '' },
		...{ rating: i % 3 ? 3 : 2, to: { state: 'review', dueDay: day + 9 } }
	}));
	const rows = {
		reviews: { cardId: schedule!.cardId, id: '0000', entries },
		schedules: { ...schedule, lastDay: day },
		meta: { key: 'beacon', value: addToBeacon(emptyBeacon, entries as unknown as Review[]) }
	};
	await page.evaluate(
		(rows) =>
			new Promise<void>((resolve) => {
				const opening = indexedDB.open('adage');
				opening.onsuccess = () => {
					const writing = opening.result.transaction(Object.keys(rows), 'readwrite');
					for (const [table, row] of Object.entries(rows)) writing.objectStore(table).put(row);
					writing.oncomplete = () => {
						opening.result.close();
						resolve();
					};
				};
			}),
		rows
	);
}

test('who presses Hard for Forgot is told what it is for, once', async ({ page }) => {
	await startWithDeck(page);
	await misuseHard(page);
	await newADay(page, 0);
	const done = page.getByRole('heading', { name: 'Done for today' });
	const advice = page.getByRole('heading', { name: 'What Hard is for' });
	// With two buttons there is nothing to tell.
	await page.goto('./study/');
	await expect(done).toBeVisible();
	await page.waitForTimeout(500);
	await expect(advice).toHaveCount(0);
	await fourButtons(page);
	await page.goto('./study/');
	await expect(advice).toBeVisible();
	await expectAccessible(page);
	await page.getByRole('button', { name: 'Use two buttons' }).click();
	await expect(advice).toHaveCount(0);
	await page.goto('./settings/');
	await expect(page.getByRole('radio', { name: 'Two' })).toBeChecked();
	await fourButtons(page);
	await page.goto('./study/');
	await expect(done).toBeVisible();
	await page.waitForTimeout(500);
	await expect(advice).toHaveCount(0);
});

for (const colorScheme of ['light', 'dark'] as const)
	test(`axe finds nothing in what comes over the card, ${colorScheme}`, async ({ page }) => {
		await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
		const check = (where: string) => expectAccessible(page, where);
		await startWithDeck(page);
		await change(page, async () => {
			await page.getByRole('checkbox', { name: 'Show seconds' }).check();
			await page.getByRole('radio', { name: 'Four' }).check();
		});
		await extrasThere(page);
		await choose(page, /^Keys and gestures/);
		await expect(page.getByRole('heading', { name: 'Keys and gestures' })).toBeVisible();
		await check('keys');
		await page.keyboard.press('Escape');
		await answer(page, 'Good');
		await page.keyboard.press('u');
		await expect(redo(page)).toBeVisible();
		await check('redo');
		await showAnswer(page);
		await page.locator('#answer').focus();
		await page.keyboard.press('Shift+Digit2');
		await expect(page.getByRole('dialog', { name: 'Hard' })).toBeVisible();
		await check('details');
	});
