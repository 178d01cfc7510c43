// Of an answer's sentences, the one that answers is asked for.
import { expect, test } from 'vitest';
import { inlineText, type Doc, type Inline } from '../../../src/lib/core/document';
import { cuesOf } from '../../../src/lib/core/drafts/cues';
import { keyAdvice } from '../../../src/lib/core/drafts/key-advice';
import { proseOf } from '../../../src/lib/core/drafts/prose';

const p = (...c: Inline[]): Doc[number] => ({ t: 'p', c });
const key = (question: string, ...answer: Doc) => {
	const found = keyAdvice(question, proseOf(answer), cuesOf('en'));
	return found && inlineText(found.c);
};

test('the first sentence, where it answers', () => {
	expect(
		key('When do bees swarm?', p('Bees swarm in May. That is when the hive is full. I like May.'))
	).toBe('Bees swarm in May.');
});

test('not one that holds back, thanks, or begins an example', () => {
	expect(
		key(
			'How do I start?',
			p(
				"Good question! I don't really know. For example, my aunt read a book. You should visit a club first."
			)
		)
	).toBe('You should visit a club first.');
});

test('an answer says itself what its short form is', () => {
	expect(
		key(
			'Does it pay?',
			p('Much has been written on this. TL;DR: not in the first year. Then it may.')
		)
	).toBe('Not in the first year.');
	expect(
		key(
			'What matters?',
			p('Many things do, and opinions differ. '),
			p({ t: 'strong', c: ['Keep the hive dry in winter'] }, ' and all else follows.')
		)
	).toBe('Keep the hive dry in winter and all else follows.');
});

test('a bare no goes on until something is said', () => {
	expect(
		key(
			'Should I feed them honey?',
			p('No. Never! Foreign honey carries spores that kill a hive. Sugar does not.')
		)
	).toBe('No. Never! Foreign honey carries spores that kill a hive.');
});

test('what leads to a list or elaborates behind it answers worse than what stands before', () => {
	const list: Doc[number] = { t: 'list', items: [[p('a veil')], [p('gloves')]] };
	const found = keyAdvice(
		'What do I need?',
		proseOf([p('You need:'), list, p('Clubs lend both of these.')]),
		cuesOf('en')
	);
	expect(found!.score).toBeLessThan(3.5);
});

test('an answer of a quotation alone is taken from the quotation', () => {
	expect(
		key('What did she say?', { t: 'quote', c: [p('Plant trees in autumn. They root in winter.')] })
	).toBe('Plant trees in autumn.');
});

test('there is none where there is no prose', () => {
	expect(key('What is it?', { t: 'code', v: 'x = 1' })).toBeUndefined();
});

test('“otherwise” goes with what it is otherwise to', () => {
	expect(
		key(
			'How far apart do hives stand?',
			p('If there is room, ten paces. Otherwise, turn their entrances apart.')
		)
	).toBe('If there is room, ten paces. Otherwise, turn their entrances apart.');
});
