// Steps that journeys of the streak share.
import { expect, type Page } from '@playwright/test';
import { answer, fourButtons } from './journey';

/** An instant by the clocks of the journeys, in summer. */
export const at = (date: string, time = '18:00') => new Date(`${date}T${time}:00+02:00`);

/** One answer a day is enough from tomorrow on; all four buttons, so that a card can be done with at once. */
export async function oneAnswerADay(page: Page) {
	await fourButtons(page);
	await page.getByLabel('Answers a day').fill('1');
	await page.getByLabel('Answers a day').blur();
	await expect(page.getByText('In force from tomorrow.')).toBeVisible();
}

export async function studyOn(page: Page, time: Date, button?: string) {
	await page.clock.setSystemTime(time);
	await page.goto('./study/');
	await answer(page, button);
}

/** The words of one day of the calendar, opened on Today. */
export async function storyOf(page: Page, day: string) {
	await page.getByRole('button', { name: /^Calendar/ }).click();
	await page.getByRole('button', { name: new RegExp(`\\b${day}`) }).click();
	const words = await page.getByTestId('story').innerText();
	await page.getByRole('button', { name: 'Close the calendar' }).click();
	return words.replace(/\s+/g, ' ');
}
