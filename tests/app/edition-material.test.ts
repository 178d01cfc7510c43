// A document that is read again keeps every log with its fact: what stays goes on, what changed is shown once,
// what is gone is archived, what is new waits to be looked through, and all of it can be undone.
import { expect, test } from 'vitest';
import { draftImport } from '../../src/lib/app/import-draft';
import { editionMaterial } from '../../src/lib/app/edition-material';
import { asCame } from '../../src/lib/core/came';
import { readWithDrafts } from '../../src/lib/formats/drafts';
import { drawNote } from '../../src/lib/formats/faces';
import { compareEditions } from '../../src/lib/formats/next-edition';
import { accept, editNote } from '../../src/lib/store/content';
import type { AdageDb, Follows, PendingImport } from '../../src/lib/store/db';
import { takeEdition } from '../../src/lib/store/editions';
import { putFaces, staleNotes } from '../../src/lib/store/faces';
import { checkInvariants } from '../../src/lib/store/invariants';
import { cameWith, readKnownSource } from '../../src/lib/store/known-sources';
import { readPending } from '../../src/lib/store/pending';
import { cardLog } from '../../src/lib/store/schedules';
import { readEdition, thinEditions } from '../../src/lib/store/thin-editions';
import { turnAct } from '../../src/lib/store/undo';
import { answer, emptyLibrary, model, moment } from '../store/sample';

const FIRST = `# Tea

## How long does green tea steep?

Two minutes, since it turns bitter after that.

## What does a good pot need?

- A lid that fits.
- A handle that stays cool.
- A spout that does not drip.

## May milk go in?

Only into black tea, and only after it was poured.
`;

const SECOND = `# Tea and more

## Which water is best?

Soft water, fresh from the tap.

## What does a good teapot need?

- A spout that does not drip.
- A lid that fits.
- Room for a sieve.
- A handle that stays cool.

## How long does green tea steep?

Three minutes, since it turns bitter after that.
`;

const read = async (text: string): Promise<PendingImport> =>
	draftImport(await readWithDrafts(text, 'tea.md', {}, () => {}), { name: 'tea.md' }, 0);

async function library(text = FIRST) {
	const { db } = await emptyLibrary();
	const pending = await read(text);
	const { source, edition, drafts } = pending;
	const notes = drafts.map(({ id, kind, fields, tags, entryId, quotes }) => ({
		...{ id: `${source.id}.${id}`, kind, fields, tags, entryId, sourceId: source.id },
		...(quotes ? { quotes } : {})
	}));
	const taken = notes.map((note) => ({ note, faces: drawNote(note) }));
	const deck = { id: `deck.${source.id}`, name: 'Tea' };
	const came = { ...edition, notes: notes.map(asCame) };
	await accept(db, { source, edition: came, deck, notes: taken }, moment(), model);
	return { db, sourceId: source.id };
}

async function compare(db: AdageDb, sourceId: string, text: string, said: Partial<Follows> = {}) {
	const pending = await read(text);
	const known = (await readKnownSource(db, sourceId))!;
	const before = (await readEdition(db, known.source.editionHash))!;
	const found = compareEditions({
		before: before.outline,
		after: pending.edition.outline,
		...(await cameWith(db, known, before)),
		prefix: `${sourceId}.`,
		decided: said.decided ?? [],
		apart: said.apart ?? []
	});
	const notes = found.given.map((note) => ({ note, faces: drawNote(note) }));
	return { found, material: editionMaterial(pending, known, found, notes) };
}

async function take(db: AdageDb, sourceId: string, text: string) {
	const { found, material } = await compare(db, sourceId, text);
	await takeEdition(db, material, moment(), model);
	const stale = await staleNotes(db);
	await putFaces(
		db,
		stale,
		stale.map((note) => drawNote(note))
	);
	return found;
}

/** What each card that is asked says, by its id. */
async function asked(db: AdageDb): Promise<Map<string, string>> {
	const cards = (await db.cards.toArray()).filter((card) => !card.archived && !card.deleted);
	const notes = new Map((await db.notes.toArray()).map((note) => [note.id, note]));
	return new Map(
		cards.map(({ id, noteId, key }) => {
			const { kind, fields } = notes.get(noteId)!;
			const said = kind === 'list' ? fields[`point.${key}`] : (fields.back ?? fields.text);
			return [id, said ?? ''];
		})
	);
}

test('unchanged, changed, new and gone: each log stays with its fact, and undoing brings all of it back', async () => {
	const { db, sourceId } = await library();
	const before = await asked(db);
	for (const id of before.keys()) await answer(db, id, 3, moment());
	const rows = async () => ({
		notes: (await db.notes.toArray()).map(({ clocks: _, ...row }) => row),
		asked: [...(await asked(db))].sort()
	});
	const was = await rows();
	const found = await take(db, sourceId, SECOND);
	expect(found.entries.map(({ kind }) => kind)).toEqual([
		...['changed', 'changed', 'added', 'removed']
	]);
	const after = await asked(db);
	// Each card that is still asked asks for the same fact, wherever it stands now.
	for (const [id, said] of before) {
		expect(await cardLog(db, id)).toHaveLength(1);
		if (/milk|poured/.test(said)) expect(after.has(id)).toBe(false);
		else if (/minutes/.test(said)) expect(after.get(id)).toContain('Three');
		else if (said.includes('\n')) expect(after.get(id)).toContain('Room for a sieve');
		else expect(after.get(id)).toBe(said);
	}
	const fresh = [...after].filter(([id]) => !before.has(id)).map(([, said]) => said);
	expect(fresh).toEqual(['Room for a sieve']);
	// Only an answer that is another one is shown before it counts again.
	const unseen = (await db.cards.toArray()).filter(({ seen }) => seen).map(({ id }) => id);
	expect(unseen.map((id) => before.get(id))).toEqual(
		[...before.values()].filter((said) => /minutes|\n/.test(said))
	);
	// What is new waits as drafts.
	const waiting = (await readPending(db))!;
	expect(new Set(waiting.drafts.map(({ entryId }) => entryId))).toEqual(
		new Set(['which-water-is-best'])
	);
	expect(await checkInvariants(db, model)).toEqual([]);

	await turnAct(db, 'undo', moment(), model);
	expect(await rows()).toEqual(was);
	expect(await checkInvariants(db, model)).toEqual([]);
	await turnAct(db, 'redo', moment(), model);
	expect(await asked(db)).toEqual(after);
});

