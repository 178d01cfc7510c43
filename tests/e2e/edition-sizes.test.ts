// A newer edition may be of any size, shape and script: what is shown stays short enough to be looked at, what
// was learnt is kept, and it is as easy to say no.
import type { Page } from '@playwright/test';
import { answer, countRatings, expect, expectSound, rowsOf, test } from './journey';
import { word, type Line } from './word-file';

const PLACES = ['cellar', 'attic', 'barn', 'mill', 'harbour', 'orchard', 'chapel', 'tower'];
const THINGS = ['lamp', 'rope', 'ladder', 'kettle', 'barrel', 'wheel', 'mirror'];
const NAMES = ['Ada', 'Bruno', 'Clara', 'Dorian', 'Elsa', 'Felix', 'Greta', 'Hugo', 'Ida', 'Jonas'];

/** No two of so many say the same. */
function entry(k: number): [question: string, answer: string] {
	const [place, thing, name] = [PLACES, THINGS, NAMES].map((all) => all[k % all.length]!);
	return [
		`Where does ${name} keep ${thing} ${k}?`,
		`In the ${place}, on shelf ${k * 3 + 1}, where ${name} put it ${k + 2} years ago.`
	];
}

const entries = (count: number) => Array.from({ length: count }, (_, k) => entry(k));
const markdown = (title: string, all: (readonly [string, string])[]) =>
	`# ${title}\n${all.map(([question, answer]) => `\n## ${question}\n\n${answer}\n`).join('')}`;

async function give(page: Page, name: string, content: string | Uint8Array) {
	await page.goto('./import/');
	await expect(page.getByRole('button', { name: /Open a file/ })).toBeVisible();
	await page
		.getByLabel('FAQ file')
		.setInputFiles({ name, mimeType: '', buffer: Buffer.from(content as string) });
}

async function accepted(page: Page, name: string, content: string | Uint8Array) {
	await give(page, name, content);
	await page.getByRole('button', { name: /^Add \d+ cards?$/ }).click();
	await expect(page.getByRole('heading', { name: 'Added' })).toBeVisible();
}

const summary = (page: Page) => page.locator('.summary');
const take = (page: Page) => page.getByRole('button', { name: 'Take this edition' }).click();
const cardsOf = (page: Page) => rowsOf<{ id: string; archived?: boolean }>(page, 'cards');

test('ten times as long: what is there goes on, what is new is added only where somebody wants it', async ({
	page
}) => {
	const short = entries(6);
	await accepted(page, 'things.md', markdown('Things', short));
	await page.getByRole('link', { name: 'Study now' }).click();
	for (let n = 0; n < 2; n++) await answer(page);
	const before = await cardsOf(page);

	const long = entries(60).map(([question, answer], k) =>
		k === 3 ? ([question, answer.replace('shelf', 'hook')] as const) : ([question, answer] as const)
	);
	await give(page, 'things.md', markdown('Things', long));
	await expect(summary(page)).toHaveText('5 unchanged, 1 answer changed, 54 new');
	// So many are folded: the one that changed is in sight.
	const fresh = page.locator('details.kind').filter({ hasText: '54 new' });
	await expect(fresh).not.toHaveAttribute('open', '');
	await expect(page.getByText('Where does Dorian keep ladder 3?')).toHaveCount(0);
	await fresh.locator('summary').first().click();
	await expect(fresh.getByRole('listitem')).toHaveCount(40);
	await fresh.getByRole('button', { name: 'Show 14 more' }).click();
	await expect(fresh.getByRole('listitem')).toHaveCount(54);
	// The button is gone; the keyboard goes on at the first that it brought.
	await expect(fresh.getByRole('listitem').nth(40).locator('summary')).toBeFocused();
	await fresh.locator('summary').first().click();

	await take(page);
	await expect(page.getByRole('heading', { name: 'New in this edition' })).toBeVisible();
	await expect(page.getByText(/^54 cards: about/)).toBeVisible();
	// No: the deck stays as small as it was.
	await page.getByRole('button', { name: 'Not now' }).click();
	await expect(page.getByRole('heading', { name: 'Taken' })).toBeVisible();
	expect((await cardsOf(page)).map(({ id }) => id)).toEqual(before.map(({ id }) => id));
	expect(await countRatings(page)).toBe(2);

	// Later some of it after all.
	await give(page, 'things.md', markdown('Things', long));
	await page.getByRole('button', { name: 'Choose more cards from it' }).click();
	await page.getByRole('checkbox', { name: /Where does Clara keep kettle 52/ }).check();
	await page.getByRole('button', { name: 'Add 1 card' }).click();
	await expect(page.getByText('1 card waits for you')).toBeVisible();
	expect(await cardsOf(page)).toHaveLength(7);

	// And cut to a tenth: most is put away with what was learnt, and comes back.
	await give(page, 'things.md', markdown('Things', entries(1)));
	await expect(summary(page)).toHaveText(/^1\sunchanged, 59\sgone$/);
	await take(page);
	await expect(page.getByRole('heading', { name: 'Taken' })).toBeVisible();
	expect((await cardsOf(page)).filter(({ archived }) => !archived)).toHaveLength(1);
	await page.getByRole('button', { name: 'Undo' }).click();
	await expect(summary(page)).toBeVisible();
	expect((await cardsOf(page)).filter(({ archived }) => !archived)).toHaveLength(7);
	expect(await countRatings(page)).toBe(2);
	await expectSound(page);
});

