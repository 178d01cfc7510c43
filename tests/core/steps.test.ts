// The rule this file defends: steps are read as people write them, and what is written can be read again;
// what is no step is named in a sentence.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readSteps, writeSteps } from '../../src/lib/core/steps';

test('steps as Anki writes them, and as people do', () => {
	const read: [text: string, sec: number[]][] = [
		['1m 10m', [60, 600]],
		['30s 2h 1d', [30, 7200, 86_400]],
		['', []],
		['   ', []],
		['10', [600]],
		['1 10 60', [60, 600, 3600]],
		['1m, 10m; 1d', [60, 600, 86_400]],
		['1.5h', [5400]],
		['10 min 1 day', [600, 86_400]],
		['1 Minute  2 HOURS 3 days 5 secs', [60, 7200, 259_200, 5]],
		['10m 1m', [600, 60]]
	];
	for (const [text, sec] of read) expect([text, readSteps(text)]).toEqual([text, { sec }]);
});

test('what is no step is named', () => {
	expect(readSteps('1m soon').problem).toBe(
		'“soon” is no step. Write a number and a unit: 30s, 10m, 2h or 1d.'
	);
	for (const text of ['-1m', '10w', 'm', '1m10m', '1e9', '١m', '1..5m'])
		expect(readSteps(text).problem).toMatch(/is no step/);
	for (const text of ['0', '1m 0s', '0.001s', '366d', '9'.repeat(400)])
		expect(readSteps(text).problem).toBe('Each step takes from a second to a year.');
});

test('each is written in the largest unit that says it exactly', () => {
	expect(writeSteps([60, 600])).toBe('1m 10m');
	expect(writeSteps([90, 5400, 86_400, 129_600])).toBe('90s 90m 1d 36h');
	expect(writeSteps([])).toBe('');
	// Imported ones may be fractions.
	expect(writeSteps([0.2, 59.6])).toBe('1s 1m');
});

test('what is written is read as the same, and nothing that is typed makes it fail', () => {
	fc.assert(
		fc.property(fc.array(fc.integer({ min: 1, max: 365 * 86_400 })), (sec) => {
			expect(readSteps(writeSteps(sec))).toEqual({ sec });
		})
	);
	fc.assert(
		fc.property(fc.string({ unit: 'grapheme' }), (text) => {
			const { sec, problem } = readSteps(text);
			if (sec) expect(readSteps(writeSteps(sec))).toEqual({ sec });
			else expect(problem).toMatch(/\.$/);
		}),
		{ numRuns: 500 }
	);
});
