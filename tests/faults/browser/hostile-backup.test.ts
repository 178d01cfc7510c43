// Rule: a backup may come from anybody, too. Whatever its rows say is shown as words or not at all, and one that takes
// long to be looked at can be let go of.
import { readFileSync } from 'node:fs';
import { readBackup, writeBackup, type Portion } from '../../../src/lib/formats/backup';
import { expect, expectSound, restore, rowsOf, test } from '../../e2e/journey';
import { showAnswer } from '../../e2e/study-steps';
import { ADDRESSES, MARKUP } from '../hostile-corpus';
import { record } from '../record';
import { seeded } from '../seeded';
import { expectHarmless, refuseDialogs } from './harmless';

const FIXTURE = new URL('../../fixtures/backups/version-2.adage', import.meta.url);

/** A file of backup, out of portions. */
async function fileOf(portions: Iterable<Portion>) {
	async function* all() {
		yield* portions;
	}
	const stream = writeBackup({ madeMs: 1764415000000, app: 'adage' }, all());
	const buffer = Buffer.from(await new Response(stream).arrayBuffer());
	return { name: 'a.adage', mimeType: '', buffer };
}

/** What is shown of rows: names and words, and the trees and addresses of what is drawn. */
const SHOWN = /^(name|title|label|line|text|section|Front|Back|Text|heading|description|author)$/;

let nth = 0;
/** The same rows with markup for their words, and addresses that would run. */
function hostile(value: unknown, key = ''): unknown {
	const next = <T>(list: T[]) => list[nth++ % list.length]!;
	if (key === 'c' && Array.isArray(value))
		return [
			...value.map((item) => hostile(item)),
			...(value.some((item) => typeof item === 'string')
				? [
						{ t: 'link', to: next(ADDRESSES), c: [next(MARKUP)] },
						{ t: 'image', to: next(ADDRESSES), alt: next(MARKUP) },
						{ t: 'script', v: 'globalThis.hacked=1', c: ['c'] }
					]
				: [])
		];
	if (Array.isArray(value)) return value.map((item) => hostile(item));
	if (value && typeof value === 'object' && !(value instanceof Blob))
		return Object.fromEntries(
			Object.entries(value).map(([name, inner]) => [name, hostile(inner, name)])
		);
	if (typeof value !== 'string') return value;
	if (key === 'address') return next(ADDRESSES);
	return SHOWN.test(key) ? `${value} ${next(MARKUP)}` : value;
}

test.beforeEach(({ page }) => refuseDialogs(page));

test('a backup of a stranger is restored, and every page of it is looked at', async ({ page }) => {
	test.slow();
	const portions: Portion[] = [];
	await readBackup(new Blob([readFileSync(FIXTURE)]), (portion) => void portions.push(portion));
	const changed = portions.map(({ table, rows }) => ({
		table,
		// The log says nothing, and pictures are bytes.
		rows: /reviews|blobs|media/.test(table) ? rows : (hostile(rows) as Portion['rows'])
	}));
	await page.goto('./settings/');
	await restore(page, await fileOf(changed));
	await expectHarmless(page);
	for (const path of ['./', './library/', './stats/', './study/', './settings/']) {
		await page.goto(path);
		await expect(page.locator('#main h1, #main h2, #main .question').first()).toBeVisible();
		await page.mouse.wheel(0, 100_000);
		await expectHarmless(page);
	}
	for (const { id } of await rowsOf<{ id: string }>(page, 'sources')) {
		await page.goto(`./library/?source=${encodeURIComponent(id)}`);
		await expect(page.locator('#main h1').first()).toBeVisible();
		await expectHarmless(page);
	}
	await page.goto('./study/');
	await showAnswer(page);
	// Markup is there, as words.
	await expect(page.locator('#main')).toContainText('hacked');
	await expectHarmless(page);
	record({
		fault: 'hostile backup in the app',
		tries: 1,
		lost: 0,
		invented: 0,
		holds: 'nothing ran, no other host was asked, no violation of the policy'
	});
});

test('a backup that takes long to look at can be let go of, and nothing of it is kept', async ({
	page
}) => {
	test.slow();
	await page.addInitScript(() => {
		const ends: string[] = [];
		window.Worker = class extends Worker {
			#answered = false;
			#of: string;
			constructor(...args: ConstructorParameters<typeof Worker>) {
				super(...args);
				this.#of = /\/(\w+)-[^/]*$/.exec(`${args[0]}`)![1]!;
				this.addEventListener('message', () => (this.#answered = true));
			}
			override terminate() {
				ends.push(`${this.#of} ${this.#answered ? 'answered' : 'stopped'}`);
				super.terminate();
			}
		};
		Object.assign(window, { ends });
	});
	const random = seeded(5);
	const row = (k: number) => ({ key: `a${k}`, value: random().toString(36).repeat(8) });
	function* many(): Generator<Portion> {
		for (let k = 0; k < 80; k++)
			yield { table: 'settings', rows: Array.from({ length: 4000 }, (_, j) => row(k * 4000 + j)) };
	}
	await page.goto('./settings/');
	await page.getByLabel('Backup file').setInputFiles(await fileOf(many()));
	const sheet = page.getByRole('dialog', { name: 'Restore a backup' });
	await expect(sheet.getByRole('status')).toContainText('Reading the backup');
	await sheet.getByRole('button', { name: 'Not now' }).click();
	await expect(sheet).toBeHidden();
	const ends = () => page.evaluate(() => (window as unknown as { ends: string[] }).ends);
	await expect.poll(ends).toContain('care stopped');
	expect(await rowsOf(page, 'settings')).toEqual([]);
	await expectSound(page);
});
