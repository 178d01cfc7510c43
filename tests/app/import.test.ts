// The rule this file defends: what somebody asks for while an import is still opening is done, not lost.
import 'fake-indexeddb/auto';
import { afterAll, expect, test, vi } from 'vitest';
import { Import } from '../../src/lib/app/import.svelte';

vi.stubGlobal('document', { documentElement: { dataset: {}, toggleAttribute: () => {} } });
afterAll(() => void vi.unstubAllGlobals());

test('an address that is asked for at once is answered', async () => {
	const session = new Import();
	session.box.address = 'http://example.org/faq';
	await session.readAddress();
	expect(session.problem).toMatch(/over https alone/);
	expect(session.state.kind).toBe('choosing');
});
