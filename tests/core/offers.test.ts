// The rule this file defends: whatever a reader may have missed can be pointed at, and nothing twice.
import { expect, test } from 'vitest';
import { offersOf } from '../../src/lib/core/offers';
import type { Outline } from '../../src/lib/core/outline';

const outline: Outline = {
	format: 'markdown',
	title: 'Tea',
	sections: [],
	entries: [
		{
			id: 'hot',
			question: 'How hot?',
			section: [],
			answer: [
				{ t: 'p', c: ['Very.'] },
				{ t: 'p', c: [{ t: 'strong', c: ['And how long?'] }] },
				{ t: 'list', items: [[{ t: 'p', c: ['Inside a list?'] }]] },
				{ t: 'p', c: ['word '.repeat(80)] },
				{ t: 'h', level: 2, c: ['How hot?'] }
			],
			confidence: 1,
			reason: ''
		}
	],
	readings: [{ id: 'r', title: 'On pots', section: [], body: [{ t: 'p', c: ['Clay is best.'] }] }],
	unused: [
		{ text: 'Very.', reason: '' },
		{ text: '  ', reason: '' }
	],
	issues: []
};

test('short lines of answers, readings and what was not used, those that ask first', () => {
	expect(offersOf(outline)).toEqual([
		{ text: 'And how long?', where: 'In the answer to “How hot?”' },
		{ text: 'Very.', where: 'In the answer to “How hot?”' },
		{ text: 'On pots', where: 'The title of a passage to read' },
		{ text: 'Clay is best.', where: 'In “On pots”' }
	]);
});
