// Rule: a pair says what changed as a person would; what may be another statement is never called the same.
import { expect, test } from 'vitest';
import type { Doc, Inline } from '../../../src/lib/core/document';
import { pairEntries, type Passage } from '../../../src/lib/core/pair-entries';

const p = (...c: Inline[]): Doc => [{ t: 'p', c }];
const passage = (id: string, question: string, answer: Doc | string, more = {}): Passage => ({
	...{ id, question, section: [], answer: typeof answer === 'string' ? p(answer) : answer },
	...more
});
const kindOf = (before: Doc | string, after: Doc | string, question = 'How is it kept?') =>
	pairEntries([passage('a', 'How is it kept?', before)], [passage('b', question, after)]).pairs[0]
		?.kind;

test('markup, signs, slips and another order of points change no answer', () => {
	const kept = 'Keep it cold, and turn it once a week.';
	expect(kindOf(kept, kept)).toBe('unchanged');
	expect(kindOf(kept, kept, 'How should it be kept?')).toBe('reworded');
	expect(
		kindOf(kept, p('Keep it ', { t: 'strong', c: ['cold'] }, ', and turn it once a week.'))
	).toBe('reworded');
	expect(kindOf(kept, 'Keep it cold and turn it once a week')).toBe('reworded');
	expect(kindOf('Write the adress on “it”.', 'Write the address on "it".')).toBe('reworded');
	const list = (...items: string[]): Doc => [{ t: 'list', items: items.map((one) => p(one)) }];
	expect(kindOf(list('Cold cellars', 'Dry sand'), list('Dry sand', 'Cold cellars'))).toBe(
		'reworded'
	);
});

test('figures, small words, endings, code and pictures do', () => {
	for (const [was, is] of [
		['It lasts 15 weeks in sand.', 'It lasts 1.5 weeks in sand.'],
		['It is now allowed in sand.', 'It is not allowed in sand.'],
		['You can keep eight of them there.', 'You can keep eighty of them there.'],
		['It may be moral to keep it there.', 'It may be amoral to keep it there.']
	])
		expect(kindOf(was!, is!)).toBe('changed');
	const code = (v: string) => p('Keep it with ', { t: 'code', v }, ' every week.');
	expect(kindOf(code('keep -v'), code('keep -V'))).toBe('changed');
	const picture = (to: string) => p('Like this: ', { t: 'image', alt: 'a cellar', to });
	expect(kindOf(picture('media:1'), picture('media:2'))).toBe('changed');
	const steps = (...items: string[]): Doc => [
		{ t: 'list', start: 1, items: items.map((one) => p(one)) }
	];
	expect(kindOf(steps('Cool it down', 'Wrap it up'), steps('Wrap it up', 'Cool it down'))).toBe(
		'changed'
	);
});

test('two that changed places and words find their own partners; a moved anchor is not believed', () => {
	const before = [
		passage('1', 'How do I install it on a phone?', 'Scan the code on the box with the camera.', {
			anchor: 'q1'
		}),
		passage(
			'2',
			'How do I install it on a tablet?',
			'Open the shop, and search for the blue kettle.',
			{ anchor: 'q2' }
		)
	];
	const after = [
		passage(
			'x',
			'How do I install it on tablets?',
			'Open the shop and look for the kettle in blue.',
			{ anchor: 'q1' }
		),
		passage('y', 'Installing it on phones?', 'Scan the code that is on the box.', { anchor: 'q2' })
	];
	const { pairs } = pairEntries(before, after);
	expect(pairs.map((one) => [one.before.id, one.after.id, !!one.doubtful])).toEqual([
		['2', 'x', false],
		['1', 'y', false]
	]);
	const moved = [
		passage('z', 'Who sings at the harbour?', 'The keeper of the lamp.', { anchor: 'q1' })
	];
	expect(pairEntries(before.slice(0, 1), moved)).toMatchObject({
		pairs: [],
		added: [{ entry: { id: 'z' } }],
		removed: [{ entry: { id: '1' } }]
	});
});

test('words are recognised in scripts with and without spaces', () => {
	for (const [question, answer, asked, told] of [
		[
			'灯台は何時に開きますか？',
			'毎朝九時に門番が鍵を開けます。',
			'灯台は何時から開いていますか？',
			'毎朝十時に門番が鍵を開けます。'
		],
		[
			'متى تفتح المنارة أبوابها؟',
			'يفتح الحارس الباب كل صباح.',
			'متى تُفتح أبواب المنارة؟',
			'يفتح الحارس الباب كل مساء.'
		],
		[
			'Πότε ανοίγει ο φάρος;',
			'Ο φύλακας ανοίγει κάθε πρωί.',
			'Πότε ανοίγει τώρα ο φάρος;',
			'Ο φύλακας ανοίγει κάθε βράδυ.'
		]
	] as const) {
		const { pairs } = pairEntries([passage('a', question, answer)], [passage('b', asked, told)]);
		expect(pairs).toMatchObject([{ kind: 'changed' }]);
	}
});

test('what was split off or merged is told from what is new; what a person decided goes first', () => {
	const [one, other] = [
		'Salt keeps the boards from turning green in the second winter.',
		'Oil goes on in May, when three days without rain are sure.'
	];
	const whole = passage('a', 'How do I keep boards?', [...p(one), ...p(other)]);
	const parts = [
		passage('a', 'How do I keep boards?', one),
		passage('b', 'When is oil put on?', other)
	];
	expect(pairEntries([whole], parts).added).toMatchObject([
		{ entry: { id: 'b' }, from: { id: 'a' } }
	]);
	expect(pairEntries(parts, [whole]).removed).toMatchObject([
		{ entry: { id: 'b' }, into: { id: 'a' } }
	]);
	const said = pairEntries([whole], parts, new Map([['a', 'b']]));
	expect(said.pairs.map(({ after }) => after.id)).toEqual(['b']);
	expect(pairEntries([whole], parts, new Map([['a', undefined]])).pairs).toEqual([]);
});
