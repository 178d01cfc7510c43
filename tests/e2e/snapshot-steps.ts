// Snapshots as a journey sees them: what lies on the device, and how a person gets it back.
import { expect, type Page } from '@playwright/test';
import { readSnapshotName, type Snapshot } from '../../src/lib/core/snapshots';

/** The snapshots that lie on this device and are whole. */
export async function wholeSnapshots(page: Page): Promise<Snapshot[]> {
	const files = await page.evaluate(async () => {
		const root = await navigator.storage.getDirectory();
		const folder = await root.getDirectoryHandle('snapshots').catch(() => undefined);
		const found: [name: string, bytes: number][] = [];
		if (folder)
			for await (const name of (folder as unknown as { keys(): AsyncIterable<string> }).keys()) {
				if (!name.endsWith('.adage')) continue;
				const file = await (await folder.getFileHandle(name)).getFile();
				found.push([name, file.size]);
			}
		return found;
	});
	return files
		.map(([name, bytes]) => ({ snapshot: readSnapshotName(name)!, bytes }))
		.filter(({ snapshot, bytes }) => snapshot.bytes === bytes)
		.map(({ snapshot }) => snapshot);
}

/** Somebody looks at something else: then Adage keeps a copy. Waits until there is one with so many ratings. */
export async function leaveUntilKept(page: Page, ratings: number): Promise<void> {
	const leave = () =>
		page.evaluate(() => {
			Object.defineProperty(document, 'hidden', { value: true, configurable: true });
			document.dispatchEvent(new Event('visibilitychange'));
		});
	// On a slow device the last one took so long that another is not due yet.
	await expect(async () => {
		await leave();
		expect((await wholeSnapshots(page)).map((one) => one.ratings)).toContain(ratings);
	}).toPass({ intervals: [1000, 2000, 4000], timeout: 90_000 });
}

/** Takes the newest snapshot, from a screen that lists them: adds what is missing where anything is here. */
export async function restoreNewest(page: Page): Promise<void> {
	await page
		.getByRole('button', { name: /^Restore the snapshot of/ })
		.first()
		.click();
	const sheet = page.getByRole('dialog');
	await sheet.getByRole('button', { name: /^(Restore|Add what is missing)$/ }).click();
}