test('the same edition changes nothing', async () => {
	const { db, sourceId } = await library();
	const { found } = await compare(db, sourceId, FIRST);
	expect(new Set(found.entries.map(({ kind }) => kind))).toEqual(new Set(['unchanged']));
	expect(found).toMatchObject({ offered: [], gone: [], doubts: [] });
});

test('own words stay where the author changed others, and a point of one’s own stays where it stood', async () => {
	const { db, sourceId } = await library();
	const notes = await db.notes.toArray();
	const list = notes.find(({ kind }) => kind === 'list')!;
	const [first, ...rest] = list.fields.order!.split(' ');
	const fields = {
		...list.fields,
		[`point.${first}`]: 'A lid that fits well!',
		'point.mine': 'A foot that is felted.',
		order: [first, 'mine', ...rest].join(' ')
	};
	await editNote(db, list.id, { kind: 'list', fields, tags: list.tags }, {}, moment(), model);
	await take(db, sourceId, SECOND);
	const now = (await db.notes.get(list.id))!;
	expect(now.fields[`point.${first}`]).toBe('A lid that fits well!');
	const points = now.fields.order!.split(' ').map((key) => now.fields[`point.${key}`]);
	expect(points).toEqual([
		'A spout that does not drip',
		'A lid that fits well!',
		'A foot that is felted.',
		'Room for a sieve',
		'A handle that stays cool'
	]);
	expect(await checkInvariants(db, model)).toEqual([]);
});

test('editions one after the other: what nothing refers to goes, what a card comes from is kept small and whole', async () => {
	const { db, sourceId } = await library();
	for (const id of (await asked(db)).keys()) await answer(db, id, 3, moment());
	const [first] = await db.editions.toCollection().primaryKeys();
	const outline = (await db.editions.get(first!))!.outline;
	await take(db, sourceId, SECOND);
	// It can still be undone.
	await thinEditions(db);
	expect((await db.editions.get(first!))!.text).toBe(FIRST);
	await take(db, sourceId, `${SECOND}\n## And sugar?\n\nNever in green tea.\n`);
	await db.acts.clear();
	await thinEditions(db);
	// The archived answer on milk is of the first one; nothing is of the second alone.
	expect(await db.editions.count()).toBe(2);
	expect((await db.editions.get(first!))!.text).toBe('');
	expect(await readEdition(db, first!)).toMatchObject({ text: FIRST, outline });
	expect(await checkInvariants(db, model)).toEqual([]);
});

test('what was left out before is offered once more only where all of it is asked for', async () => {
	const { db, sourceId } = await library();
	const milk = (await db.notes.toArray()).filter(({ id }) => id.includes('milk'));
	await db.notes.bulkDelete(milk.map(({ id }) => id));
	await db.editions.toCollection().modify((edition) => {
		edition.notes = edition.notes!.filter(({ id }) => !id.includes('milk'));
	});
	const pending = await read(FIRST);
	const known = (await readKnownSource(db, sourceId))!;
	const before = (await readEdition(db, known.source.editionHash))!;
	const offered = async (all: boolean) =>
		compareEditions({
			before: before.outline,
			after: pending.edition.outline,
			...(await cameWith(db, known, before)),
			prefix: `${sourceId}.`,
			decided: [],
			apart: [],
			all
		}).offered.map(({ entryId }) => entryId);
	expect(await offered(false)).toEqual([]);
	expect(new Set(await offered(true))).toEqual(new Set(['may-milk-go-in']));
});

test('of a question that is doubtful itself no card is asked about; of others with what they say', async () => {
	const { db, sourceId } = await library();
	const other = FIRST.replace('A handle that stays cool.', 'A handle of cool wood, or none.');
	const { found } = await compare(db, sourceId, other);
	for (const { was, now, before } of found.doubts) {
		expect(was).not.toBe('');
		expect(now).not.toBe('');
		expect(before.noteId.startsWith(sourceId)).toBe(true);
	}
	const asked = FIRST.replace('May milk go in?', 'Which tea would you drink with cream?').replace(
		'Only into black tea, and only after it was poured.',
		'Only black tea, and only after it was poured into warm cups.'
	);
	const second = (await compare(db, sourceId, asked)).found;
	const doubtful = second.entries.filter((entry) => entry.doubtful).map(({ before }) => before);
	expect(
		second.doubts.filter(({ before }) => doubtful.some((id) => before.noteId.includes(id!)))
	).toEqual([]);
});
