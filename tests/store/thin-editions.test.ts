// The rule this file defends: an edition that was kept compressed is the one that it was; one that a backup brought
// is looked through as all that comes in one is, and unpacks to no more than a document can be.
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { readEdition } from '../../src/lib/store/thin-editions';
import { takeRows } from '../../src/lib/store/transfer';
import { emptyLibrary, material, model } from './sample';

const { edition } = material(1);
const entry = { id: 'a', question: 'A?', section: [], answer: [{ t: 'p', c: ['B.'] }] };

async function brought(whole: object) {
	const { db } = await emptyLibrary();
	const packed = gzipSync(JSON.stringify(whole), { level: 1 }).toString('base64');
	const row = { ...edition, text: '', readMs: 5, packed };
	await takeRows(db, [{ table: 'editions', rows: [row] }], model, 0.5);
	return readEdition(db, edition.hash);
}

test('one that is sound is given whole', async () => {
	const outline = { ...edition.outline, entries: [entry] };
	expect(await brought({ text: '# Tea', outline })).toMatchObject({ text: '# Tea', outline });
});

test('one that cannot be drawn is as if it were not there', async () => {
	const answer = [{ t: 'list', items: 3 }];
	const outline = { ...edition.outline, entries: [{ ...entry, answer }] };
	expect(await brought({ text: '', outline })).toBeUndefined();
	expect(await brought({ text: '' })).toBeUndefined();
	expect(await brought([])).toBeUndefined();
});

test('one that unpacks to more than a document can be is not unpacked', async () => {
	const text = 'x'.repeat(100_000_000);
	expect(await brought({ text, outline: edition.outline })).toBeUndefined();
});
