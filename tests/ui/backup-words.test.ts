// The rule this file defends: what is said of backups is grammar and counts right, and nothing is said of nothing.
import { expect, test } from 'vitest';
import { addWords, ago, lastWords, replaceWords } from '../../src/lib/ui/backup-words';

const DAY = 86_400_000;
const nowMs = 20_000 * DAY;

test('how old a backup is', () => {
	const days = (count: number) => ago(nowMs - count * DAY, nowMs);
	expect([0, 1, 3, 59, 60, 365, 730].map(days)).toEqual([
		...['within the last day', 'a day ago', '3 days ago', '59 days ago'],
		...['2 months ago', '12 months ago', '2 years ago']
	]);
	// A clock that was ahead.
	expect(days(-400)).toBe('within the last day');
});

test('the last backup, with what came since', () => {
	expect(lastWords({ nowMs, since: 0 })).toBe('');
	expect(lastWords({ nowMs, since: 1 })).toMatch(/^No backup yet: 1 rating is on this device/);
	const last = { madeMs: nowMs - 3 * DAY, ratings: 4812 };
	expect(lastWords({ nowMs, last, since: 112 })).toBe(
		'Last verified backup: 3 days ago, 4,812 ratings, 112 since.'
	);
	expect(lastWords({ nowMs, last, since: 0 })).toMatch(/, none since\.$/);
});

test('what adding and replacing do', () => {
	const none = { ratings: 0, cards: 0, removed: 0, reworded: 0 };
	expect(addWords(none, none)).toEqual(['Every rating and every card of it is here already.']);
	expect(
		addWords({ ratings: 120, cards: 14, removed: 1, reworded: 2 }, { ratings: 30, cards: 0 })
	).toEqual([
		...['Brings 120 ratings and 14 cards.', '2 notes get newer words.'],
		...['1 card goes, deleted there since.', 'What is only here stays: 30 ratings.']
	]);
	expect(replaceWords({ ratings: 1, cards: 0, reworded: 1 })).toEqual([
		...['What is only here goes away: 1 rating.', '1 note gets the words of the backup.'],
		'Settings, plans and notes on advice are those of the backup.'
	]);
});
