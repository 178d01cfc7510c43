// A FAQ from outside becomes cards: read, changed, accepted, studied; and what is no FAQ is refused with
// a sentence, nothing stored.
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { answer, expect, expectSound, test, takesDrops } from './journey';

const faq = `# Keeping bees

By Ada Winter

## Beginning

Q. When should I buy my first colony?

A. In **late spring**, when there is forage. See [the calendar](https://example.org/calendar).

Q. How many hives should a beginner keep?

A. Two: one can help the other.

1. Compare them.
2. Move frames between them.

## Winter

Q. What do bees need in winter?

They need stores, not warmth.

## About

Written by a keeper of forty hives in a cold valley, who answers letters when the snow is deep.
`;

async function paste(page: Page, text: string) {
	await page.goto('./import/');
	await page.getByLabel('Text').fill(text);
	await page.getByRole('button', { name: 'Find the questions' }).click();
}

test('paste, edit, skip, accept, study, and back to the passage', async ({ page }) => {
	await paste(page, faq);
	await expect(page.getByRole('heading', { name: '3 questions found' })).toBeVisible();
	await expect(page.getByRole('heading', { name: 'Beginning' })).toBeVisible();
	await expect(page.getByText('About', { exact: true })).toBeVisible();

	await page.getByRole('button', { name: 'Edit “How many hives' }).click();
	await page.getByLabel('Question').fill('How many hives suit a beginner?');
	await page.getByRole('button', { name: 'Save' }).click();
	await page.getByRole('checkbox', { name: /What do bees need/ }).uncheck();
	await page.getByLabel('Name of the deck').fill('Bees');
	await page.getByLabel('Name of the deck').blur();

	await page.reload();
	await expect(page.getByText('How many hives suit a beginner?', { exact: true })).toBeVisible();
	await expect(page.getByRole('checkbox', { name: /What do bees need/ })).not.toBeChecked();
	await page.getByRole('button', { name: 'Add 2 cards' }).click();
	await page.getByRole('link', { name: 'Study now' }).click();

	await expect(page.locator('.question')).toHaveText('When should I buy my first colony?');
	await answer(page);
	await expect(page.locator('.question')).toHaveText('How many hives suit a beginner?');
	await page.waitForTimeout(300);
	await page.getByRole('button', { name: 'Show answer' }).click();
	await expect(page.locator('#answer')).toContainText('Two: one can help the other.');
	await page.getByRole('button', { name: 'Where this comes from' }).click();
	await expect(page.getByRole('dialog')).toContainText('How many hives should a beginner keep?');
	await expect(page.getByRole('dialog').locator('li')).toHaveCount(2);
	await page.keyboard.press('Escape');
	await expect(page.getByRole('dialog')).toHaveCount(0);
	await expect(page.locator('#answer')).toContainText('Two: one can help the other.');
	await page.getByRole('button', { name: 'Where this comes from' }).click();
	await page.getByRole('link', { name: 'Read the whole document' }).click();
	const passage = page.locator('.asked');
	await expect(passage).toContainText('How many hives should a beginner keep?');
	await expect(page.getByText('forty hives in a cold valley')).toBeVisible();
	await expectSound(page);
});

test('a file in heading form, by the file picker', async ({ page }) => {
	await page.goto('./import/');
	await page.getByLabel('FAQ file').setInputFiles({
		name: 'tea.md',
		mimeType: 'text/markdown',
		buffer: Buffer.from(
			'# Tea\n\n## How long does green tea steep?\n\nTwo minutes.\n\n## And black tea?\n\nFour minutes.\n'
		)
	});
	await expect(page.getByRole('heading', { name: '2 questions found' })).toBeVisible();
	await expect(page.getByLabel('Name of the deck')).toHaveValue('Tea');
});

test('a file dropped on the page', async ({ page }) => {
	await page.goto('./import/');
	await expect(page.getByRole('button', { name: /Open a file/ })).toBeVisible();
	await takesDrops(page);
	await page.evaluate((text) => {
		const transfer = new DataTransfer();
		transfer.items.add(new File([text], 'bees.md', { type: 'text/markdown' }));
		window.dispatchEvent(
			new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true })
		);
	}, faq);
	await expect(page.getByRole('heading', { name: '3 questions found' })).toBeVisible();
});

