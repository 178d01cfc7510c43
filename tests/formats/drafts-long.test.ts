// Of a document that nobody looks through at once only what is proposed first is drafted; the rest is the same
// as it would have been.
import { expect, test } from 'vitest';
import { draftOutline, readWithDrafts } from '../../src/lib/formats/drafts';

const faq = (questions: number) =>
	Array.from(
		{ length: questions },
		(_, n) =>
			`## What is number ${n}?\n\nNumber ${n} is a hive. A strong hive weighs about ${n} kg in spring.\n`
	).join('\n');

test('a long document brings what is proposed first, and more when asked', async () => {
	const phases: string[] = [];
	const read = await readWithDrafts(faq(2001), 'long.md', {}, (phase) => phases.push(phase));
	expect(phases).toEqual(['file', 'questions', 'cards']);
	expect(read.more).toBe(true);
	expect(read.drafts.every((draft) => draft.first)).toBe(true);
	const all = draftOutline(read.outline);
	expect(all.length).toBeGreaterThan(read.drafts.length);
	expect(all.filter((draft) => draft.first).map(({ id, fields }) => [id, fields])).toEqual(
		read.drafts.map(({ id, fields }) => [id, fields])
	);
});

test('a short one brings everything', async () => {
	const read = await readWithDrafts(faq(3), 'short.md', {}, () => {});
	expect(read.more).toBeUndefined();
	expect(read.drafts.some((draft) => !draft.first)).toBe(true);
});
