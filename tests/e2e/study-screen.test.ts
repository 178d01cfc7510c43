// The study screen does all that it offers: undo and redo of any depth over a reload, keys as the sheet lists
// them, fingers, details of the answer buttons; and what is off by default is off.
import AxeBuilder from '@axe-core/playwright';
import type { CDPSession, Page } from '@playwright/test';
import { answer, expect, expectSound, startWithDeck, test } from './journey';

const question = (page: Page) => page.locator('.question');
const screen = (page: Page) => page.getByTestId('study');
const said = (page: Page) => screen(page).getByRole('status');
const redo = (page: Page) => page.getByRole('button', { name: /^Redo/ });
const rated = (page: Page, count: number) =>
	expect(screen(page)).toHaveAttribute('data-rated', String(count));

async function choose(page: Page, label: string | RegExp) {
	await page.getByRole('button', { name: 'More', exact: true }).click();
	await page.getByRole('dialog').getByRole('button', { name: label }).click();
}

async function showAnswer(page: Page) {
	await expect(async () => {
		await page.getByRole('button', { name: 'Show answer' }).click({ timeout: 1000 });
		await expect(page.locator('#answer')).toBeVisible({ timeout: 300 });
	}).toPass();
	// Taps of the same moment belong to the one that showed it.
	await page.waitForTimeout(300);
}

async function change(page: Page, settings: () => Promise<void>) {
	await page.goto('./settings/');
	await settings();
	await page.waitForTimeout(300);
	await page.goto('./study/');
	await expect(page.getByRole('button', { name: 'Show answer' })).toBeVisible();
}

const useFour = (page: Page) =>
	change(page, () => page.getByRole('radio', { name: 'Four' }).check());

/** Where what studying can do without has come. */
const extrasThere = (page: Page) =>
	expect
		.poll(() => page.locator('.content').evaluate((host) => getComputedStyle(host).touchAction))
		.toMatch(/pan-y/);

test('three answers are undone over a reload and done again, and a new answer ends that', async ({
	page
}) => {
	await startWithDeck(page);
	const asked: string[] = [];
	for (const button of ['Remembered', 'Forgot', 'Remembered']) {
		asked.push((await question(page).textContent())!);
		await answer(page, button);
	}
	const fourth = (await question(page).textContent())!;
	await page.keyboard.press('u');
	await rated(page, 2);
	await expect(said(page)).toHaveText('Taken back.');
	await expect(question(page)).toHaveText(asked[2]!);
	await page.reload();
	await expect(question(page)).toHaveText(asked[2]!);
	await expect(redo(page)).toBeVisible();
	await page.keyboard.press('z');
	await rated(page, 1);
	await expect(question(page)).toHaveText(asked[1]!);
	await page.keyboard.press('Control+z');
	await rated(page, 0);
	await expect(question(page)).toHaveText(asked[0]!);
	await page.keyboard.press('u');
	await expect(said(page)).toHaveText('Undo stops here: before this, cards were added.');

	await redo(page).click();
	await rated(page, 1);
	await expect(said(page)).toHaveText('Done again.');
	await expect(question(page)).toHaveText(asked[1]!);
	await page.keyboard.press('Shift+U');
	await rated(page, 2);
	await page.keyboard.press('Control+Shift+Z');
	await rated(page, 3);
	await expect(question(page)).toHaveText(fourth);
	await expect(redo(page)).toHaveCount(0);

	await page.keyboard.press('u');
	await rated(page, 2);
	await answer(page);
	await page.keyboard.press('Control+y');
	await expect(said(page)).toHaveText(
		'Something else was done since, so that cannot be done again.'
	);
	await expectSound(page);
});

test('what was done to cards this day is taken back after a reload too, and done again', async ({
	page
}) => {
	await startWithDeck(page);
	const first = (await question(page).textContent())!;
	await page.keyboard.press('e');
	await page.getByLabel('Question').fill('Edited?');
	await page.getByRole('button', { name: 'Save' }).click();
	await expect(question(page)).toHaveText('Edited?');
	await page.keyboard.press('s');
	await expect(question(page)).not.toHaveText('Edited?');
	const second = (await question(page).textContent())!;
	// In the library as well.
	await page.goto('./library/');
	await page.getByRole('link', { name: /Advice/ }).click();
	const row = page.getByRole('listitem').filter({ hasText: second }).first();
	await row.locator('summary').click();
	await row.getByRole('button', { name: 'Delete' }).click();
	await expect(row).toHaveCount(0);

	await page.goto('./study/');
	await expect(question(page)).not.toHaveText(second);
	const third = (await question(page).textContent())!;
	await page.getByRole('button', { name: 'Undo “Deleted a card”' }).click();
	await expect(question(page)).toHaveText(second);
	await page.getByRole('button', { name: 'Undo “Suspended a card”' }).click();
	await expect(question(page)).toHaveText('Edited?');
	await page.getByRole('button', { name: 'Undo “Edited a card”' }).click();
	await expect(question(page)).toHaveText(first);
	await page.getByRole('button', { name: 'Redo “Edited a card”' }).click();
	await expect(question(page)).toHaveText('Edited?');
	await page.getByRole('button', { name: 'Redo “Suspended a card”' }).click();
	await expect(question(page)).toHaveText(second);
	await page.getByRole('button', { name: 'Redo “Deleted a card”' }).click();
	await expect(question(page)).toHaveText(third);
	await expectSound(page);
});

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
		await expect(page.locator('.toast')).toContainText('Suspended a card');
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

