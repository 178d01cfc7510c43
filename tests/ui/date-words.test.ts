// The rule this file defends: a day to come is said as a person would say it.
import { expect, test } from 'vitest';
import { doneBy, nameOfDay } from '../../src/lib/ui/date-words';

const GB = 'en-GB';
// 2026-01-20, a Tuesday.
const TODAY = Date.UTC(2026, 0, 20) / 86_400_000;

test('when something is done', () => {
	const said = [-1, 0, 1, 5, 34].map((ahead) => doneBy(TODAY + ahead, TODAY, GB));
	expect(said).toEqual([
		'Done today',
		'Done today',
		'Done by tomorrow',
		'Done by Sunday',
		'Done by Monday 23 February'
	]);
});

test('a day by its name', () => {
	const said = [0, 1, 5, 6, 7, 400].map((ahead) => nameOfDay(TODAY + ahead, TODAY, GB));
	expect(said).toEqual([
		'today',
		'tomorrow',
		'Sunday',
		'Monday',
		'Tuesday 27 January',
		'Wednesday, 24 February 2027'
	]);
});
