// The rule this file defends: card info says in plain words what an entry of the log did, by the clock of where
// it was given, and what the numbers of memory mean.
import { expect, test } from 'vitest';
import type { LogLine } from '../../src/lib/core/log-lines';
import { difficultyWord, entryWords, percent, whenWords } from '../../src/lib/ui/card-facts';

const fact = {
	id: 'a',
	cardId: 'c',
	atMs: Date.UTC(2026, 2, 2, 23, 5),
	tzOffsetMin: 60,
	day: 20514
};
const words = (entry: object, buttons: 2 | 4 = 2) =>
	entryWords({ ...fact, ...entry } as LogLine['entry'], buttons);

test('an answer says what was pressed, what the card was, when it comes back and how long it took', () => {
	const answer = { kind: 'review', phase: 'review', tookMs: 4400, seen: '', rating: 3 };
	const to = { state: 'review', dueDay: fact.day + 12 };
	expect(words({ ...answer, to })).toEqual({
		what: 'Remembered',
		state: 'review',
		back: 'in 12 days',
		took: '4 s'
	});
	expect(words({ ...answer, to }, 4).what).toBe('Good');
	const step = { state: 'relearning', step: 0, dueMs: fact.atMs + 600_000 };
	expect(words({ ...answer, rating: 1, to: step })).toMatchObject({
		what: 'Forgot',
		back: 'in 10 minutes'
	});
});

test('what is no answer says what it was, a kind of a later version too', () => {
	const to = { state: 'review', dueDay: fact.day + 1 };
	expect(words({ kind: 'reschedule', why: 'asked', to })).toEqual({
		what: 'Due date set',
		back: 'tomorrow'
	});
	expect(words({ kind: 'reset' })).toEqual({ what: 'Started over' });
	expect(words({ kind: 'practice', rating: 3, tookMs: 900 }).state).toBe('practice');
	expect(words({ kind: 'seed', reps: 7, to }).state).toBe('7 answers before');
	expect(words({ kind: 'dreamt' }).what).toBe('Written by a later version');
});

test('days and times are those of the place where it was', () => {
	expect(whenWords(fact, 'en-GB')).toEqual({ date: '3 Mar', year: '2026', time: '00:05' });
	expect(whenWords({ ...fact, tzOffsetMin: -300 }, 'en-GB').date).toBe('2 Mar');
});

test('only what is certain is a hundred per cent, and difficulty has a word', () => {
	expect([1, 0.999, 0.9, 0].map(percent)).toEqual([
		'100\u00a0%',
		'99\u00a0%',
		'90\u00a0%',
		'0\u00a0%'
	]);
	expect([1, 3, 5, 7, 10].map(difficultyWord)).toEqual([
		'easy',
		'rather easy',
		'medium',
		'rather hard',
		'hard'
	]);
});
