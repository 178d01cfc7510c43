// The rule this file defends: whether a document follows one of the library is found or said by the person,
// never guessed twice, and what was said is kept with the import; a document of its own stays its own.
import 'fake-indexeddb/auto';
import { afterAll, beforeEach, expect, test, vi } from 'vitest';
import { draftImport } from '../../src/lib/app/import-draft';
import { endOf, withTaken } from '../../src/lib/app/import-state';
import { EditionWork } from '../../src/lib/app/edition-work.svelte';
import { asUndone } from '../../src/lib/app/next-edition';
import { openAdage } from '../../src/lib/app/open';
import { asCame } from '../../src/lib/core/came';
import { readWithDrafts } from '../../src/lib/formats/drafts';
import { drawNote } from '../../src/lib/formats/faces';
import { accept } from '../../src/lib/store/content';
import type { PendingImport } from '../../src/lib/store/db';
import { freeSourceId } from '../../src/lib/store/known-sources';
import { model } from '../store/sample';

vi.stubGlobal('document', { documentElement: { dataset: {}, toggleAttribute: () => {} } });
afterAll(() => void vi.unstubAllGlobals());

const TEA = `# Tea

## How long does green tea steep?

Two minutes, since it turns bitter after that.

## May milk go in?

Only into black tea, and only after it was poured.
`;
const LATER = TEA.replace('Two', 'Three');
const BREAD = '# Bread\n\n## Why does dough rise?\n\nYeast makes gas that gluten keeps in.\n';

const read = async (text: string, name = 'tea.md'): Promise<PendingImport> =>
	draftImport(await readWithDrafts(text, name, {}, () => {}), { name }, 0);

let tea: PendingImport;
beforeEach(async () => {
	const { db, now } = await openAdage();
	await Promise.all(db.tables.filter(({ name }) => name !== 'meta').map((table) => table.clear()));
	tea = await read(TEA);
	const { source, edition, drafts } = tea;
	const notes = drafts.map(({ id, kind, fields, tags, entryId }) => ({
		...{ id: `${source.id}.${id}`, kind, fields, tags, entryId, sourceId: source.id }
	}));
	const deck = { id: `deck.${source.id}`, name: 'Tea' };
	const taken = notes.map((note) => ({ note, faces: drawNote(note) }));
	const came = { ...edition, notes: notes.map(asCame) };
	await accept(db, { source, edition: came, deck, notes: taken }, now(), model);
});

/** The import that is looked at, and what works on it. There is no worker here: comparing says so. */
function session(pending: PendingImport) {
	const at = { pending };
	const change = async (edit: (pending: PendingImport) => PendingImport) => {
		at.pending = edit(at.pending);
	};
	const work = new EditionWork({
		pending: () => at.pending,
		edit: change,
		keep: change,
		taken: async () => {},
		back: async () => {}
	});
	return { at, work };
}

test('a later edition is found, the same one is known as the same, another document follows none', async () => {
	const later = session(await read(LATER));
	await later.work.meet();
	expect(later.work.older).toMatchObject({ common: 2, same: false });
	expect([later.work.unlike, later.work.at]).toEqual([false, undefined]);
	const same = session(await read(TEA));
	await same.work.meet();
	expect(same.work.older?.same).toBe(true);
	// Nothing to compare.
	expect(same.work.problem).toBe('');
	const other = session(await read(BREAD, 'bread.md'));
	await other.work.meet();
	expect(other.work.older).toBeUndefined();
});

test('a source that was chosen counts for one document, and little in common is asked about first', async () => {
	const { at, work } = session(await read(BREAD, 'bread.md'));
	await work.choose(tea.source.id);
	expect(work.chosen?.name).toBe('Tea');
	at.pending = work.begun(at.pending);
	expect(at.pending.follows).toEqual({ sourceId: tea.source.id });
	expect(work.chosen).toBeUndefined();
	await work.meet();
	expect([work.unlike, work.older?.common, work.problem]).toEqual([true, 0, '']);
	// Said once, it is not asked again.
	await work.compareAnyway();
	expect(at.pending.follows).toEqual({ sourceId: tea.source.id, decided: [] });
	await work.choose('nobody');
	expect(work.chosen).toBeUndefined();
});

test('what is said of entries and cards is kept, each pair once', async () => {
	const { at, work } = session(await read(LATER));
	await work.meet();
	await work.pair('a', 'x');
	await work.pair('b', 'x');
	await work.pair('c', undefined);
	expect(at.pending.follows?.decided).toEqual([
		['b', 'x'],
		['c', undefined]
	]);
	await work.setApart('note:key', true);
	expect(at.pending.follows).toMatchObject({ apart: ['note:key'], alike: [] });
	await work.setApart('note:key', false);
	expect(at.pending.follows).toMatchObject({ apart: [], alike: ['note:key'] });
	await work.setOwn(true);
	expect(work.older).toBeUndefined();
	await work.setOwn(false, tea.source.id);
	expect(work.older?.source.id).toBe(tea.source.id);
});

test('a document of its own gets the place of no other edition', async () => {
	const { db } = await openAdage();
	const { id } = tea.source;
	expect(await freeSourceId(db, id, tea.edition)).toBe(id);
	expect(await freeSourceId(db, id, { hash: 'another' })).toBe(`${id}-2`);
	expect(await freeSourceId(db, 'faq.other', { hash: 'another' })).toBe('faq.other');
});

test('what is new in an edition stays an import of its own only while that edition is there', async () => {
	expect(await asUndone(tea)).toBeUndefined();
	const follows = { sourceId: tea.source.id, taken: true } as const;
	expect(await asUndone({ ...tea, follows })).toBeUndefined();
});

test('what was new in an edition counts as the same document', () => {
	const taken = withTaken([], { deckId: 'tea', added: 0, known: true, edition: 'Tea' }, false);
	const rest = withTaken(taken, { deckId: 'tea', added: 2 }, true);
	expect(endOf(rest)).toEqual({
		...{ kind: 'accepted', deckId: 'tea', added: 2, known: true },
		...{ edition: 'Tea', decks: 1 }
	});
	expect(withTaken(taken, { deckId: 'bees', added: 2 }, false)).toHaveLength(2);
	expect(endOf([])).toEqual({ kind: 'choosing' });
});
