// Beside the plan of the day: more of it, ahead of it, and practice that leaves memory and dates alone. Each
// session ends, survives a reload, and says so where its address names none.
import type { Page } from '@playwright/test';
import {
	answer,
	countRatings,
	expect,
	expectAccessible,
	expectSound,
	fourButtons,
	inBerlin,
	newADay,
	STARTER_CARDS,
	startWithDeck,
	test
} from './journey';

const question = (page: Page) => page.locator('.question');
const left = (page: Page) => page.getByTestId('left');
const ended = (page: Page) => page.getByRole('heading', { name: 'That was all of it' });

async function openWays(page: Page) {
	await page.getByRole('button', { name: 'More ways to study' }).click();
	await expect(page.getByRole('heading', { name: 'More ways to study' })).toBeVisible();
}

/** Entries of the log by kind. */
function kinds(page: Page): Promise<Record<string, number>> {
	return page.evaluate(
		() =>
			new Promise((resolve) => {
				const opening = indexedDB.open('adage');
				opening.onsuccess = () => {
					const db = opening.result;
					const reading = db.transaction('reviews').objectStore('reviews').getAll();
					reading.onsuccess = () => {
						const counts: Record<string, number> = {};
						for (const { entries } of reading.result as { entries: { kind: string }[] }[])
							for (const { kind } of entries) counts[kind] = (counts[kind] ?? 0) + 1;
						db.close();
						resolve(counts);
					};
				};
			})
	);
}

test('more new cards for today, from Today and in study', async ({ page }) => {
	await startWithDeck(page);
	await newADay(page, 1);
	await page.goto('./');
	await expect(page.getByTestId('fresh')).toHaveText('1');
	await openWays(page);
	await page.getByRole('dialog').getByLabel('New cards', { exact: true }).fill('0');
	await page.getByRole('button', { name: 'Add new cards' }).click();
	await expect(page.getByRole('dialog').getByRole('alert')).toHaveText(
		`Choose 1 to ${STARTER_CARDS - 1}.`
	);
	await page.getByRole('dialog').getByLabel('New cards', { exact: true }).fill('3');
	await page.getByRole('button', { name: 'Add new cards' }).click();
	await page.waitForURL('**/study/');
	await expect(left(page)).toHaveText('4 left');
	await expect(page.getByText('3 new cards added for today.')).toBeVisible();
	await page.keyboard.press('u');
	await expect(left(page)).toHaveText('1 left');
	await expectSound(page);
});

test('practice of new cards: what is forgotten comes again, no date changes, a reload goes on', async ({
	page
}) => {
	await page.goto('./import/');
	const things = { samovar: 'urn', chawan: 'bowl', gaiwan: 'cup', chasen: 'whisk', kyusu: 'pot' };
	const text = Object.entries(things)
		.map(([name, thing]) => `## What is a ${name}?\n\nA ${thing} for tea.\n`)
		.join('\n');
	await page.getByLabel('Text').fill(`# Tea\n\n${text}`);
	await page.getByRole('button', { name: 'Find the questions' }).click();
	await page.getByRole('button', { name: 'Add 5 cards' }).click();
	await page.getByRole('link', { name: 'Look at the deck' }).click();
	await openWays(page);
	await page.getByRole('link', { name: /Preview 5 new cards/ }).click();
	await expect(left(page)).toHaveText('5 left');
	const first = (await question(page).textContent())!;
	await expect(page.getByText('Practice: no date changes')).toBeVisible();
	await answer(page, 'Forgot');
	await expect(left(page)).toHaveText('5 left');
	for (let i = 0; i < 2; i++) await answer(page);
	await expect(left(page)).toHaveText('3 left');
	await page.reload();
	await expect(left(page)).toHaveText('3 left');
	await expect(page.getByTestId('study')).toHaveAttribute('data-rated', '3');
	await page.keyboard.press('u');
	await expect(left(page)).toHaveText('4 left');
	for (let i = 0; i < 3; i++) await answer(page);
	// The one that was forgotten is the last.
	await expect(question(page)).toHaveText(first);
	await answer(page);
	await expect(ended(page)).toBeVisible();
	expect(await kinds(page)).toEqual({ practice: 7, void: 1 });
	await expect(page.getByText(/^Practice done: \d+ answers, no date changed\.$/)).toBeVisible();
	await expect(page.getByRole('link', { name: 'Study today’s 5 cards' })).toBeVisible();
	await page.getByRole('link', { name: 'Back to Today' }).click();
	await expect(page.getByTestId('fresh')).toHaveText('5');
	await expectSound(page);
});

