// Rule: a card's log stays with its fact, whatever becomes of the list around it and of its neighbours.
import { expect, test } from 'vitest';
import { carryKeys } from '../../src/lib/core/carry-keys';
import { draftCards } from '../../src/lib/core/drafts/drafts';
import type { Entry, Outline } from '../../src/lib/core/outline';
import { pairCards } from '../../src/lib/core/pair-cards';
import { pairEntries } from '../../src/lib/core/pair-entries';
import { writeMarkdown } from '../../src/lib/formats/markdown/written';

const paragraph = (text: string) => ({ t: 'p' as const, c: [text] });
const entry = (question: string, points: string[], before: string[] = []): Entry => ({
	id: question.toLowerCase().replace(/\W+/g, '-'),
	question,
	section: [],
	answer: [
		...before.map(paragraph),
		...(points.length ? [{ t: 'list' as const, items: points.map((one) => [paragraph(one)]) }] : [])
	],
	confidence: 1,
	reason: ''
});
const outline = (...entries: Entry[]): Outline => ({
	...{ format: 'markdown', title: 'Tea', sections: [], readings: [], unused: [], issues: [] },
	entries
});
const notesOf = (one: Outline) =>
	draftCards(one, writeMarkdown).map((draft) => ({ ...draft, id: `note.${draft.id}` }));

/** The text of each card before, and what it says after; `?` behind what a person is asked about. */
function followed(before: Entry, after: Entry) {
	const notes = notesOf(outline(before));
	const drafts = draftCards(outline(after), writeMarkdown);
	const entries = pairEntries([before], [after]);
	const plan = pairCards(entries, notes, drafts);
	const textOf = (from: typeof notes, { noteId, key }: { noteId: string; key: string }) => {
		const { fields, quotes } = from.find(({ id }) => id === noteId)!;
		return quotes?.[key] ?? fields.back;
	};
	return {
		...plan,
		pairs: plan.pairs
			.filter(({ before: { noteId } }) => noteId.endsWith('.list'))
			.map((pair) => [
				textOf(notes, pair.before),
				textOf(drafts, pair.after) + (pair.doubtful ? ' ?' : '')
			]),
		notes,
		drafts,
		homes: plan.notes,
		all: plan.pairs
	};
}

const ports = [
	'Port 22 is for shells',
	'Port 25 is for letters',
	'Port 80 is for pages',
	'Port 443 is for sealed pages'
];

test('points that are put in, taken away and moved leave all others their logs', () => {
	const { pairs, gone, added } = followed(
		entry('Which ports are there?', ports),
		entry('Which ports are there?', [
			'Port 21 is for files',
			ports[3]!,
			ports[0]!,
			'Port 53 is for names',
			ports[2]!
		])
	);
	expect(pairs.filter(([, now]) => !now!.endsWith('?'))).toEqual(
		[ports[0], ports[2], ports[3]].map((one) => [one, one])
	);
	// What looks like the one that went is never taken for it without a word.
	const asked = pairs.filter(([, now]) => now!.endsWith('?'));
	expect(asked.length + gone.length).toBe(1);
	expect(asked.length + added.length).toBe(2);
});

test('two points that changed places and a word are told apart by their words', () => {
	const one = 'Rinse the pot with boiling water before the leaves go in';
	const other = 'Let the leaves stand for three minutes in a closed pot';
	const { pairs } = followed(
		entry('How do I make tea?', [one, other]),
		entry('How do I make tea?', [`${other} or bowl`, one.replace('boiling', 'hot')])
	);
	expect(pairs).toEqual([
		[one, one.replace('boiling', 'hot')],
		[other, `${other} or bowl`]
	]);
});

test('a card whose passage still stands there stays, though no draft asks for it now', () => {
	const before = entry('How long does tea keep?', [], ['About 80% of tins stay fresh for a year.']);
	const after = structuredClone(before);
	const notes = [
		...notesOf(outline(before)),
		{
			id: 'own',
			kind: 'basic' as const,
			entryId: before.id,
			fields: { front: 'What share of tins lasts?', back: '80%' },
			quotes: { forward: 'tins stay fresh for a year' }
		}
	];
	const drafts = draftCards(outline(after), writeMarkdown);
	const plan = pairCards(pairEntries([before], [after]), notes, drafts);
	expect(plan.kept).toEqual([{ noteId: 'own', key: 'forward' }]);
	expect(plan.gone).toEqual([]);
});

test('the draft takes the keys of its note, and a new point none that a card ever had', () => {
	const { homes, all, notes, drafts } = followed(
		entry('What do I need?', ['A pot of clay', 'Hot water', 'A cup']),
		entry('What do I need?', ['Patience', 'A cup', 'A pot of clay'])
	);
	const draft = drafts.find(({ kind }) => kind === 'list')!;
	const note = notes.find(({ id }) => id === homes.get(draft.id))!;
	const mine = { ...note, fields: { ...note.fields } };
	const carried = new Map(
		all
			.filter(({ after, doubtful }) => after.noteId === draft.id && !doubtful)
			.map(({ before, after }) => [after.key, before.key])
	);
	const next = carryKeys(draft, carried, [...mine.fields.order!.split(' '), 'patience']);
	expect(next.fields.order).toBe('p1 a-cup a-pot-of-clay');
	expect(next.fields['point.p1']).toContain('Patience');
	expect(next.fields['point.a-cup']).toContain('cup');
	expect(Object.keys(next.quotes!).sort()).toEqual(['a-cup', 'a-pot-of-clay', 'p1']);
});

test('clozes change numbers with their facts, whatever else stands in the text', () => {
	const draft = {
		kind: 'cloze' as const,
		fields: {
			text: '{{c1::Green}} tea at {{c2::70}} degrees, black at {{c3::95}}; \\{{c9::}} stays'
		},
		quotes: { c1: 'a', c2: 'b', c3: 'c' }
	};
	const next = carryKeys(
		draft,
		new Map([
			['c2', 'c1'],
			['c3', 'c2']
		]),
		['c1', 'c2', 'c4']
	);
	expect(next.fields.text).toBe(
		'{{c5::Green}} tea at {{c1::70}} degrees, black at {{c2::95}}; \\{{c9::}} stays'
	);
	expect(next.quotes).toEqual({ c5: 'a', c1: 'b', c2: 'c' });
});
