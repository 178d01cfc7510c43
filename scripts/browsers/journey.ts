/** The main journey, step by step, as tests/e2e/main.test.ts takes it in Chromium. */
import type { Page } from './page.ts';
import { until } from './wire.ts';

export interface Place {
	page: Page;
	/** Makes the site unreachable for good. */
	unplug(): Promise<void>;
	keep(name: string, picture: Buffer): void;
}

export type Step = [says: string, run: (place: Place) => Promise<void>];

const STUDY = '[data-testid="study"]';

const rated = async (page: Page) => Number(await page.attribute(STUDY, 'data-rated'));

/** Shows the answer and rates it. A tap right after the screen changed is ignored, so it is tried again. */
async function answer(page: Page, button = 'Remembered'): Promise<void> {
	const before = await rated(page);
	const again = { every: 300 };
	await until(
		'The answer is shown',
		async () => (await page.shows('#answer')) || (await page.tap('Show answer'), false),
		again
	);
	await until(
		'The rating is acknowledged',
		async () => (await rated(page)) === before + 1 || (await page.tap(button), false),
		again
	);
}

async function answerFive(page: Page): Promise<void> {
	for (let i = 0; i < 5; i++) await answer(page, i === 2 ? 'Forgot' : 'Remembered');
}

async function hasWorker(page: Page): Promise<boolean> {
	return page.run<boolean>('return !!navigator.serviceWorker?.controller');
}

export const STEPS: Step[] = [
	[
		'first launch shows a card and its answer',
		async ({ page }) => {
			await page.go('/');
			await page.click('Show answer');
			await until('The answer is open', () => page.shows('details[open]'));
		}
	],
	[
		'"Start with this deck" leads to the first card',
		async ({ page, keep }) => {
			await page.click('Remembered');
			await page.click('Start with this deck');
			await until('The study screen is there', () => page.shows(STUDY));
			await until('The first question is there', () => page.shows('.question'));
			keep('question', await page.screenshot());
		}
	],
	[
		'five cards are rated',
		async ({ page, keep }) => {
			await answerFive(page);
			await until('The next answer is shown', async () => {
				if (await page.shows('#answer')) return true;
				await page.tap('Show answer');
				return false;
			});
			keep('answer', await page.screenshot());
		}
	],
	[
		'the last answer is taken back and given again',
		async ({ page }) => {
			await page.click('Undo the last answer');
			await until('It says so', async () => (await page.text('[role=status]')) === 'Taken back.');
			if ((await rated(page)) !== 4) throw new Error(`${await rated(page)} rated instead of 4`);
			await answer(page);
		}
	],
	[
		'the service worker takes over',
		({ page }) => until('A worker controls the page', () => hasWorker(page)).then(() => {})
	],
	[
		'the page reloads with the server gone, on the same card',
		async ({ page, unplug }) => {
			const question = await page.text('.question');
			await unplug();
			await page.reload();
			await until('The question is back', async () => {
				const now = await page.text('.question');
				return now !== undefined && now === question;
			});
		}
	],
	['five more cards are rated offline', ({ page }) => answerFive(page)],
	[
		'Today shows a streak of one',
		async ({ page }) => {
			await page.click('Close');
			await until(
				'The streak is 1',
				async () => (await page.attribute('[data-testid="streak"]', 'data-current')) === '1'
			);
		}
	],
	[
		'"Check my data" finds everything in order',
		async ({ page }) => {
			await page.go('/settings/');
			await page.click('Check my data');
			const said = await until('The check answers', () => page.text('[data-testid="sound"]'));
			if (said !== 'Everything is in order.') throw new Error(`It says: ${said}`);
		}
	]
];