const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
const refused: [name: string, file: { name: string; buffer: Buffer }, says: RegExp][] = [
	['a picture', { name: 'faq.png', buffer: png }, /picture/i],
	[
		'random bytes',
		{
			name: 'faq.md',
			buffer: Buffer.from(Uint8Array.from({ length: 9000 }, (_, i) => (i * 7919) % 256))
		},
		/text/i
	],
	['an empty file', { name: 'empty.md', buffer: Buffer.alloc(0) }, /no words/i]
];
for (const [what, file, says] of refused) {
	test(`${what} is refused with a sentence and nothing is stored`, async ({ page }) => {
		await page.goto('./import/');
		await page.getByLabel('FAQ file').setInputFiles({ ...file, mimeType: 'text/plain' });
		await expect(page.getByRole('alert')).toHaveText(says);
		await page.reload();
		await expect(page.getByRole('heading', { name: 'Add a FAQ' })).toBeVisible();
		await page.goto('./library/');
		await expect(page.getByText('Nothing here yet')).toBeVisible();
	});
}

test('a file of 50 MB is refused at once', async ({ page }, info) => {
	const { writeFileSync } = await import('node:fs');
	const path = info.outputPath('huge.md');
	writeFileSync(path, Buffer.alloc(50_000_000, 'Q. Why?\nA. Because.\n'));
	await page.goto('./import/');
	await page.getByLabel('FAQ file').setInputFiles(path);
	await expect(page.getByRole('alert')).toHaveText(/larger than 20 MB/);
	expect(readFileSync(path).length).toBe(50_000_000);
});

