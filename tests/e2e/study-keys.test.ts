// Every key that the sheet lists does what the sheet says.
import type { Page } from '@playwright/test';
import { expect, expectSound, newADay, startWithDeck, test } from './journey';
import { change, extrasThere, rated, said, showAnswer, useFour } from './study-steps';

/** What each key of the sheet does, seen on the screen; the card shows its answer before each. */
const KEYS: Record<string, (page: Page, name: string) => Promise<void>> = {
	'More about': async (page, name) => {
		await expect(page.getByRole('dialog', { name })).toBeVisible();
		await page.keyboard.press('Escape');
		await expect(page.getByRole('dialog')).toHaveCount(0);
	},
	'Where this comes from': async (page) => {
		await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
	},
	'This list': async (page) => {
		await expect(page.getByRole('heading', { name: 'Keys and gestures' })).toBeVisible();
		await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
	},
	Edit: async (page) => {
		await expect(page.getByLabel('Question')).toBeFocused();
		await page.getByRole('button', { name: 'Cancel' }).click();
	},
	'Fix later': async (page) => {
		await expect(page.getByText('Fix later', { exact: true })).toBeVisible();
	},
	Suspend: async (page) => {
		await expect(page.locator('.toast')).toContainText(/Suspended (a|\d+) cards?/);
	},
	'Delete the note': async (page) => {
		await expect(page.locator('.toast')).toContainText(/Deleted (a|\d+) cards?/);
	},
	'Options of its deck': async (page) => {
		await expect(page.getByRole('heading', { name: 'Options', exact: true })).toBeVisible();
		await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
		await expect(page.getByRole('dialog')).toHaveCount(0);
	},
	'Not today': async (page, says) => {
		const said = says.includes('all') ? /back tomorrow/i : 'Back tomorrow';
		await expect(page.locator('.toast')).toContainText(said);
	},
	'Set due date': async (page) => {
		await expect(page.getByRole('heading', { name: 'Set due date' })).toBeVisible();
		await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
	},
	'Card info': async (page) => {
		await expect(page.getByRole('heading', { name: 'Card info' })).toBeVisible();
		await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
	},
	'Read aloud': async (page) => {
		// Whatever voices there are, something comes of it.
		await expect(said(page)).toHaveText(/voice|^$/);
	},
	Undo: async (page) => {
		await expect(said(page)).toHaveText('Taken back.');
	},
	Redo: async (page) => {
		await expect(said(page)).toHaveText('Done again.');
	},
	Close: async (page) => {
		await expect(page.getByRole('heading', { name: 'Today' })).toBeVisible();
	}
};

for (const buttons of ['Two', 'Four'] as const)
	test(`every key of the sheet does what it says, ${buttons.toLowerCase()} buttons`, async ({
		page
	}) => {
		test.slow();
		await startWithDeck(page);
		// Enough cards for all that keys take away.
		await change(page, async () => {
			await newADay(page, 20);
		});
		if (buttons === 'Four') await useFour(page);
		await extrasThere(page);
		await page.keyboard.press('?');
		const sheet = page.getByRole('dialog');
		const rows = await sheet.locator('dl > div:has(kbd)').evaluateAll((found) =>
			found.map((row) => ({
				keys: [...row.querySelectorAll('kbd')].map((key) => key.textContent!.trim()),
				says: row.querySelector('dd')!.textContent!.trim()
			}))
		);
		expect(rows.length).toBeGreaterThan(12);
		await page.keyboard.press('Escape');
		let count = 0;
		const forgot = async () => {
			if (!(await page.locator('#answer').isVisible())) await showAnswer(page);
			await page.waitForTimeout(300);
			await page.keyboard.press('1');
			await rated(page, ++count);
		};
		for (const { keys, says } of rows)
			for (const key of keys) {
				const pressed = key
					.replace('Ctrl', 'Control')
					.replace('Esc', 'Escape')
					// What a keyboard reports for a digit with Shift is the sign above it.
					.replace(/^Shift\+(?=\d)/, 'Shift+Digit');
				// What the key needs before it.
				if (['Show the answer', 'Undo', 'Redo'].includes(says)) {
					await forgot();
					if (says === 'Redo') await page.keyboard.press('u');
					if (says === 'Redo') await rated(page, count - 1);
				} else if (!(await page.locator('#answer').isVisible())) await showAnswer(page);
				await page.waitForTimeout(300);

				await page.keyboard.press(pressed);
				const [, see] = Object.entries(KEYS).find(([begin]) => says.startsWith(begin)) ?? [];
				if (says === 'Show the answer') await expect(page.locator('#answer')).toBeVisible();
				else if (see) await see(page, /“(.*)”/.exec(says)?.[1] ?? says);
				else count++;
				if (says === 'Undo') count--;
				if (says !== 'Close') await rated(page, count);
			}
		await expectSound(page);
	});
