// On a card a question has lost its section, its title and the question before: it must not need them.
import { expect, test } from 'vitest';
import { cuesOf } from '../../../src/lib/core/drafts/cues';
import { standAlone } from '../../../src/lib/core/drafts/standing-alone';
import { subjectOf } from '../../../src/lib/core/drafts/subject';
import type { Outline } from '../../../src/lib/core/outline';

function asked(
	questions: string[],
	section: string[] = ['Hives'],
	title = 'FAQ: Keeping bees (2021)'
) {
	const entries = questions.map((question, i) => ({
		id: `${i}`,
		question,
		section,
		answer: [],
		confidence: 1,
		reason: ''
	}));
	const found = standAlone({ title, entries } as unknown as Outline, cuesOf('en'));
	return [...found.values()];
}

test('sections are the context; what they are called in general is not', () => {
	expect(asked(['Where do I put the first hive?'])[0]!.context).toEqual(['Hives']);
	expect(asked(['Where do I put the first hive?'], ['General'])[0]!.context).toEqual([
		'Keeping bees'
	]);
});

test('a question that says little has the title before it', () => {
	expect(asked(['What does it cost?'], ['Money'])[0]!.context).toEqual(['Keeping bees', 'Money']);
});

test('one that goes on from the one before names it', () => {
	const [, second] = asked(['Should I feed bees in summer?', 'So when should I do that?']);
	expect(second).toEqual({
		question: 'When should I do that?',
		context: ['Hives', 'Should I feed bees in summer?']
	});
	const [, , third] = asked([
		'Which tools do I need for a hive?',
		'Who sells bees?',
		'How do I clean these tools?'
	]);
	expect(third!.context).toEqual(['Hives', 'Which tools do I need for a hive?']);
});

test('“how important is it that” names what it means', () => {
	const [, second] = asked([
		'Do bees sleep at night?',
		'How important is it that hives face south?'
	]);
	expect(second!.context).toEqual(['Hives']);
});

test('no word of the question is changed but what only called or pointed', () => {
	expect(asked(['Huh. Why is honey sold by weight?'])[0]!.question).toBe(
		'Why is honey sold by weight?'
	);
	expect(asked(['You mentioned smoke above. Does smoke harm bees?'])[0]!.question).toBe(
		'You mentioned smoke. Does smoke harm bees?'
	);
	expect(asked(['So?'])[0]!.question).toBe('So?');
});

test('a title is what it is about', () => {
	expect(subjectOf('FAQ: ADVICE FOR KEEPERS OF HONEYBEES (2021, by A. Reed)')).toBe(
		'Advice for keepers of honeybees'
	);
	expect(subjectOf('Frequently Asked Questions')).toBe('');
	expect(subjectOf('Bees FAQ')).toBe('Bees');
});
