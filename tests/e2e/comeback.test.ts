// Back after a break, and days away: what waits is offered in a few paces with honest dates, the pace holds,
// and who does not want it is not asked twice.
import type { Page } from '@playwright/test';
import { DAY_MS } from '../../src/lib/core/day';
import { writeBackup } from '../../src/lib/formats/backup';
import { accept } from '../../src/lib/store/content';
import { dumpRows } from '../../src/lib/store/transfer';
import { answer as rateCard, card, emptyLibrary, material, model, moment } from '../store/sample';
import {
	answer,
	expect,
	expectAccessible,
	expectSound,
	fourButtons,
	inBerlin,
	restore,
	startWithDeck,
	test
} from './journey';

const at = (day: string, hour = 18) => new Date(`${day}T${hour}:00:00+02:00`);
/** Tuesday. */
const BACK = at('2026-06-16');

/** Five days of study, eight cards a day, as a backup; some cards were never met. */
async function studiedBackup(): Promise<Buffer> {
	const { db } = await emptyLibrary();
	const first = Date.UTC(2026, 4, 4) / DAY_MS;
	await accept(db, material(48), moment(first), model);
	for (let note = 0; note < 40; note++)
		await rateCard(db, card(note), 4, moment(first + Math.floor(note / 8)));
	const header = { madeMs: moment(first).atMs, app: 'adage' };
	return Buffer.from(await new Response(writeBackup(header, dumpRows(db))).arrayBuffer());
}

/** Somebody who studied for a week, and did something else for six. */
async function comeBack(page: Page) {
	await page.clock.install({ time: BACK });
	await fourButtons(page);
	await restore(page, {
		name: 'studied.adage',
		mimeType: 'application/octet-stream',
		buffer: await studiedBackup()
	});
	await expect(page.getByText('48 cards with all their answers')).toBeVisible();
	await page.goto('./');
}

const offer = (page: Page) => page.getByRole('region', { name: 'Welcome back' });
const plan = (page: Page) => page.getByRole('region', { name: 'Your way back' });

inBerlin(
	'a pace is chosen, holds for the day, can be changed, and ends by itself',
	async ({ page }) => {
		test.slow();
		await comeBack(page);
		await expect(offer(page)).toContainText('40 cards wait.');
		const paces = offer(page).getByRole('radio');
		await expect(paces).toHaveCount(3);
		for (const done of await offer(page).getByTestId('pace-done').all())
			await expect(done).toHaveText(/^Done by (tomorrow|\w+day( \d+ \w+)?)$/);
		await expectAccessible(page);
		await offer(page).getByRole('radio', { name: '10 a day' }).check();
		await offer(page).getByRole('button', { name: 'Study 10 a day' }).click();

		// In force at once: the day holds no more than that, and no new cards.
		await expect(page.getByTestId('comeback-done')).toHaveText('0 of 10 today');
		await expect(page.getByTestId('comeback-through')).toContainText(/Done by (tomorrow|\w+day)/);
		await expect(page.getByTestId('due')).toHaveText('10');
		await expect(page.getByTestId('fresh')).toHaveCount(0);
		await page.goto('./study/');
		for (let i = 0; i < 10; i++) await answer(page, 'Easy');
		await expect(page.getByRole('heading', { name: 'Done for today' })).toBeVisible();
		await expect(page.getByTestId('next')).toContainText('10 of 10 done. Tomorrow 10 again.');
		await page.goto('./');
		await expect(page.getByTestId('comeback-done')).toHaveText('10 of 10 today');
		await expect(page.getByText('Today’s 10 are done.')).toBeVisible();
		await expect(page.getByText('The rest keeps; 10 more tomorrow.')).toBeVisible();

		// The next day goes on, and another pace can be taken.
		await page.clock.setSystemTime(at('2026-06-17'));
		await page.goto('./');
		await expect(page.getByTestId('comeback-done')).toHaveText('0 of 10 today');
		await expectAccessible(page);
		await plan(page).getByRole('button', { name: 'Change' }).click();
		const change = page.getByRole('region', { name: 'Another pace' });
		await expect(change.getByRole('button', { name: 'Keep 10 a day' })).toBeEnabled();
		await change.getByRole('radio', { name: '15 a day' }).check();
		await change.getByRole('button', { name: 'Study 15 a day' }).click();
		await expect(page.getByTestId('comeback-done')).toHaveText('0 of 15 today');
		await expect(page.getByTestId('due')).toHaveText('15');
		await page.goto('./study/');
		for (let i = 0; i < 15; i++) await answer(page, 'Easy');

		// As many are left as a day can take: it is said once that this is over.
		await page.clock.setSystemTime(at('2026-06-18'));
		await page.goto('./');
		await expect(page.getByText('You are through.')).toBeVisible();
		await expect(page.getByTestId('due')).toHaveText('15');
		await expect(page.getByTestId('fresh')).toBeVisible();
		await page.clock.setSystemTime(at('2026-06-19'));
		await page.goto('./');
		await expect(page.getByTestId('due')).toBeVisible();
		await expect(plan(page)).toHaveCount(0);
		await expectSound(page);
	}
);

