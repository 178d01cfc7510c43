// The rule this file defends: what is said of the storage is what the browser promised, no more and no less, and a
// place that is emptied by itself is named as such together with what helps.
import { expect, test } from 'vitest';
import { riskWords, roomWords, type StorageFacts } from '../../src/lib/ui/storage-words';

const facts = (some: Partial<StorageFacts> = {}): StorageFacts => ({
	persisted: false,
	askable: true,
	installed: false,
	forgetful: false,
	...some
});

test('a browser that promised to keep it is taken at its word, as a page and as an app', () => {
	for (const installed of [false, true])
		expect(riskWords(facts({ persisted: true, installed }))).toBe(
			'this browser will not clear it by itself'
		);
});

test('where nothing was promised it is said that it may be cleared, and when', () => {
	expect(riskWords(facts())).toBe('the browser may clear it when space runs out');
	// That it can be asked is a button, and changes nothing yet.
	expect(riskWords(facts({ askable: false }))).toBe(riskWords(facts()));
	expect(riskWords(facts({ installed: true }))).toBe(
		'kept with the app; the browser may clear it only when space runs out'
	);
});

test('an iPhone on which Adage is no app is said to forget, whatever it promised, and how to go on', () => {
	for (const persisted of [false, true]) {
		const words = riskWords(facts({ forgetful: true, persisted }));
		expect(words).toMatch(/^This browser deletes what pages keep once you stay away for a week\./);
		expect(words).toMatch(/Add Adage to the home screen/);
		// The app has a storage of its own there: who only adds it would find nothing.
		expect(words).toMatch(
			/starts empty there, so save a backup here first and restore it there\.$/
		);
	}
});

test('an iPhone on which Adage is an app forgets no more than any other', () => {
	for (const persisted of [false, true])
		expect(riskWords(facts({ forgetful: true, installed: true, persisted }))).toBe(
			riskWords(facts({ installed: true, persisted }))
		);
});

const GB = 1e9;
const room = (usedBytes?: number, quotaBytes?: number) =>
	roomWords(facts({ usedBytes, quotaBytes }));

test('how much is used, and of how much', () => {
	expect(room(12_340_000, 2 * GB)).toBe('12.3 MB of 2.0 GB that the browser gives');
	expect(room(0, 150 * GB)).toBe('0.0 MB of 150 GB that the browser gives');
	expect(room(250_400_000, GB)).toBe('250 MB of 1.0 GB that the browser gives');
});

test('space is short once less than a tenth is left', () => {
	expect(room(0.9 * GB, GB)).not.toMatch(/short/);
	expect(room(0.9 * GB + 1, GB)).toBe('900 MB of 1.0 GB that the browser gives: space is short');
	expect(room(GB, GB)).toMatch(/: space is short$/);
	// Some browsers let more be used than they say.
	expect(room(1.2 * GB, GB)).toMatch(/: space is short$/);
});

test('of what the browser does not say nothing is made up', () => {
	expect(room()).toBe('not known');
	expect(room(undefined, GB)).toBe('not known');
	expect(room(5_000_000)).toBe('5.0 MB');
	expect(room(5_000_000, 0)).toBe('5.0 MB');
});

test('a size has the unit that reads shortest', () => {
	const sizes = [99_900_000, 99_980_000, 100_000_000, 999_400_000, 999_600_000, GB];
	expect(sizes.map((size) => room(size))).toEqual([
		...['99.9 MB', '100 MB', '100 MB', '999 MB', '1.0 GB', '1.0 GB']
	]);
});
