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

test('of points that differ in figures alone none takes up the log of one that went', () => {
	const crates = [1, 2, 3, 4].map((k) => `Crate ${k} is full of apples`);
	const { pairs } = followed(
		entry('What is in the barn?', crates.slice(0, 3)),
		entry('What is in the barn?', crates.slice(1))
	);
	expect(pairs).toEqual([
		[crates[0], `${crates[3]} ?`],
		[crates[1], crates[1]],
		[crates[2], crates[2]]
	]);
	const alone = followed(
		entry('What is in the barn?', [crates[0]!, 'Two cats']),
		entry('What is in the barn?', [crates[1]!, 'Two cats'])
	);
	expect(alone.pairs).toContainEqual([crates[0], crates[1]]);
});

test('the same words in another order are asked about', () => {
	const [there, back] = [
		'Barrels go from the mill to the harbour',
		'Barrels go from the harbour to the mill'
	];
	const { pairs } = followed(
		entry('What is carried?', [there, 'Nothing on Sundays']),
		entry('What is carried?', [back, 'Nothing on Sundays'])
	);
	expect(pairs).toContainEqual([there, `${back} ?`]);
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

test('an answer that stands in another one is known there without its marks and addresses', () => {
	const shop: Entry = {
		...entry('Where is tea sold?', []),
		answer: [
			{
				t: 'quote',
				c: [
					{
						t: 'p',
						c: ['Ask at ', { t: 'link', to: 'https://shop.example/a', c: ['the shop'] }, '.']
					}
				]
			}
		]
	};
	const who = entry('Who knows?', [], ['My aunt.']);
	const both = { ...who, answer: [...who.answer, ...shop.answer] };
	const notes = notesOf(outline(shop));
	const plan = pairCards(
		{ pairs: pairEntries([who], [both]).pairs, removed: [{ entry: shop, into: both }] },
		notes,
		[]
	);
	expect(plan.gone).toEqual([]);
	expect(plan.kept).toHaveLength(1);
});

test('a passage that stands in an answer now is known there, with spaces between words or without', () => {
	for (const [about, said, before] of [
		['急須はどう洗いますか？', '熱い湯だけで洗います。', '湯はよく沸かします。'],
		['How is the pot washed?', 'With hot water alone.', 'The water is brought to the boil first. ']
	] as const) {
		const pot = entry(about, [], [said]);
		const water = entry('Which water?', [], [before]);
		const both = entry('Which water?', [], [before + said, 'That is all there is to it, really.']);
		const [notes, drafts] = [
			notesOf(outline(pot, water)),
			draftCards(outline(both), writeMarkdown)
		];
		const pairs = pairEntries([water], [both]).pairs;
		const plan = pairCards({ pairs, removed: [{ entry: pot, into: both }] }, notes, drafts);
		expect(plan.gone, about).toEqual([]);
		expect(plan.kept.length + plan.pairs.length, about).toBe(2);
	}
});

/** What became of all cards of some entries. */
function fate(before: Entry[], after: Entry[]) {
	const notes = notesOf(outline(...before));
	const drafts = draftCards(outline(...after), writeMarkdown);
	const plan = pairCards(pairEntries(before, after), notes, drafts);
	return { ...plan, sure: plan.pairs.filter(({ doubtful }) => !doubtful), notes, drafts };
}

test('where nothing changed every card keeps its log, code to judge and conditions too', () => {
	const judged: Entry = {
		...entry('What is printed?', [], ['The kettle is called before it is there.']),
		given: [{ t: 'code', v: 'boil(kettle);\nlet kettle = fill(water, 3);\nwhistle(kettle);' }]
	};
	const led = entry(
		'Why should I take green tea instead of black?',
		[],
		[
			'If you drink it late in the evening and want to sleep, green tea is the better choice by far.'
		]
	);
	const all = [judged, led, entry('Which ports are there?', ports)];
	const { kept, gone, added, sure, pairs } = fate(all, structuredClone(all));
	expect({ kept, gone, added }).toEqual({ kept: [], gone: [], added: [] });
	expect(sure).toHaveLength(pairs.length);
});

test('ids that mean another entry in the newer edition mislead nobody', () => {
	const about = 'You should always rinse the pot with boiling water before the leaves go in.';
	const [one, other] = [
		entry('Which ports are there?', ports),
		entry('How do I make tea?', [], [about])
	];
	const swapped = [
		{ ...one, id: other.id },
		{ ...other, id: one.id }
	];
	const drafts = (entries: Entry[]) => draftCards(outline(...entries), writeMarkdown);
	const plan = pairCards(pairEntries([one, other], swapped), drafts([one, other]), drafts(swapped));
	expect([plan.kept, plan.gone, plan.added]).toEqual([[], [], []]);
	expect(plan.pairs.filter(({ doubtful }) => doubtful)).toEqual([]);
});

test('a list that moves with its entry into another one keeps its logs, and so does one that is split off', () => {
	const about = 'Every harbour of the coast has some, and each is for one thing only.';
	const plain = entry('What are ports?', [], [about]);
	const listed = entry('Which ports are there?', ports, ['They are told apart by numbers.']);
	const both: Entry = { ...plain, answer: [...plain.answer, ...listed.answer] };
	for (const [before, after] of [
		[[plain, listed], [both]],
		[[both], [plain, listed]]
	] as const) {
		const { sure, notes, added } = fate([...before], [...after]);
		const points = sure.filter(({ before: card }) =>
			notes.some(({ id, kind }) => id === card.noteId && kind === 'list')
		);
		expect(points).toHaveLength(ports.length);
		expect(added.filter(({ noteId }) => noteId.endsWith('.list'))).toEqual([]);
	}
});

test('a copy of an entry takes no log of it', () => {
	const first = entry('Which ports are there?', ports);
	const copy = { ...first, id: 'copy', question: 'Which ports are there on the other coast?' };
	const { sure, pairs, added, drafts } = fate([first], [first, copy]);
	expect(sure).toHaveLength(pairs.length);
	const ofCopy = new Set(drafts.filter(({ entryId }) => entryId === 'copy').map(({ id }) => id));
	expect(added.every(({ noteId }) => ofCopy.has(noteId))).toBe(true);
	expect(pairs.some(({ after }) => ofCopy.has(after.noteId))).toBe(false);
});

test('a question that would be answered by another passage, while the old one stands, is asked about', () => {
	const old = 'You should rinse the pot with boiling water first, because a cold pot spoils it.';
	const other =
		'You must always buy the leaves of this year, because old leaves taste of nothing at all.';
	const before = entry('How do I make good tea?', [], [old]);
	const after = entry('How do I make good tea?', [], [other, old]);
	const { pairs, notes, drafts } = fate([before], [after]);
	const main = pairs.find(({ before: card }) => card.noteId === notes[0]!.id)!;
	expect(drafts.find(({ id }) => id === main.after.noteId)!.quotes!.forward).toBe(other);
	expect(main.doubtful).toBe(true);
});

test('of thousands of points in one list each finds itself, those of the same words in turn', () => {
	const many = Array.from({ length: 400 }, (_, k) =>
		k % 4 ? `Crate ${k} holds ${k * 7} apples from row ${k % 13}` : 'A crate of pears'
	);
	const before = entry('What is in the barn?', many);
	const { sure, gone, added } = fate(
		[before],
		[entry('What is in the barn?', [...many].reverse())]
	);
	expect(gone).toEqual([]);
	expect(added).toEqual([]);
	expect(sure.length).toBeGreaterThanOrEqual(300);
});
