// The rule this file defends: however many tabs answer, and at whichever moment, each card is rated once for each
// answer that was acknowledged; who comes too late is told so, and a tab that was left behind writes over nothing.
import type { Page } from '@playwright/test';
import { expect, expectSound, newADay, startWithDeck, test } from '../../e2e/journey';
import { everyOne, record } from '../record';
import { quickHands } from './device-clock';
import {
	account,
	FORGOT,
	keyOf,
	lookAt,
	pressOn,
	pressOnFor,
	REMEMBERED,
	type Given
} from './press';

/** Two tabs of one library with many new cards, both at the same card. */
async function twoTabs(page: Page): Promise<[Page, Page]> {
	await quickHands(page.context());
	await startWithDeck(page);
	await newADay(page, 200);
	const other = await page.context().newPage();
	for (const tab of [page, other]) {
		await tab.goto('./study/');
		await expect(tab.getByRole('button', { name: 'Show answer' })).toBeVisible();
	}
	return [page, other];
}

test('a tab that was left behind for many answers overwrites none of them', async ({ page }) => {
	const answers = everyOne ? 50 : 5;
	test.setTimeout(60_000 + answers * 1000);
	const [left, other] = await twoTabs(page);
	await lookAt(left);
	const given: Given[] = [];
	await pressOnFor(other, answers, given);
	await left.bringToFront();
	expect(await pressOn(left)).toBeUndefined();
	await expect(left.getByText('answered or changed in another tab')).toBeVisible();
	await expect(left.getByTestId('study')).toHaveAttribute('data-rated', String(answers));
	await account(left, given);
	await pressOnFor(left, 2, given);
	const outcome = await account(left, given);
	await expectSound(left);
	record({
		fault: 'A tab that was left behind is come back to',
		tries: 1,
		...outcome,
		holds: 'its answer is refused and said; it goes on with what is stored'
	});
});

test('two tabs answer in turns, and at the very same moment', async ({ page }) => {
	const rounds = everyOne ? 60 : 6;
	test.setTimeout(60_000 + rounds * 4000);
	const tabs = await twoTabs(page);
	const given: Given[] = [];
	let refused = 0;
	const take = (one: Given | undefined) => (one ? given.push(one) : refused++);
	for (let round = 0; round < rounds; round++) {
		await Promise.all(tabs.map(lookAt));
		if (round % 2) {
			for (const tab of tabs) take(await pressOn(tab, keyOf(round)));
			continue;
		}
		// Each says something else of the card.
		const at = Date.now() + 100;
		const both = tabs.map((tab, i) => pressOn(tab, [FORGOT, REMEMBERED][i], at));
		(await Promise.all(both)).forEach(take);
	}
	// Else they never met.
	expect(refused).toBeGreaterThan(rounds / 6);
	const outcome = await account(page, given);
	await expectSound(page);
	record({
		fault: 'Two tabs rate one card, in turns and at the same moment',
		tries: rounds,
		...outcome,
		holds: `one of the two counts; the other is told (${refused} times here)`
	});
});

test('two tabs answer as fast as they can, each for itself', async ({ page }) => {
	const answers = everyOne ? 120 : 12;
	test.setTimeout(60_000 + answers * 1000);
	const tabs = await twoTabs(page);
	const given: Given[] = [];
	await Promise.all(tabs.map((tab) => pressOnFor(tab, answers, given)));
	const outcome = await account(page, given);
	// Whoever is refused was so because the other one counted.
	expect(outcome.acknowledged).toBeGreaterThan(answers / 2);
	await expectSound(page);
	record({
		fault: 'Two tabs answer at once, each as fast as it can',
		tries: 2 * answers,
		...outcome,
		holds: 'each card is rated once for each answer that counted'
	});
});
