// The rule this file defends: where the browser itself says that it found the database damaged and opened an empty
// one in its place, that is said, and nobody is greeted as a first visitor, even if nothing else knows of data.
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { ADDRESS, PORT } from '../../e2e/address';
import { expectSound, startWithDeck } from '../../e2e/journey';
import { leaveUntilKept, restoreNewest } from '../../e2e/snapshot-steps';
import { record } from '../record';
import { test } from './own-browser';
import { account, pressOnFor, type Given } from './press';

test.use({ trace: 'off' });

const RATINGS = 3;

test('the database cannot be read any more, and the second storage is gone', async ({
	launch
}, info) => {
	test.slow();
	const profile = info.outputPath('profile');
	let { page, kill } = await launch(profile);
	await startWithDeck(page, ADDRESS);
	const given: Given[] = [];
	await pressOnFor(page, RATINGS, given);
	await leaveUntilKept(page, RATINGS);
	await kill();
	const kept = join(profile, 'Default');
	const database = join(kept, 'IndexedDB', `http_localhost_${PORT}.indexeddb.leveldb`);
	for (const name of readdirSync(database).filter((name) => /^(MANIFEST|CURRENT)/.test(name)))
		writeFileSync(join(database, name), 'Zz'.repeat(40));
	rmSync(join(kept, 'Local Storage'), { recursive: true, force: true });

	({ page, kill } = await launch(profile));
	await page.goto(ADDRESS);
	const lost = page.getByTestId('lost');
	await expect(lost).toContainText(`We found none of ${RATINGS} ratings.`);
	// The browser says so once; it is known from then on.
	await page.reload();
	await expect(lost).toContainText(`We found none of ${RATINGS} ratings.`);
	await restoreNewest(page);
	await expect(page.getByRole('link', { name: 'Go on studying' })).toBeVisible({ timeout: 30_000 });
	const outcome = await account(page, given);
	await expectSound(page, ADDRESS);
	await kill();
	record({
		fault: 'The database cannot be read any more, and the second storage is gone',
		tries: 1,
		...outcome,
		holds:
			'what the browser says of it is shown, never a first visit; a snapshot brings it all back'
	});
});
