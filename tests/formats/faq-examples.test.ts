// Rule: what a person says about one line counts for that line, and for every line that was judged alike.
import { expect, test } from 'vitest';
import { readFaq } from '../../src/lib/formats/faq/read';

const questions = async (text: string, ...examples: { text: string; question: boolean }[]) =>
	(await readFaq(text, 'a.md', { examples })).outline.entries.map(({ question }) => question);

const statements =
	'# Tea\n\n## Water\n\nSoft.\n\n## Pot\n\nClay.\n\n### Lid\n\nTight.\n\n## Cup\n\nThin.\n';

test('one heading makes questions of its siblings, and of no other level', async () => {
	expect(await questions(statements)).toEqual([]);
	expect(await questions(statements, { text: 'Pot', question: true })).toEqual([
		'Water',
		'Pot',
		'Cup'
	]);
	expect(
		await questions(statements, { text: 'Pot', question: true }, { text: 'Cup', question: false })
	).toEqual(['Water', 'Pot']);
});

test('a plain line that asks makes questions of those that ask', async () => {
	const text = '## Why?\n\nWho sails?\n\nI do.\n\nWho steers?\n\nThe wind.\n\nSo it is.';
	expect(await questions(text)).toEqual(['Why?']);
	expect(await questions(text, { text: 'who steers', question: true })).toEqual([
		'Why?',
		'Who sails?',
		'Who steers?'
	]);
	expect(await questions(text, { text: 'So it is.', question: true })).toEqual([
		'Why?',
		'So it is.'
	]);
});

test('one that is none takes its doubtful like with it, and leaves what is certain', async () => {
	const text =
		'## Why tea?\n\nIt warms.\n\n## Why not?\n\nNo.\n\n## How hot it is\n\nVery.\n\n## What it costs\n\nLittle.\n';
	expect(await questions(text)).toHaveLength(4);
	expect(await questions(text, { text: 'How hot it is', question: false })).toEqual([
		'Why tea?',
		'Why not?'
	]);
	expect(await questions(text, { text: 'Why not?', question: false })).not.toContain('Why not?');
	expect(await questions(text, { text: 'Why not?', question: false })).toContain('Why tea?');
});

test('the last word on a line counts', async () => {
	const said = (question: boolean) => ({ text: 'Pot', question });
	expect(await questions(statements, said(true), said(false))).not.toContain('Pot');
});

test('one doubtful line that is confirmed confirms those judged by the same rule', async () => {
	const words = 'The leaves unfold in the pot, slowly. '.repeat(20);
	const asks = ['Who drinks it?', 'When is it ready?', 'Where does it grow?'];
	const text = asks.map((title) => `## ${title}\n\n${words}\n`).join('\n');
	const sure = async (...examples: { text: string; question: boolean }[]) =>
		(await readFaq(text, 'a.md', { examples })).outline.entries.map(
			({ confidence }) => confidence >= 0.8
		);
	expect(await sure()).toEqual([false, false, false]);
	expect(await sure({ text: 'Who drinks it?', question: true })).toEqual([true, true, true]);
	// Each answers for itself where one is none.
	expect(await sure({ text: 'Who drinks it?', question: false })).toEqual([false, false]);
});
