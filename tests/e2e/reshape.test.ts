// Cards are mended where they are met: edited, split, merged, suspended and marked, in study and in the
// library, each taken back with one tap, and no log is lost by any of it.
import type { Page } from '@playwright/test';
import {
	installed,
	answer,
	countRatings,
	expect,
	expectSound,
	partsThere,
	STARTER_CARDS,
	startWithDeck,
	test
} from './journey';

const question = (page: Page) => page.locator('.question');
const toast = (page: Page) => page.locator('.toast');

/** Opens what can be done to the card that is asked, and chooses. */
async function choose(page: Page, action: RegExp) {
	await page.getByRole('button', { name: 'More' }).click();
	await page.getByRole('dialog').getByRole('button', { name: action }).click();
}

async function showAnswer(page: Page) {
	await expect(async () => {
		await page.getByRole('button', { name: 'Show answer' }).click({ timeout: 1000 });
		await expect(page.locator('#answer')).toBeVisible({ timeout: 300 });
	}).toPass();
}

async function openDeck(page: Page) {
	await page.goto('./library/');
	await page.getByRole('link', { name: /Advice/ }).click();
}

/** Presses a key in the very moment in which the toast says something: what is offered works at once. */
function pressOnceSaid(page: Page, text: string, key: string) {
	return page.evaluate(
		([text, key]) => {
			const watching = new MutationObserver(() => {
				if (!document.querySelector('.toast')?.textContent?.includes(text)) return;
				watching.disconnect();
				const pressed = new KeyboardEvent('keydown', { key, bubbles: true });
				(document.activeElement ?? document.body).dispatchEvent(pressed);
			});
			watching.observe(document.body, { subtree: true, childList: true, characterData: true });
		},
		[text, key] as const
	);
}

const rowOf = (page: Page, text: string | RegExp) =>
	page.getByRole('listitem').filter({ hasText: text }).first();

test('a card is edited while it is asked, with its answer shown or not as it was', async ({
	page
}) => {
	await startWithDeck(page);
	await answer(page);
	await page.getByRole('button', { name: 'Undo the last answer' }).click();
	await expect(page.getByTestId('study')).toHaveAttribute('data-rated', '0');
	await expect(page.getByText('Taken back.')).toBeVisible();
	const left = (await page.getByTestId('left').textContent())!;

	await page.keyboard.press('e');
	await expect(page.getByLabel('Question')).toBeFocused();
	await page.getByLabel('Question').fill('Why send them *elsewhere*?');
	// A slip beside the sheet, a key pressed twice and a way back do not lose what was typed.
	await page.mouse.click(180, 20);
	await page.keyboard.press('Escape');
	await page.keyboard.press('Escape');
	await page.evaluate(() => history.back());
	await page.waitForTimeout(300);
	await expect(page.getByLabel('Question')).toHaveValue('Why send them *elsewhere*?');
	expect(await page.evaluate(() => document.querySelector('dialog')!.matches(':modal'))).toBe(true);
	await page.getByRole('button', { name: 'Save' }).click();
	await expect(question(page)).toHaveText('Why send them elsewhere?');
	await expect(page.getByRole('button', { name: 'Show answer' })).toBeFocused();
	await expect(page.getByTestId('left')).toHaveText(left);

	await showAnswer(page);
	await choose(page, /^Edit/);
	await page.getByLabel('Answer').fill('To be ==useful==.');
	await page.getByRole('button', { name: 'Save' }).click();
	await expect(page.locator('#answer')).toContainText('useful');
	await expect(page.locator('#answer')).toBeFocused();
	await toast(page).getByRole('button', { name: 'Undo' }).click();
	await expect(page.locator('#answer')).toContainText('Research');
	await expect(question(page)).toHaveText('Why send them elsewhere?');
	await expectSound(page);
});

test('split in two the first keeps the log, and the second is new and asked', async ({ page }) => {
	await startWithDeck(page);
	const first = (await question(page).textContent())!.trim();
	await answer(page, 'Forgot');
	await openDeck(page);
	const row = rowOf(page, first);
	await row.locator('summary').click();
	await row.getByRole('button', { name: 'Split' }).click();
	const [one, two] = [
		page.getByRole('group', { name: 'Card 1' }),
		page.getByRole('group', { name: 'Card 2' })
	];
	await expect(one).toContainText('keeps what you know of it');
	await expect(two.getByLabel('Answer')).toHaveValue(/^On the expert/);
	await one.getByLabel('Question').fill('The first half?');
	await two.getByLabel('Question').fill('The second half?');
	await page.getByRole('button', { name: 'Split into 2' }).click();
	await expect(toast(page)).toContainText('Split a card into 2');
	await expect(rowOf(page, 'The first half?')).toContainText('being learnt');
	await expect(rowOf(page, 'The second half?')).toContainText('new');
	await expect(page.getByText(`${STARTER_CARDS + 1} cards`)).toBeVisible();
	await page.goto('./study/');
	await expect(question(page)).toHaveText('The second half?');
	expect(await countRatings(page)).toBe(1);
	await expectSound(page);

	await page.goto('./study/');
	await choose(page, /^Split/);
	await page.getByRole('button', { name: 'Add a card' }).click();
	// One sentence cannot be cut: the second half is left to write.
	await page.getByRole('group', { name: 'Card 2' }).getByLabel('Answer').fill('The other.');
	const third = page.getByRole('group', { name: 'Card 3' });
	await third.getByLabel('Answer').fill('More of it.');
	await pressOnceSaid(page, 'Split a card into 3', 'u');
	await page.getByRole('button', { name: 'Split into 3' }).click();
	await expect(page.getByRole('status').filter({ hasText: 'Taken back.' })).toBeVisible();
	await openDeck(page);
	await expect(page.getByText(`${STARTER_CARDS + 1} cards`)).toBeVisible();
	await expectSound(page);
});