/** A finger on the screen, as the browser hears of it. */
async function finger(page: Page) {
	const cdp: CDPSession = await page.context().newCDPSession(page);
	const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', x = 0, y = 0) =>
		cdp.send('Input.dispatchTouchEvent', {
			type,
			touchPoints: type === 'touchEnd' ? [] : [{ x, y }]
		});
	return {
		down: (x: number, y: number) => send('touchStart', x, y),
		async move(fromX: number, fromY: number, toX: number, toY: number) {
			for (let i = 1; i <= 8; i++) {
				const at = (from: number, to: number) => from + ((to - from) * i) / 8;
				await send('touchMove', at(fromX, toX), at(fromY, toY));
			}
		},
		up: () => send('touchEnd'),
		async swipe(fromX: number, y: number, toX: number, toY = y) {
			await send('touchStart', fromX, y);
			await this.move(fromX, y, toX, toY);
			await send('touchEnd');
		}
	};
}

test('fingers: a tap shows the answer, swipes answer and say so on the way', async ({ page }) => {
	await startWithDeck(page);
	await extrasThere(page);
	const hand = await finger(page);
	await page.waitForTimeout(300);
	await page.touchscreen.tap(180, 400);
	await expect(page.locator('#answer')).toBeVisible();
	await page.waitForTimeout(300);
	// A tap at the side does nothing unless it is asked for.
	await page.touchscreen.tap(40, 400);
	await page.waitForTimeout(300);
	await rated(page, 0);

	const hint = page.getByTestId('swipe');
	await hand.down(150, 400);
	await hand.move(150, 400, 190, 402);
	await expect(hint).toContainText('Remembered');
	await expect(hint).not.toHaveClass(/armed/);
	await hand.move(190, 402, 300, 405);
	await expect(hint).toHaveClass(/armed/);
	await hand.up();
	await rated(page, 1);
	await expect(hint).toHaveCount(0);

	// Before the answer is shown either side shows it.
	await page.waitForTimeout(300);
	await hand.swipe(220, 400, 80);
	await expect(page.locator('#answer')).toBeVisible();
	await rated(page, 1);
	await page.waitForTimeout(300);
	// From the edge it is the system's, up or down it is scrolling, and back again it is nothing.
	await hand.swipe(8, 400, 200);
	await hand.swipe(200, 450, 210, 250);
	await hand.down(220, 400);
	await hand.move(220, 400, 60, 400);
	await hand.move(60, 400, 215, 400);
	await hand.up();
	await page.waitForTimeout(300);
	await rated(page, 1);
	await hand.swipe(220, 400, 80);
	await rated(page, 2);
	const [, last] = await page.evaluate(
		() =>
			new Promise<number[]>((resolve) => {
				const opening = indexedDB.open('adage');
				opening.onsuccess = () => {
					const reading = opening.result.transaction('reviews').objectStore('reviews').getAll();
					reading.onsuccess = () => {
						const entries = reading.result.flatMap((batch) => batch.entries);
						entries.sort((a, b) => (a.id < b.id ? -1 : 1));
						resolve(entries.map(({ rating }) => rating));
					};
				};
			})
	);
	expect(last).toBe(1);
	await expectSound(page);
});

test('swipes can be turned off, and the sides of the card can be tapped', async ({ page }) => {
	await startWithDeck(page);
	await change(page, async () => {
		await page.getByRole('checkbox', { name: 'Swipe to answer' }).uncheck();
		await page.getByRole('checkbox', { name: 'Tap the sides to answer' }).check();
	});
	const hand = await finger(page);
	await expect(async () => {
		await page.touchscreen.tap(180, 400);
		await expect(page.locator('#answer')).toBeVisible({ timeout: 300 });
	}).toPass();
	await page.waitForTimeout(300);
	await hand.swipe(220, 400, 80);
	await page.touchscreen.tap(180, 400);
	await page.waitForTimeout(300);
	await rated(page, 0);
	await page.touchscreen.tap(320, 400);
	await rated(page, 1);
	await showAnswer(page);
	await page.touchscreen.tap(40, 400);
	await rated(page, 2);
});

