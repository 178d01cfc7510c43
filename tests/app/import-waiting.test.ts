// The rule this file defends: a document that waits is let go of once it was read, or cannot be; not because what
// reads it was not to be had.
import 'fake-indexeddb/auto';
import { afterAll, expect, test, vi } from 'vitest';
import { Import } from '../../src/lib/app/import.svelte';
import { LocalWorker, localStore, Locks } from './browser';

vi.stubGlobal('document', { documentElement: { dataset: {}, toggleAttribute: () => {} } });
vi.stubGlobal('localStorage', localStore());
vi.stubGlobal('navigator', { onLine: false, locks: new Locks() });
vi.stubGlobal('Worker', LocalWorker);
afterAll(() => void vi.unstubAllGlobals());

test('documents for which there is no reader go on waiting', async () => {
	const session = new Import();
	await session.hand([
		{ input: '# Tea\n\n## Why?\n\nSo.', name: 'tea.md' },
		{ input: '# Ink\n\n## Why?\n\nSo.', name: 'ink.md' }
	]);
	expect(session.problem).toMatch(/not on this device yet/);
	expect([session.state.kind, session.waiting.count]).toEqual(['choosing', 2]);
	// Somebody who comes back later finds them.
	const later = new Import();
	await later.open();
	expect(later.waiting.count).toBe(2);
});
