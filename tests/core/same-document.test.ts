// Rule: a document is taken for an edition of another by what both ask and answer, and a short answer tells nothing.
import { expect, test } from 'vitest';
import type { Entry, Outline } from '../../src/lib/core/outline';
import { answersAlike, shareInCommon } from '../../src/lib/core/same-document';

const outline = (entries: Record<string, string>): Outline => ({
	...{ format: 'markdown', title: 'Bees', sections: [], readings: [], unused: [], issues: [] },
	entries: Object.entries(entries).map(([question, answer], at): Entry => ({
		...{ id: `e${at}`, question, section: [], confidence: 1, reason: '' },
		answer: [{ t: 'p', c: [answer] }]
	}))
});
const winter = 'Stores of honey or sugar for a whole colony, and a dry hive.';
const bees = outline({ 'What do bees need in winter?': winter, 'May I open it?': 'No.' });

test('the same questions or the same answers, whatever signs stand around them', () => {
	expect(shareInCommon(bees, bees)).toBe(1);
	expect(shareInCommon(bees, outline({ '“What do bees need” in winter': 'Nothing.' }))).toBe(1);
	expect(shareInCommon(bees, outline({ 'Winter?': winter, 'And in summer?': 'Room.' }))).toBe(0.5);
});

test('a document that grew, or was cut, is still the same', () => {
	const more = Array.from({ length: 20 }, (_, i): [string, string] => [`Question ${i}?`, `${i}`]);
	const long = outline({
		...Object.fromEntries(more),
		'What do bees need in winter?': winter,
		'May I open it?': 'No.'
	});
	expect(shareInCommon(bees, long)).toBe(1);
	expect(shareInCommon(long, bees)).toBe(1);
});

test('another document has nothing in common, though both say “No.”, and an empty one neither', () => {
	expect(shareInCommon(bees, outline({ 'Does tea keep?': 'No.' }))).toBe(0);
	expect(shareInCommon(bees, outline({}))).toBe(0);
	expect(shareInCommon(outline({}), outline({}))).toBe(0);
});

test('two documents that ask the same few questions of two things are no editions of one', () => {
	const tea = outline({ 'What does it cost?': 'Two coins a tin, and one more in a jar.' });
	const coffee = outline({ 'What does it cost?': 'Nine coins a bag, whatever the season is.' });
	expect(shareInCommon(tea, coffee)).toBe(1);
	expect(answersAlike(tea, coffee)).toBe(false);
	expect(answersAlike(bees, bees)).toBe(true);
});
