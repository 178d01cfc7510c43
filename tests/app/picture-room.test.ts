// The rule this file defends: pictures never take the room that ratings need. A document whose pictures do not fit is
// refused with a sentence that says what to do, and one without pictures is read however little room there is.
import { afterEach, expect, test, vi } from 'vitest';
import { fitPictures } from '../../src/lib/app/picture-room';
import { readWithDrafts } from '../../src/lib/formats/drafts';
import { dataAddress, png } from '../pictures';

afterEach(() => void vi.unstubAllGlobals());

/** What the ratings of years may take. */
const KEPT_FREE = 20_000_000;

/** A browser that says how much it gives, and how much of it is taken. */
const browserGives = (quota?: number, usage?: number) =>
	vi.stubGlobal('navigator', { storage: { estimate: async () => ({ quota, usage }) } });

const document = (...pictures: string[]) =>
	['# Bees', '## What is a hive?', 'A home of bees.', ...pictures].join('\n\n');
const read = (text: string) => readWithDrafts(text, 'hive.md', {}, () => {});

const large = [10, 20].map(
	(red) => `![a hive](${dataAddress(png(40, 30, [red, 0, 0], 1_200_000))})`
);
const illustrated = await read(document(...large));
const plain = await read(document());
/** In the database and in its copy. */
const needed = 2 * illustrated.pictures.reduce((sum, { bytes }) => sum + bytes.length, 0);

test('pictures are taken as long as they fit twice beside what is kept free, and not by a byte more', async () => {
	expect(illustrated.pictures.length).toBe(2);
	for (const usage of [0, 7_000_000]) {
		browserGives(usage + KEPT_FREE + needed, usage);
		expect(await fitPictures(illustrated)).toBe(illustrated);
		browserGives(usage + KEPT_FREE + needed - 1, usage);
		await expect(fitPictures(illustrated)).rejects.toThrow(/Nothing was kept/);
	}
});

test('who is refused reads how much is needed, how much there is, and what to do', async () => {
	browserGives(KEPT_FREE + 3_900_000, 0);
	await expect(fitPictures(illustrated)).rejects.toThrow(
		'The pictures of this document need 5 MB, and this browser has 3 MB left for them. Free some space, or bring the document without its pictures. Nothing was kept of it.'
	);
	// Never as much as is needed: nobody would understand that.
	browserGives(KEPT_FREE + needed - 1, 0);
	await expect(fitPictures(illustrated)).rejects.toThrow(/need 5 MB, .* has 4 MB left/);
	// Less than ratings need, and more in use than is given.
	for (const [quota, usage] of [
		[KEPT_FREE + 100, 0],
		[KEPT_FREE, 0],
		[30_000_000, 29_000_000],
		[1_000_000, 2_000_000]
	]) {
		browserGives(quota, usage);
		await expect(fitPictures(illustrated)).rejects.toThrow(/this browser has no room left/);
	}
});

test('text is read where there is no room for any picture', async () => {
	browserGives(1_000_000, 1_000_000);
	expect(await fitPictures(plain)).toBe(plain);
	expect(plain.outline.entries.length).toBe(1);
});

test('a browser that does not say how much room there is keeps no document out', async () => {
	browserGives();
	expect(await fitPictures(illustrated)).toBe(illustrated);
	vi.stubGlobal('navigator', {});
	expect(await fitPictures(illustrated)).toBe(illustrated);
	vi.stubGlobal('navigator', { storage: {} });
	expect(await fitPictures(illustrated)).toBe(illustrated);
	const refusing = () => Promise.reject(new TypeError('Not here.'));
	vi.stubGlobal('navigator', { storage: { estimate: refusing } });
	expect(await fitPictures(illustrated)).toBe(illustrated);
});