test('merged into one, the other is archived with its log, can be seen and comes back', async ({
	page
}) => {
	await startWithDeck(page);
	const gone = (await question(page).textContent())!.trim();
	await answer(page);
	const kept = (await question(page).textContent())!.trim();
	const left = Number.parseInt((await page.getByTestId('left').textContent())!, 10);
	await choose(page, /^Merge/);
	await page.getByLabel('Find cards').fill(gone);
	await page.getByRole('dialog').getByRole('listitem').getByRole('button').first().click();
	await expect(page.getByRole('textbox', { name: 'Answer' })).toHaveValue(/Research needs/);
	await page.getByRole('button', { name: 'Merge', exact: true }).click();
	await expect(toast(page)).toContainText('Merged 2 cards');
	await expect(question(page)).toHaveText(kept);
	// The other one was in its learning steps.
	await expect(page.getByTestId('left')).toHaveText(`${left - 1} left`);
	expect(await countRatings(page)).toBe(1);
	await expectSound(page);

	await openDeck(page);
	await expect(page.getByText(`${STARTER_CARDS - 1} cards`)).toBeVisible();
	await expect(rowOf(page, gone)).toHaveCount(0);
	await page.getByLabel('Show').selectOption('archived');
	await expect(rowOf(page, gone)).toContainText('archived');
	await rowOf(page, gone).locator('summary').click();
	await rowOf(page, gone).getByRole('button', { name: 'Bring back' }).click();
	await page.getByLabel('Show').selectOption('asked');
	await expect(rowOf(page, gone)).toContainText('being learnt');
	await expectSound(page);
});

test('keys suspend and mark the card that is asked, but not while one types', async ({ page }) => {
	await startWithDeck(page);
	const first = (await question(page).textContent())!.trim();
	await page.keyboard.press('f');
	await expect(page.getByText('Fix later', { exact: true })).toBeVisible();
	await expect(question(page)).toHaveText(first);
	await page.keyboard.press('e');
	await page.getByLabel('Question').press('s');
	await page.getByLabel('Question').press('f');
	await expect(page.getByLabel('Question')).toHaveValue(/^sf/);
	// The form is gone and the key meant for the card in one moment.
	await page.evaluate(() => {
		const buttons = [...document.querySelectorAll<HTMLElement>('dialog button')];
		buttons.find((button) => button.textContent === 'Cancel')!.click();
		queueMicrotask(() =>
			document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 's', bubbles: true }))
		);
	});
	await expect(toast(page)).toContainText('Suspended a card');
	await expect(question(page)).not.toHaveText(first);
	await page.getByRole('button', { name: 'Undo “Suspended a card”' }).click();
	await expect(question(page)).toHaveText(first);
	await page.keyboard.press('s');
	await expect(question(page)).not.toHaveText(first);
	// After an answer it is the answer that is taken back first, then the suspending.
	await answer(page);
	await page.keyboard.press('u');
	await expect(page.getByTestId('study')).toHaveAttribute('data-rated', '0');
	await page.keyboard.press('u');
	await expect(question(page)).toHaveText(first);
	await page.keyboard.press('f');
	await expect(page.getByText('Fix later', { exact: true })).toHaveCount(0);
	await page.waitForTimeout(300);
	await page.keyboard.press('f');
	await expect(page.getByText('Fix later', { exact: true })).toBeVisible();
	await expectSound(page);

	await openDeck(page);
	await page.getByLabel('Show').selectOption('flagged');
	await expect(page.locator('summary')).toHaveCount(1);
	await rowOf(page, first).locator('summary').click();
	await rowOf(page, first).getByRole('button', { name: 'No need to fix' }).click();
	await expect(page.locator('summary')).toHaveCount(0);
	await expectSound(page);
});

installed(
	'the sheets work offline, also when they are asked for the first time',
	async ({ page, context }) => {
		await startWithDeck(page);
		await partsThere(page);
		await page.goto('./study/');
		await expect(question(page)).toBeVisible();
		await context.setOffline(true);
		await page.keyboard.press('e');
		await page.getByLabel('Question').fill('Offline?');
		await page.getByRole('button', { name: 'Save' }).click();
		await expect(question(page)).toHaveText('Offline?');
		await expectSound(page);
	}
);

test('the library does the same to its rows', async ({ page }) => {
	await startWithDeck(page);
	const first = (await question(page).textContent())!.trim();
	await openDeck(page);
	const row = rowOf(page, first);
	await row.locator('summary').click();
	await row.getByRole('button', { name: 'Suspend' }).click();
	await expect(row).toContainText('suspended');
	await row.getByRole('button', { name: 'Study again' }).click();
	await expect(row).not.toContainText('suspended');
	await row.getByRole('button', { name: 'Fix later' }).click();
	await expect(row.locator('summary')).toContainText('fix later');

	await row.getByRole('button', { name: 'Merge' }).click();
	await page.getByRole('dialog').getByRole('listitem').getByRole('button').first().click();
	await page.getByLabel('Goes on with what you know of it').selectOption('other');
	await expect(page.getByRole('textbox', { name: 'Question' })).not.toHaveValue(first);
	await page.getByRole('dialog').getByRole('button', { name: 'Merge' }).click();
	await expect(row).toHaveCount(0);
	await expect(page.getByText(`${STARTER_CARDS - 1} cards`)).toBeVisible();
	await expectSound(page);
});
