// The rule this file defends: what two tabs must not do at once, the second one waits for, or is told that it
// cannot be done now; a tab that the browser has suspended in the midst of it holds up nobody who studies.
import 'fake-indexeddb/auto';
import { afterAll, expect, test, vi } from 'vitest';
import { alone } from '../../src/lib/app/alone';
import { keepBeacon } from '../../src/lib/app/beacon';
import { openAdage } from '../../src/lib/app/open';
import { Study } from '../../src/lib/app/study.svelte';
import { accept } from '../../src/lib/store/content';
import { DECK_ID, material, model } from '../store/sample';
import { localStore, Locks, passTime } from './browser';

const locks = new Locks();
vi.stubGlobal('document', { documentElement: { dataset: {}, toggleAttribute: () => {} } });
vi.stubGlobal('localStorage', localStore());
vi.stubGlobal('navigator', { onLine: true, locks });
afterAll(() => void vi.unstubAllGlobals());

test('the second one waits for the first, and what fails fails once', async () => {
	const done: number[] = [];
	const slow = alone(async () => {
		await new Promise((resolve) => setTimeout(resolve, 20));
		done.push(1);
	});
	const failing = alone(async () => {
		done.push(2);
		throw new DOMException('Lost.', 'TimeoutError');
	});
	await expect(failing).rejects.toThrow('Lost.');
	await slow;
	expect(done).toEqual([1, 2]);
});

test('who cannot wait, or has waited long enough, is told so, and nothing was begun', async () => {
	passTime();
	const release = locks.keep('adage-library');
	let begun = 0;
	const run = async () => ++begun;
	await expect(alone(run, 0)).rejects.toThrow(/^Another tab is busy with your library/);
	await expect(alone(run)).rejects.toThrow(/^Another tab is busy with your library/);
	expect(begun).toBe(0);
	release();
	expect(await alone(run)).toBe(1);
});

test('a tab that was suspended in the midst of something large does not keep others from studying', async () => {
	const { db, now } = await openAdage();
	await accept(db, material(3), now(), model);
	passTime();
	const release = locks.keep('adage-library');
	const study = new Study();
	await study.open({ deckId: DECK_ID, fromMs: 0 });
	release();
	expect(study.state.kind).toBe('asking');
	study.close();
});

test('a tab that was suspended while it restored does not keep the app from opening', async () => {
	vi.resetModules();
	passTime();
	keepBeacon({ count: 99, sum: 'x' }, true);
	const release = locks.keep('adage-library');
	const app = await import('../../src/lib/app/open');
	await app.openAdage();
	release();
	const fresh = await import('../../src/lib/app/trouble.svelte');
	expect(fresh.trouble.loss).toMatchObject({ known: 99 });
});
