// What speaks against the cards of notes is told by card, with what one tap would do about it; and doing it
// does just that.
import { expect, test } from 'vitest';
import { asksOf, packAsks } from '../../src/lib/core/card-check/asks';
import type { Draft } from '../../src/lib/core/model';
import {
	checkAlike,
	checkDrafts,
	checkNotes,
	mendDraft,
	type CheckedNote
} from '../../src/lib/formats/drafts';
import { drawNote } from '../../src/lib/formats/faces';

const about = { language: 'en' };
const basic = (id: string, front: string, back: string): CheckedNote => ({
	id,
	kind: 'basic',
	fields: { front, back }
});
const draft = (note: CheckedNote): Draft => ({
	...note,
	entryId: 'e',
	rule: 'own',
	tags: [],
	choice: 'in'
});

const good = basic('good', 'When do bees swarm?', 'In May.');
const long = basic(
	'long',
	'Where does a swarm settle?',
	`It settles on a branch near the hive. ${'And so it goes on and on, day after day. '.repeat(5)}`
);
const two = basic('two', 'What is a drone? Who feeds a drone?', 'A male bee.');

test('drafts come back in their order, with badges by card key where there are any', () => {
	const drafts = [good, long, two].map(draft);
	const [first, second, third] = checkDrafts(drafts, about);
	expect(first).toEqual(drafts[0]);
	expect(second).toEqual({
		...drafts[1],
		badges: {
			forward: [
				expect.objectContaining({ fault: 'long-answer', mend: 'Shorten to its key sentence' })
			]
		}
	});
	expect(third!.badges!.forward).toEqual([
		expect.objectContaining({
			fault: 'two-things',
			mend: 'Split into two questions',
			splits: true
		})
	]);
});

test('checked again without its fault a draft has no badges left', () => {
	const [checked] = checkDrafts([draft(long)], about);
	const mended = { ...checked!, ...mendDraft(long, 'long-answer', about)![0]! };
	expect(checkDrafts([mended], about)[0]).toEqual({
		...draft(long),
		fields: { front: 'Where does a swarm settle?', back: 'It settles on a branch near the hive.' }
	});
});

test('each gap and each point is told of by itself', () => {
	const text = '{{c1::Varroa}} is a mite; varroa kills {{c2::colonies}}.';
	expect(checkNotes([{ id: 'gaps', kind: 'cloze', fields: { text } }], about)).toEqual([
		{ c1: [expect.objectContaining({ fault: 'given-away' })] }
	]);
});

test('drafts that ask the same are told of; alone they are not', () => {
	const again = basic('again', 'when do bees swarm', 'In June.');
	const [one, other] = checkDrafts([draft(good), draft(again)], about);
	for (const found of [one, other])
		expect(found!.badges!.forward!.map(({ fault }) => fault)).toEqual(['duplicate']);
	expect(checkNotes([good, again], about)).toEqual([{}, {}]);
});

test('a note is compared with other cards of its deck, and not with what it said before', () => {
	const asks = (note: CheckedNote) =>
		Object.entries(drawNote(note)).map(([key, face]) => asksOf(`${note.id}:${key}`, note.id, face));
	const again = basic('again', 'When do bees swarm?', 'In June.');
	const deck = [...asks(good), ...asks(two)];
	expect(checkNotes([good], about, deck)).toEqual([{}]);
	const [found] = checkNotes([again], about, deck);
	expect(found!.forward!.map(({ fault }) => fault)).toEqual(['duplicate']);
	const whole = checkAlike([packAsks(deck), packAsks(asks(again))], 'en');
	expect(whole.map(([id, { fault }]) => [id, fault]).sort()).toEqual([
		['again:forward', 'duplicate'],
		['good:forward', 'duplicate']
	]);
});

test('the split of two questions gives both of them, and a fault that is not there no mend', () => {
	expect(mendDraft(two, 'two-things', about)!.map(({ fields }) => fields.front)).toEqual([
		'What is a drone?',
		'Who feeds a drone?'
	]);
	expect(mendDraft(two, 'set', about)).toBe(undefined);
	expect(mendDraft({ kind: 'cloze', fields: { text: 'No gap.' } }, 'long-answer', about)).toBe(
		undefined
	);
});