test('holding an answer button tells what it means exactly, and does not press it', async ({
	page
}) => {
	await startWithDeck(page);
	await useFour(page);
	await extrasThere(page);
	await showAnswer(page);
	const details = page.getByRole('dialog');
	const hand = await finger(page);
	const easy = (await page.getByRole('button', { name: /^Easy/ }).boundingBox())!;
	await hand.down(easy.x + 20, easy.y + 20);
	await expect(details).toContainText('You knew it at once');
	await hand.up();
	await page.waitForTimeout(300);
	await rated(page, 0);
	await expect(details).toContainText(/Comes back on \w+day,? \d+ \w+ 20\d\d, in \d+ days\./);
	await expect(details).toContainText(/about 9 in 10 \(\d\d%\)/);
	await page.touchscreen.tap(180, 300);
	await expect(details).toHaveCount(0);
	await page.getByRole('button', { name: /^Hard/ }).click({ button: 'right' });
	await expect(details).toContainText('You did remember it, with effort.');
	await expect(details).toContainText(/Comes back at \d\d:\d\d, in \d+ min/);
	await page.keyboard.press('Escape');
	await expect(details).toHaveCount(0);
	await rated(page, 0);
	await page.waitForTimeout(300);
	await page.getByRole('button', { name: /^Easy/ }).click();
	await rated(page, 1);
});

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

/** Gives a card a past in which Hard stood for Forgot. */
function misuseHard(page: Page) {
	return page.evaluate(
		() =>
			new Promise<void>((resolve) => {
				const opening = indexedDB.open('adage');
				opening.onsuccess = () => {
					const writing = opening.result.transaction(['reviews', 'schedules'], 'readwrite');
					const schedules = writing.objectStore('schedules');
					const reading = schedules.getAll();
					reading.onsuccess = () => {
						const row = reading.result[0];
						const day = Math.floor(Date.now() / 86_400_000) - 1;
						const entries = Array.from({ length: 60 }, (_, i) => ({
							...{ id: `0${String(i).padStart(3, '0')}`, cardId: row.cardId, kind: 'review', day },
							...{ atMs: 0, tzOffsetMin: 0, tookMs: 1, phase: 'review', predicted: 0.6, seen: '' },
							...{ rating: i % 3 ? 3 : 2, to: { state: 'review', dueDay: day + 9 } }
						}));
						writing.objectStore('reviews').add({ cardId: row.cardId, id: '0000', entries });
						schedules.put({ ...row, lastDay: day });
					};
					writing.oncomplete = () => {
						opening.result.close();
						resolve();
					};
				};
			})
	);
}

test('who presses Hard for Forgot is told what it is for, once', async ({ page }) => {
	await startWithDeck(page);
	await misuseHard(page);
	await page.goto('./settings/');
	await page.getByLabel('New cards a day').fill('0');
	await page.getByLabel('New cards a day').blur();
	const done = page.getByRole('heading', { name: 'Done for today' });
	const advice = page.getByRole('heading', { name: 'What Hard is for' });
	// With two buttons there is nothing to tell.
	await page.goto('./study/');
	await expect(done).toBeVisible();
	await page.waitForTimeout(500);
	await expect(advice).toHaveCount(0);
	await page.goto('./settings/');
	await page.getByRole('radio', { name: 'Four' }).check();
	await page.goto('./study/');
	await expect(advice).toBeVisible();
	const { violations } = await new AxeBuilder({ page }).analyze();
	expect(violations.map(({ id }) => id)).toEqual([]);
	await page.getByRole('button', { name: 'Use two buttons' }).click();
	await expect(advice).toHaveCount(0);
	await page.goto('./settings/');
	await expect(page.getByRole('radio', { name: 'Two' })).toBeChecked();
	await page.getByRole('radio', { name: 'Four' }).check();
	await page.goto('./study/');
	await expect(done).toBeVisible();
	await page.waitForTimeout(500);
	await expect(advice).toHaveCount(0);
});

for (const colorScheme of ['light', 'dark'] as const)
	test(`axe finds nothing in what comes over the card, ${colorScheme}`, async ({ page }) => {
		await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
		const check = async (where: string) => {
			const { violations } = await new AxeBuilder({ page }).analyze();
			expect(violations.map(({ id, nodes }) => `${where}: ${id} ${nodes[0]?.html}`)).toEqual([]);
		};
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