test('where much is doubtful or changed by both, a portion of it is shown at a time', async ({
	page
}) => {
	const first = entries(80);
	await accepted(page, 'things.md', markdown('Things', first));
	// Every other question is put otherwise, and half of what it answers.
	const second = first.map(([question, answer], k): [string, string] => [
		k % 2 ? `What did the owner of number ${k} do with it in spring?` : question,
		k % 2
			? answer.replace(/, where .*$/, `, since nobody asked for number ${k} in spring.`)
			: answer
	]);
	await give(page, 'things.md', markdown('Things', second));
	const doubts = page.getByRole('group', { name: /Is this the same/ });
	await expect(doubts).toHaveCount(20);
	await page.getByRole('button', { name: /^Show \d+ more to look at$/ }).click();
	await expect(doubts).not.toHaveCount(20);
	await expect(doubts.nth(20)).toBeFocused();
	// What is not shown is counted all the same.
	await expect(page.getByRole('heading', { name: /^Please look \(\d\d\)$/ })).toBeVisible();
});

const TEA = `# الشاي

## كم دقيقة يبقى الشاي الأخضر في الماء؟

دقيقتين فقط، لأنه يصبح مرا بعد ذلك.

## ماذا يحتاج الإبريق الجيد؟

- غطاء محكم لا يسقط
- مقبض يبقى باردا
- مصفاة واسعة للأوراق
`;

test('from right to left a difference is written so, also where it begins with a change', async ({
	page
}) => {
	await accepted(page, 'tea.md', TEA);
	await give(
		page,
		'tea.md',
		TEA.replace('دقيقتين', 'ثلاث دقائق').replace('- مقبض يبقى باردا\n', '')
	);
	await expect(summary(page)).toHaveText('2 answers changed');
	for (const question of ['كم دقيقة', 'ماذا يحتاج'])
		await page.locator('li summary').filter({ hasText: question }).click();
	const told = page.locator('li .text > p');
	await expect(told).toHaveCount(2);
	for (const one of await told.all()) await expect(one).toHaveCSS('direction', 'rtl');
	// The point that is gone, and nothing of the next one.
	await expect(told.nth(1).locator('del')).toHaveText('before:– مقبض يبقى باردا');
	await expect(told.nth(1).locator('ins')).toHaveCount(0);
});

const BEES: Line[] = [
	{ heading: 'How long does a worker bee live?' },
	{ says: 'Six weeks in summer, and up to six months in winter.' },
	{ heading: 'What does a hive need before winter?' },
	{ point: 'Fifteen kilos of honey.' },
	{ point: 'A dry floor.' },
	{ point: 'A narrow door against mice.' },
	{ heading: 'Who feeds the young?' },
	{ says: 'The nurse bees, for five days.' }
];

test('a Word file has a second edition as any other, and a damaged one changes nothing', async ({
	page
}) => {
	await accepted(page, 'bees.docx', word(BEES));
	await page.getByRole('link', { name: 'Study now' }).click();
	for (let n = 0; n < 2; n++) await answer(page);
	const before = await rowsOf(page, 'cards');

	const second = word([
		{ heading: 'What do bees drink?' },
		{ says: 'Water from shallow places, where they can stand.' },
		{ heading: 'What does a hive need before winter?' },
		{ point: 'A dry floor.' },
		{ point: 'Twenty kilos of honey.' },
		{ point: 'A narrow door against mice.' },
		{ point: 'Shelter from the wind.' },
		...BEES.slice(0, 2)
	]);
	await give(page, 'bees.docx', second.slice(0, second.length / 2));
	await expect(page.getByRole('alert')).toContainText('damaged or incomplete');
	expect(await rowsOf(page, 'cards')).toEqual(before);

	await give(page, 'bees.docx', second);
	await expect(summary(page)).toHaveText('1 unchanged, 1 answer changed, 1 new, 1 gone');
	await expect(page.getByText(/^From bees\.docx\./)).toBeVisible();
	// Point by point, as it stands in the file.
	await page.locator('li summary').filter({ hasText: 'What does a hive need' }).click();
	const told = page.locator('li .text > p').filter({ hasText: 'honey' });
	await expect(told.locator('del')).toHaveText(['before:– Fifteen kilos of honey.']);
	await expect(told.locator('ins')).toHaveText([
		'now:– Twenty kilos of honey.',
		'now:– Shelter from the wind.'
	]);
	await take(page);
	await page.getByRole('button', { name: 'Add 1 card' }).click();
	await expect(page.getByRole('heading', { name: 'Taken' })).toBeVisible();
	expect(await countRatings(page)).toBe(2);
	expect((await cardsOf(page)).filter(({ archived }) => archived)).toHaveLength(1);
	await expectSound(page);
});

test('what another tab took meanwhile is not taken twice', async ({ page, context }) => {
	await accepted(page, 'things.md', markdown('Things', entries(4)));
	await give(page, 'things.md', markdown('Things', entries(3)));
	await expect(summary(page)).toHaveText(/gone$/);
	const other = await context.newPage();
	await other.goto('./import/');
	await expect(summary(other)).toHaveText(/gone$/);
	await take(other);
	await expect(other.getByRole('heading', { name: 'Taken' })).toBeVisible();
	await page.bringToFront();
	await take(page);
	await expect(page.getByRole('heading', { name: 'You have this edition already' })).toBeVisible();
	await expect(page.getByRole('alert')).toContainText('changed meanwhile');
	// So undoing it where it was taken still finds what to undo.
	await other.bringToFront();
	await other.getByRole('button', { name: 'Undo' }).click();
	await expect(summary(other)).toHaveText(/gone$/);
	expect((await cardsOf(other)).filter(({ archived }) => archived)).toEqual([]);
});
