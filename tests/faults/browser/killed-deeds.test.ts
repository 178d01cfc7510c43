// The rule this file defends: a browser that is killed in the middle of a large deed leaves the library as it was
// before or as it is after, and never half of each; no rating from before is lost, and what was put aside first is there.
import { setTimeout as wait } from 'node:timers/promises';
import { expect, type Page } from '@playwright/test';
import { ADDRESS } from '../../e2e/address';
import { answer, expectSound, rowsOf, startWithDeck } from '../../e2e/journey';
import { wholeSnapshots } from '../../e2e/snapshot-steps';
import { everyOne, record } from '../record';
import { countWrites } from './count-writes';
import { DEEDS, open, FIRST } from './large-deeds';
import { copyProfile, chance, test } from './own-browser';

test.use({ trace: 'off' });

const RATINGS = 3;
const SEEDS = everyOne ? 6 : 1;
/** Of all writes of a deed, the part after which it is killed in the short form. */
const MIDDLE = 0.6;

const TABLES = [
	...['sources', 'editions', 'decks', 'presets', 'faces', 'schedules', 'days', 'media', 'blobs'],
	...['acts', 'drafts']
];

/** What the library holds, without the times and the clocks, which differ where a deed is done twice. */
async function library(page: Page) {
	type Kept = { id: string; fields?: unknown; deleted?: unknown; archived?: unknown };
	const kept = ({ id, fields, deleted, archived }: Kept) =>
		JSON.stringify([id, fields, !!deleted, archived]);
	const counts: Record<string, number> = {};
	for (const table of TABLES) counts[table] = (await rowsOf(page, table)).length;
	const batches = await rowsOf<{ entries: { id: string; kind: string }[] }>(page, 'reviews');
	const log = batches.flatMap(({ entries }) => entries);
	return {
		counts,
		notes: (await rowsOf<Kept>(page, 'notes')).map(kept).sort(),
		cards: (await rowsOf<Kept>(page, 'cards')).map(kept).sort(),
		ratings: log
			.filter(({ kind }) => kind === 'review')
			.map(({ id }) => id)
			.sort()
	};
}
type Library = Awaited<ReturnType<typeof library>>;

const same = (a: Library, b: Library) => JSON.stringify(a) === JSON.stringify(b);

/** As it lies there, before the app has looked at it. */
async function libraryAsLeft(page: Page): Promise<Library> {
	await page.goto(`${ADDRESS}manifest.webmanifest`);
	return library(page);
}

for (const deed of DEEDS.filter(({ sample }) => everyOne || sample))
	test(`SIGKILL while ${deed.name}`, async ({ launch }, info) => {
		test.setTimeout(120_000 + SEEDS * 120_000);
		const base = info.outputPath('base');
		const first = await launch(base);
		await startWithDeck(first.page, ADDRESS);
		for (let i = 0; i < RATINGS; i++) await answer(first.page);
		await open(first.page, FIRST);
		await first.page.getByRole('button', { name: /^Add \d+ cards?$/ }).click();
		await expect(first.page.getByRole('heading', { name: 'Added' })).toBeVisible();
		await first.kill();

		const begin = async (name: string) => {
			const profile = info.outputPath(name);
			copyProfile(base, profile);
			const browser = await launch(profile);
			let hit = () => {};
			await countWrites(browser.page, () => hit());
			const tap = await deed.prepare(browser.page);
			const before = await library(browser.page);
			await browser.page.evaluate(() => (window.writes = 0));
			return { ...browser, profile, tap, before, onHit: (to: () => void) => (hit = to) };
		};

		// Once as it goes: what there is afterwards, and in how many writes.
		const whole = await begin('whole');
		const began = performance.now();
		await whole.tap();
		await deed.done(whole.page);
		const tookMs = performance.now() - began;
		const writes = await whole.page.evaluate(() => window.writes);
		const after = await libraryAsLeft(whole.page);
		await whole.kill();
		expect(same(whole.before, after)).toBe(false);

		const outcome = { before: 0, after: 0, lost: 0, invented: 0 };
		for (let seed = 1; seed <= SEEDS; seed++) {
			const { page, kill, profile, tap, before, onHit } = await begin(`seed-${seed}`);
			expect(before.ratings).toHaveLength(RATINGS);
			const part = everyOne ? chance(seed) * 1.2 - 0.1 : MIDDLE;
			const at = Math.ceil(part * writes);
			const moment = new Promise<void>((resolve) => onHit(resolve));
			await page.evaluate((at) => (window.sayAt = at), at);
			const tapping = tap().catch(() => {});
			// Before the first write, what is here is put aside; after the last one, it is still on its way to the disk.
			if (part < 0) await wait(chance(seed + 100) * tookMs * 0.3);
			else await Promise.race([moment, deed.done(page).catch(() => {})]);
			await kill();
			await tapping;

			const left = await launch(profile);
			const found = await libraryAsLeft(left.page);
			const is = same(found, before) ? 'before' : same(found, after) ? 'after' : 'half';
			if (is === 'half') expect(found, `seed ${seed}, ${at} of ${writes}`).toEqual(after);
			else outcome[is]++;
			await expectSound(left.page, ADDRESS);
			if (is === 'after' && deed.puts) {
				const copies = await wholeSnapshots(left.page);
				expect(copies.map(({ ratings, cards }) => [ratings, cards])).toContainEqual([
					RATINGS,
					before.cards.length
				]);
			}
			if (is === 'after' && deed.goBack) {
				await deed.goBack(left.page);
				expect((await library(left.page)).ratings).toEqual(expect.arrayContaining(before.ratings));
			}
			const { ratings } = await library(left.page);
			outcome.lost += before.ratings.filter((id) => !ratings.includes(id)).length;
			outcome.lost += ratings.length - new Set(ratings).size;
			const known = new Set([...before.ratings, ...after.ratings]);
			outcome.invented += ratings.filter((id) => !known.has(id)).length;
			await left.kill();
		}
		const { lost, invented } = outcome;
		expect({ lost, invented }).toEqual({ lost: 0, invented: 0 });
		record({
			fault: `SIGKILL of the browser while ${deed.name}`,
			tries: SEEDS,
			acknowledged: RATINGS * SEEDS,
			lost,
			invented,
			holds: 'the library is the one before or the one after; what was put aside first is there'
		});
	});
