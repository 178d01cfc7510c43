// The rule this file defends: a document that is put back to be changed is the one that was given, its
// pictures in it.
import { expect, test } from 'vitest';
import { draftImport, wholeText } from '../../src/lib/app/import-draft';
import { readWithDrafts } from '../../src/lib/formats/drafts';
import { dataAddress, png } from '../pictures';

test('pictures wait as what they are, and stand in the text again when it is changed', async () => {
	const data = dataAddress(png());
	const text = `# FAQ\n\n## What is it?\n\n![a](${data}) and $& ![b](${data}), not \`${data}x\`\n`;
	const read = await readWithDrafts(text, 'a.md', {}, () => {});
	expect(read.text.length).toBeLessThan(text.length);
	const pending = draftImport(read, { name: 'a.md' }, 1);
	expect(pending.pictures).toMatchObject([{ type: 'image/png', width: 64, height: 48 }]);
	expect(pending.pictures![0]!.blob.size).toBe(png().length);
	expect(await wholeText(pending)).toBe(text);
	const plain = draftImport(await readWithDrafts('Q: Why?\n\nA: So.', '', {}, () => {}), {}, 1);
	expect('pictures' in plain).toBe(false);
});
