// The rule this file defends: on a device that is full ratings are saved all the same, out of the room that was put by
// for them; pictures are refused with a sentence; and a restart loses nothing.
import { expect, type Page } from '@playwright/test';
import { ADDRESS } from '../../e2e/address';
import { answer, countRatings, expectSound, startWithDeck } from '../../e2e/journey';
import { leaveUntilKept } from '../../e2e/snapshot-steps';
import { everyOne, record } from '../record';
import { test } from './own-browser';
import { canMount, smallDisk } from './small-disk';

test.use({ trace: 'off' });

const MB = 1_000_000;

/** A document whose pictures weigh more than is left, made in the page: so much crosses to it slowly. */
async function openPictures(page: Page): Promise<void> {
	await page.goto(`${ADDRESS}import/`);
	await expect(page.getByRole('button', { name: /Open a file/ })).toBeVisible();
	await page.getByLabel('FAQ file').evaluate((input: HTMLInputElement) => {
		const part = (k: number) => {
			const bytes = new Uint8Array(1_500_000);
			for (let i = 0; i < bytes.length; i += 65_536)
				crypto.getRandomValues(bytes.subarray(i, i + 65_536));
			// The head of a JPEG of 64 by 48 points.
			const head = [0xff, 0xd8, 0xff, 0xc0, 0, 11, 8, 0, 48, 0, 64, 1, 1, 0x11, 0, k];
			bytes.set(head);
			let text = '';
			for (let i = 0; i < bytes.length; i += 3000)
				text += btoa(String.fromCharCode(...bytes.subarray(i, i + 3000)));
			return `## What does picture ${k} show?\n\nThis: ![a](data:image/jpeg;base64,${text})\n\n`;
		};
		const text = `# Pictures\n\n${[1, 2, 3, 4, 5, 6].map(part).join('')}`;
		const files = new DataTransfer();
		files.items.add(new File([text], 'pictures.md', { type: 'text/markdown' }));
		input.files = files.files;
		input.dispatchEvent(new Event('change', { bubbles: true }));
	});
}

test('a file system of 24 MB is filled while somebody studies', async ({ launch }, info) => {
	// Needs namespaces, which not every machine gives, and fills a disk: `npm run test:faults` alone.
	test.skip(!everyOne || !canMount(), 'FAULTS=all on a machine with namespaces');
	test.setTimeout(300_000);
	const profile = info.outputPath('profile');
	const disk = await smallDisk(profile, 24 * 2 ** 20);
	try {
		const { page, kill } = await launch(profile, disk);
		await startWithDeck(page, ADDRESS);
		for (let i = 0; i < 3; i++) await answer(page);
		await leaveUntilKept(page, 3);
		const ballast = () =>
			page.evaluate(async () => {
				const root = await navigator.storage.getDirectory();
				const folder = await root.getDirectoryHandle('snapshots');
				return folder.getFileHandle('ballast').then(
					() => true,
					() => false
				);
			});
		await expect.poll(ballast).toBe(true);

		disk.fill(4 * MB);
		await openPictures(page);
		await expect(page.getByRole('alert')).toContainText('no space left', { timeout: 60_000 });
		expect(await countRatings(page)).toBe(3);

		await page.goto(`${ADDRESS}study/`);
		await expect(page.getByRole('button', { name: 'Show answer' })).toBeVisible();
		for (let i = 0; i < 10; i++) {
			// What was written of the pictures goes away late.
			if (await ballast()) disk.fill(0);
			await answer(page, i % 2 ? 'Remembered' : 'Forgot');
		}
		expect(await ballast()).toBe(false);
		expect(await countRatings(page)).toBe(13);
		await kill();

		// Somebody makes room, and starts it again.
		disk.empty();
		const left = await launch(profile, disk);
		await left.page.goto(ADDRESS);
		const studying = left.page.getByRole('link', { name: 'Go on studying' });
		await expect(studying).toBeVisible({ timeout: 30_000 });
		expect(await countRatings(left.page)).toBe(13);
		await expectSound(left.page, ADDRESS);
		await left.kill();
	} finally {
		disk.drop();
	}
	record({
		fault: 'A file system of 24 MB is full',
		tries: 1,
		acknowledged: 13,
		lost: 0,
		invented: 0,
		holds:
			'room that was put by is given and ratings are saved; pictures are refused with a sentence'
	});
});