inBerlin(
	'who wants everything has it, and is not asked again until there is another break',
	async ({ page }) => {
		test.slow();
		await comeBack(page);
		await offer(page).getByRole('button', { name: 'Study everything instead' }).click();
		await expect(page.getByText('Everything that is due comes as usual.')).toBeVisible();
		await expect(page.getByTestId('due')).toHaveText('40');
		await expect(page.getByText('A day counts with 10 answers')).toBeVisible();
		// It can be taken back, and declined again.
		await plan(page).getByRole('button', { name: 'Undo' }).click();
		await offer(page).getByRole('button', { name: 'Study everything instead' }).click();
		await expect(offer(page)).toHaveCount(0);
		await page.reload();
		await expect(page.getByTestId('due')).toHaveText('40');
		await expect(offer(page)).toHaveCount(0);
		await page.clock.setSystemTime(at('2026-06-18'));
		await page.goto('./');
		await expect(page.getByTestId('due')).toHaveText('40');
		await expect(offer(page)).toHaveCount(0);
		// Whoever thinks again finds it.
		await page.getByRole('button', { name: 'More ways to study' }).click();
		await page.getByRole('button', { name: 'Choose a pace' }).click();
		await offer(page).getByRole('button', { name: 'Study everything instead' }).click();
		await expect(offer(page)).toHaveCount(0);
		await page.clock.setSystemTime(at('2026-07-18'));
		await page.goto('./');
		await expect(offer(page)).toBeVisible();
		await expectSound(page);
	}
);

inBerlin(
	'days away: planned, changed, said on Today, and over when one is back',
	async ({ page }) => {
		await page.clock.install({ time: at('2026-05-04') });
		await startWithDeck(page);
		for (let i = 0; i < 10; i++) await answer(page);
		await page.goto('./settings/');
		const away = page.getByRole('region', { name: 'Away' });
		const [first, last] = [away.getByLabel('First day away'), away.getByLabel('Last day away')];
		const submit = away.getByRole('button', { name: /^Plan( \d+ days?)?$/ });
		await away.getByRole('button', { name: 'Plan days away' }).click();

		// A week is proposed.
		await expect(first).toHaveValue('2026-05-05');
		await expect(last).toHaveValue('2026-05-11');
		await expect(submit).toHaveText('Plan 7 days');
		// What cannot be is said, and nothing is stored.
		await first.fill('');
		await submit.click();
		await expect(away.getByRole('alert')).toHaveText('Choose a first and a last day.');
		await first.fill('2026-05-09');
		await last.fill('2026-05-06');
		await submit.click();
		await expect(away.getByRole('alert')).toHaveText('The last day lies before the first.');
		await last.fill('2028-05-06');
		await submit.click();
		await expect(away.getByRole('alert')).toHaveText('You can plan up to a year ahead.');
		await first.fill('2026-05-04');
		await last.fill('2026-05-06');
		await submit.click();
		await expect(away.getByRole('alert')).toHaveText('Days away begin tomorrow at the earliest.');
		await expect(away.getByRole('listitem')).toHaveCount(0);
		await expectAccessible(page);

		await first.fill('2026-05-06');
		await last.fill('2026-05-15');
		await submit.click();
		await expect(away.getByText('Wednesday until Friday 15 May')).toBeVisible();
		await expect(away.getByRole('link', { name: 'Study ahead before you go' })).toHaveAttribute(
			'href',
			/study\/\?with=ahead&days=11$/
		);
		await away.getByRole('button', { name: 'Change Wednesday until Friday 15 May' }).click();
		await first.fill('2026-05-05');
		await last.fill('2026-05-17');
		await away.getByRole('button', { name: 'Change', exact: true }).click();
		await expect(away.getByText('Tomorrow until Sunday 17 May')).toBeVisible();
		await expect(away.getByRole('listitem')).toHaveCount(1);

		await page.clock.setSystemTime(at('2026-05-13'));
		await page.goto('./');
		await expect(page.getByText('Away until Sunday.')).toBeVisible();
		await expect(page.getByTestId('streak')).toHaveAttribute('data-current', '1');
		await expect(page.getByTestId('streak')).toHaveText('Your streak waits until Sunday');
		await expect(page.getByText('nothing due', { exact: false })).toHaveCount(0);
		await expect(page.getByRole('link', { name: 'Study', exact: true }).last()).not.toHaveClass(
			/primary/
		);
		await page.getByRole('region', { name: 'Away' }).getByRole('link', { name: 'Change' }).click();
		await expect(away.getByText('Away until Sunday')).toBeVisible();
		await expect(away).toBeInViewport();

		// Back sooner: today is still free, and what is over stays free.
		await away.getByRole('button', { name: 'I am back' }).click();
		await expect(away.getByText('Away today')).toBeVisible();
		await page.clock.setSystemTime(at('2026-05-14'));
		await page.goto('./');
		await expect(page.getByTestId('streak')).toHaveAttribute('data-current', '1');
		await expect(page.getByText('Study if you like.')).toHaveCount(0);
		await expectSound(page);
	}
);