inBerlin(
	'ahead: what comes due soon is studied now, counts, and the session ends',
	async ({ page }) => {
		await page.clock.install({ time: new Date('2026-05-04T10:00:00+02:00') });
		await startWithDeck(page);
		await newADay(page, 2);
		await fourButtons(page);
		await page.goto('./study/');
		for (let i = 0; i < 2; i++) await answer(page, 'Easy');
		await page.clock.setSystemTime(new Date('2026-05-06T10:00:00+02:00'));
		await newADay(page, 0);
		await page.goto('./');
		await openWays(page);
		await expect(page.getByText('Nothing else comes due so soon.')).toBeVisible();
		await expect(page.getByText('What you answered today is left out')).toBeVisible();
		// By card it may be a day more or less than a week.
		await page.getByLabel('Due in the next').selectOption('14');
		await page.getByRole('link', { name: 'Study 2 cards ahead' }).click();
		await expect(left(page)).toHaveText('2 left');
		await answer(page, 'Good');
		await page.reload();
		await expect(left(page)).toHaveText('1 left');
		await answer(page, 'Good');
		await expect(ended(page)).toBeVisible();
		expect(await countRatings(page)).toBe(4);
		await expectSound(page);
	}
);

test('forgotten lately, and by tag or words', async ({ page }) => {
	await startWithDeck(page);
	const forgotten = (await question(page).textContent())!;
	await answer(page, 'Forgot');
	await page.goto('./library/');
	await page.getByRole('link', { name: /Advice/ }).click();
	await openWays(page);
	await page.getByRole('link', { name: 'Practise 1 forgotten card' }).click();
	await expect(question(page)).toHaveText(forgotten);
	await answer(page);
	await expect(ended(page)).toBeVisible();
	await openWays(page);
	await page.getByRole('searchbox', { name: 'Words' }).fill('no such words anywhere');
	await expect(page.getByText('No card fits.')).toBeVisible();
	await page.getByRole('searchbox', { name: 'Words' }).fill(forgotten.match(/\p{L}{5,}/u)![0]);
	await page
		.getByRole('link', { name: /^Practise \d+ cards?$/ })
		.last()
		.click();
	await expect(question(page)).toBeVisible();
	await expectSound(page);
});

test('an address that names no session is the plan of today, and says so', async ({ page }) => {
	await startWithDeck(page);
	for (const query of ['with=cram', 'with=ahead&days=0', 'with=chosen&which=every']) {
		await page.goto(`./study/?${query}`);
		await expect(page.getByText('This session cannot be opened.')).toBeVisible();
		await expect(left(page)).toHaveText('8 left');
	}
	await page.goto('./study/?deck=gone&with=preview');
	await expect(page.getByRole('heading', { name: 'This deck is no longer here' })).toBeVisible();
});

for (const colorScheme of ['light', 'dark'] as const)
	test(`axe finds nothing in the sheet, and nothing is wider than a phone, ${colorScheme}`, async ({
		page
	}) => {
		await page.emulateMedia({ colorScheme });
		await startWithDeck(page);
		await page.goto('./');
		await openWays(page);
		await expect(page.getByRole('link', { name: /Preview/ })).toBeVisible();
		await expectAccessible(page);
		const wide = await page.evaluate(() => document.documentElement.scrollWidth);
		expect(wide).toBeLessThanOrEqual(360);
	});