test('hostile Markdown shows as text: nothing runs, nothing is fetched', async ({ page }) => {
	await paste(
		page,
		`Q. Is <img src=x onerror="window.hacked=1"> safe?

A. <script>window.hacked=2</script><b onclick="window.hacked=3">Yes</b>
[one](javascript:window.hacked=4) [two](data:text/html,hacked) ![pixel](https://tracker.example/p.gif)
<iframe src="https://tracker.example/"></iframe>

Q. And <svg onload="window.hacked=5">this</svg>?

A. Also <a href=" java\tscript:alert(1)">this</a>.
`
	);
	await expect(page.getByRole('heading', { name: '2 questions found' })).toBeVisible();
	for (const summary of await page.locator('li summary').all()) await summary.click();
	for (const link of await page.locator('#main a').all())
		expect(await link.getAttribute('href')).toMatch(/^(https?:|mailto:|#|\/)/);
	await page.getByRole('button', { name: /^Add / }).click();
	await page.getByRole('link', { name: 'Study now' }).click();
	await answer(page);
	await answer(page);
	expect(await page.evaluate(() => (window as { hacked?: number }).hacked)).toBeUndefined();
	expect(await page.locator('#main script, #main iframe, #main img, #main svg svg').count()).toBe(
		0
	);
});

test('nesting without end and one endless line are refused or read, in seconds', async ({
	page
}) => {
	test.slow();
	for (const text of ['> '.repeat(100_000) + 'Why?', 'Why? '.repeat(2_000_000)]) {
		await page.goto('./import/');
		await page.getByLabel('FAQ file').setInputFiles({
			name: 'hostile.md',
			mimeType: 'text/markdown',
			buffer: Buffer.from(text)
		});
		await expect(
			page.getByRole('alert').or(page.getByRole('heading', { level: 1, name: /found/ }))
		).toBeVisible({ timeout: 15_000 });
		if (await page.getByRole('button', { name: 'Change the text' }).isVisible())
			await page.getByRole('button', { name: 'Change the text' }).click();
	}
});

test('right-to-left questions run right to left', async ({ page }) => {
	await paste(
		page,
		'س: متى أبدأ؟\n\nج: ابدأ اليوم بخطوة صغيرة.\n\nQ. متى أستريح؟\n\nA. في نهاية الأسبوع.\n'
	);
	const front = page.locator('.front').getByText('متى أستريح؟');
	await expect(front).toBeVisible();
	const direction = await front.evaluate((element) => getComputedStyle(element).direction);
	expect(direction).toBe('rtl');
});

test('what was read can go back into the box and be read again', async ({ page }) => {
	await paste(page, 'No questions in here, only words that somebody wrote down one evening.');
	await expect(page.getByRole('heading', { name: 'No questions found' })).toBeFocused();
	await page.getByRole('button', { name: 'Change the text' }).click();
	await expect(page.getByLabel('Text')).toHaveValue(/only words that somebody/);
	await page.getByLabel('Text').fill('Q. Which evening?\n\nA. That one.');
	await page.getByRole('button', { name: 'Find the questions' }).click();
	await expect(page.getByRole('heading', { name: '1 question found' })).toBeVisible();
});

test('a text too long for the box is not put there', async ({ page }) => {
	await page.goto('./import/');
	const text = `# Tea FAQ\n\n## Why does it steep?\n\n${'So that it is tea. '.repeat(30_000)}\n`;
	await page
		.locator('input[type=file]')
		.first()
		.setInputFiles({ name: 'tea.md', mimeType: 'text/markdown', buffer: Buffer.from(text) });
	await expect(page.getByRole('heading', { name: '1 question found' })).toBeVisible();
	await page.getByRole('button', { name: 'Choose another' }).click();
	await expect(page.getByLabel('Text')).toHaveValue('');
});

test('the same FAQ again brings nothing new and says so', async ({ page }) => {
	await paste(page, faq);
	await page.getByRole('button', { name: 'Add 3 cards' }).click();
	await expect(page.getByRole('heading', { name: 'Added' })).toBeVisible();
	await paste(page, faq);
	await expect(page.getByRole('heading', { name: 'You have this edition already' })).toBeVisible();
	await page.getByRole('button', { name: 'Done' }).click();
	await expect(page.getByRole('heading', { name: 'Add a FAQ' })).toBeVisible();
	await expectSound(page);
});

test('one line pointed at makes questions of its like, and one word takes one back', async ({
	page
}) => {
	await page.goto('./import/');
	await page
		.getByLabel('Text')
		.fill(
			'# Tea\n\n## Water\n\nSoft water.\n\n## Pot\n\nClay keeps warm.\n\n## Cup\n\nA thin one.\n'
		);
	await page.getByRole('button', { name: 'Find the questions' }).click();
	await expect(page.getByRole('heading', { name: 'No questions found' })).toBeVisible();
	await page.getByText('Is a question missing?').click();
	await page.getByRole('button', { name: 'Question: “Pot”' }).click();
	await expect(page.getByRole('heading', { name: '3 questions found' })).toBeVisible();
	await page.getByRole('checkbox', { name: 'Take “Cup”' }).uncheck();
	await page.getByRole('button', { name: 'Whole answer of “Water”' }).click();
	await page.getByRole('button', { name: /^Not a question.*Water/ }).click();
	await expect(page.getByRole('heading', { name: '2 questions found' })).toBeVisible();
	// What was chosen before stays chosen, also after a restart.
	await page.reload();
	await expect(page.getByRole('checkbox', { name: 'Take “Cup”' })).not.toBeChecked();
	await page.getByRole('button', { name: 'Add 1 card' }).click();
	await expect(page.getByRole('heading', { name: 'Added' })).toBeVisible();
});

test('what is doubtful is asked first', async ({ page }) => {
	await page.goto('./import/');
	const questions = ['Why tea?', 'Why hot?', 'How hot it is', 'When is it done?'];
	await page
		.getByLabel('Text')
		.fill(questions.map((question) => `## ${question}\n\nSo it is.\n`).join('\n'));
	await page.getByRole('button', { name: 'Find the questions' }).click();
	const doubts = page.locator('section', { hasText: 'Are these questions?' });
	await expect(doubts.locator('[data-draft]')).toHaveCount(1);
	await expect(
		doubts.getByText('It has no question mark, but most headings like it ask.')
	).toBeVisible();
	await doubts.getByRole('button', { name: /^It is a question/ }).click();
	await expect(doubts).toHaveCount(0);
	await expect(page.getByRole('checkbox', { name: 'Take “How hot it is”' })).toBeChecked();
});
