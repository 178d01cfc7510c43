// The rule this file defends: a browser that is killed while somebody answers loses no acknowledged answer, and
// none is there that was not given; at most the one that was being written.
import { setTimeout as wait } from 'node:timers/promises';
import { expect } from '@playwright/test';
import { ADDRESS } from '../../e2e/address';
import { expectSound, newADay, startWithDeck } from '../../e2e/journey';
import { everyOne, record } from '../record';
import { chance, test } from './own-browser';
import { compare, keyOf, logged, named, pressOn, type Given } from './press';

test.use({ trace: 'off' });

const SEEDS = everyOne ? 20 : 2;

test('SIGKILL while answers are written', async ({ launch }, info) => {
	test.setTimeout(60_000 + SEEDS * 20_000);
	const profile = info.outputPath('profile');
	let { page, kill } = await launch(profile);
	await startWithDeck(page, ADDRESS);
	if (everyOne) await newADay(page, 200, ADDRESS);
	// All that is known to be in the log: what was acknowledged, and what was written and killed before it was.
	const known: Given[] = [];
	const figures = { acknowledged: 0, lost: 0, invented: 0 };
	for (let seed = 1; seed <= SEEDS; seed++) {
		await page.goto(`${ADDRESS}study/`);
		await expect(page.getByRole('button', { name: 'Show answer' })).toBeVisible();
		const given: Given[] = [];
		const answering = (async () => {
			for (;;) given.push((await pressOn(page, keyOf(given.length + seed)))!);
		})().catch(() => {});
		// In the middle of whatever is going on by then.
		while (given.length < 2) await wait(20);
		await wait(chance(seed) * 1500);
		await kill();
		await answering;
		known.push(...given);
		({ page, kill } = await launch(profile));
		await page.goto(ADDRESS);
		await expect(page.getByRole('link', { name: 'Go on studying' })).toBeVisible();
		const log = await logged(page);
		const { lost, invented } = compare(known, log);
		expect.soft(lost, `seed ${seed}`).toEqual([]);
		// One at most was being written, and it is the newest.
		const newest = log.at(-1)!;
		expect.soft(invented, `seed ${seed}`).toEqual(invented.length ? [named(newest)] : []);
		if (invented.length) known.push(newest);
		figures.acknowledged += given.length;
		figures.lost += lost.length;
		figures.invented += Math.max(0, invented.length - 1);
	}
	await expectSound(page, ADDRESS);
	record({
		fault: 'SIGKILL of the browser while answers are written',
		tries: SEEDS,
		...figures,
		holds: 'every acknowledged answer is there, and at most the one that was being written'
	});
});
