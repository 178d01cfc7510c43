// The rule this file defends: an edition that was packed comes back as it was; one that a backup brought is
// unpacked no further than any document goes.
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { encodeBase64 } from '../../src/lib/core/base64';
import { readEdition } from '../../src/lib/store/thin-editions';
import { smallLibrary } from './sample';

test('what unpacks to more than a document is as if it were not there', async () => {
	const { db } = await smallLibrary(1);
	const whole = (await db.editions.toArray())[0]!;
	const { text, outline, ...bare } = whole;
	const pack = (of: string) =>
		encodeBase64(new Uint8Array(gzipSync(JSON.stringify({ text: of, outline }))));
	await db.editions.put({ ...bare, hash: 'fits', packed: pack(text) } as never);
	await db.editions.put({ ...bare, hash: 'bomb', packed: pack('x'.repeat(50_000)) } as never);
	expect(await readEdition(db, 'fits', 20_000)).toEqual({ ...whole, hash: 'fits' });
	expect(await readEdition(db, 'bomb', 20_000)).toBeUndefined();
});
