// The rule this file defends: a day to come is said as a person would say it.
import { expect, test } from 'vitest';
import { nameOfDay, onDay } from '../../src/lib/ui/date-words';

// 2026-01-20, a Tuesday.
const TODAY = Date.UTC(2026, 0, 20) / 86_400_000;

test('when something is done', () => {
	const said = [-1, 0, 1, 2, 6, 7, 9, 13, 14, 34, 43, 83, 84, 365].map((ahead) =>
		onDay(TODAY + ahead, TODAY)
	);
	expect(said).toEqual([
		'today',
		'today',
		'tomorrow',
		'on Thursday',
		'on Monday',
		'a week from today',
		'on Thursday week',
		'on Monday week',
		'in about two weeks, on 3 February',
		'in about five weeks, on 23 February',
		'in about six weeks, on 4 March',
		'in about twelve weeks, on 13 April',
		'in about three months, on 14 April',
		'in about twelve months, on 20 January 2027'
	]);
});

test('a day by its name', () => {
	const said = [0, 1, 5, 6, 7, 400].map((ahead) => nameOfDay(TODAY + ahead, TODAY));
	expect(said).toEqual([
		'today',
		'tomorrow',
		'Sunday',
		'Monday',
		'Tuesday, 27 January',
		'Wednesday, 24 February 2027'
	]);
});
