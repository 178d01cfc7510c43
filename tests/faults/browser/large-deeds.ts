// Deeds that write much at once, as a person does them, for those who break in upon them.
import { expect, type Page } from '@playwright/test';
import { writeBackup } from '../../../src/lib/formats/backup';
import { accept } from '../../../src/lib/store/content';
import { dumpRows } from '../../../src/lib/store/transfer';
import { daysAgo } from '../../e2e/days-ago';
import { answer as rateCard, emptyLibrary, material, model } from '../../store/sample';
import { ADDRESS } from '../../e2e/address';

export interface Deed {
	/** After “while”. */
	name: string;
	/** Tried in the short form too. */
	sample?: boolean;
	/** Brings a page to where one tap does it. */
	prepare(page: Page): Promise<() => Promise<unknown>>;
	/** It is done, and said. */
	done(page: Page): Promise<void>;
	/** A copy of the library is put aside first. */
	puts?: boolean;
	/** Where it takes ratings away: how a person gets them back. */
	goBack?(page: Page): Promise<void>;
}

const faq = (title: string, questions: [subject: string, answer: string][]) =>
	`# ${title}\n\n${questions
		.map(([subject, text]) => `## What is known about ${subject}?\n\n${text}\n\n`)
		.join('')}`;

const question = (i: number, text = `Leaf ${i} is picked in week ${i % 50} and dried for a day.`) =>
	[`tea number ${i}`, text] as [string, string];
const all = (count: number) => Array.from({ length: count }, (_, i) => i);

/** A document that is in the library, and the edition of it that comes next. */
export const FIRST = faq(
	'Tea',
	all(200).map((i) => question(i))
);
const SECOND = faq('Tea', [
	...all(170).map((i) =>
		question(i, i % 3 ? undefined : `Leaf ${i} is picked in week ${i % 50} and dried for two days.`)
	),
	...all(60).map((i) => question(i + 500))
]);
const OTHER = faq(
	'Bees',
	all(300).map((i) => [`hive number ${i}`, `Hive ${i} has ${i + 3} frames, and needs a feeder.`])
);

export async function open(page: Page, text: string, name = 'tea.md') {
	await page.goto(`${ADDRESS}import/`);
	await expect(page.getByRole('button', { name: /Open a file/ })).toBeVisible();
	const file = { name, mimeType: 'text/markdown', buffer: Buffer.from(text) };
	await page.getByLabel('FAQ file').setInputFiles(file);
}

let made: Promise<Buffer> | undefined;

/** A library of 300 cards and 40 ratings as a backup. */
const backup = () =>
	(made ??= (async () => {
		const { db } = await emptyLibrary();
		const then = daysAgo(3);
		await accept(db, material(300, 'hill'), then, model);
		for (let i = 0; i < 40; i++) await rateCard(db, `hill-n${i}:forward`, 3, then);
		const stream = writeBackup({ madeMs: then.atMs, app: 'adage 0.1.0' }, dumpRows(db));
		return Buffer.from(await new Response(stream).arrayBuffer());
	})());

const sheet = (page: Page) => page.getByRole('dialog', { name: /Restore a backup|Undo restoring/ });

async function chooseBackup(page: Page) {
	await page.goto(`${ADDRESS}settings/`);
	await page
		.getByLabel('Backup file')
		.setInputFiles({ name: 'a.adage', mimeType: '', buffer: await backup() });
	await expect(sheet(page)).toContainText('Brings 40 ratings');
}

const restored = (page: Page) =>
	expect(page.getByText(/^Restored from|Restored from the backup/)).toBeVisible({
		timeout: 30_000
	});

const takeEdition = (page: Page) => page.getByRole('button', { name: 'Take this edition' });
const editionTaken = (page: Page) =>
	expect(page.getByRole('heading', { name: 'New in this edition' })).toBeVisible({
		timeout: 30_000
	});

export const DEEDS: Deed[] = [
	{
		name: 'a backup is added',
		puts: true,
		async prepare(page) {
			await chooseBackup(page);
			const add = sheet(page).getByRole('button', { name: 'Add what is missing' });
			await expect(add).toBeEnabled();
			// A tap right after the sheet came is taken for the second half of a double tap.
			await page.waitForTimeout(400);
			return () => add.click();
		},
		done: restored
	},
	{
		name: 'a backup takes the place of everything',
		sample: true,
		puts: true,
		async prepare(page) {
			await chooseBackup(page);
			await sheet(page)
				.getByRole('radio', { name: /Replace everything/ })
				.check();
			await sheet(page)
				.getByRole('checkbox', { name: /may go/ })
				.check();
			const replace = sheet(page).getByRole('button', { name: 'Replace everything' });
			await page.waitForTimeout(400);
			return () => replace.click();
		},
		done: restored,
		async goBack(page) {
			await page.goto(`${ADDRESS}settings/`);
			await page.getByRole('button', { name: 'Undo restoring' }).click();
			await sheet(page)
				.getByRole('checkbox', { name: /may go/ })
				.check();
			const replace = sheet(page).getByRole('button', { name: 'Replace everything' });
			await page.waitForTimeout(400);
			await replace.click();
			await expect(page.getByText('Your library is as it was before restoring.')).toBeVisible({
				timeout: 30_000
			});
		}
	},
	{
		name: 'a document becomes 300 cards',
		puts: true,
		async prepare(page) {
			await open(page, OTHER, 'bees.md');
			const add = page.getByRole('button', { name: 'Add 300 cards' });
			await expect(add).toBeVisible();
			return () => add.click();
		},
		done: (page) =>
			expect(page.getByRole('heading', { name: 'Added' })).toBeVisible({ timeout: 30_000 })
	},
	{
		name: 'the next edition of a document is taken',
		puts: true,
		async prepare(page) {
			await open(page, SECOND);
			await expect(takeEdition(page)).toBeVisible();
			return () => takeEdition(page).click();
		},
		done: editionTaken
	},
	{
		name: 'taking an edition is undone',
		async prepare(page) {
			await open(page, SECOND);
			await takeEdition(page).click();
			await editionTaken(page);
			return () => page.getByRole('button', { name: 'Undo taking it' }).click();
		},
		done: (page) => expect(takeEdition(page)).toBeVisible({ timeout: 30_000 })
	}
];
