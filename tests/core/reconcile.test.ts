// A later edition changes what the person left as it was, and nothing that they changed, deleted or made.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { EditionNote, Note } from '../../src/lib/core/model';
import { orderCards, reconcile } from '../../src/lib/core/reconcile';

const said = (id: string, front: string, back: string, tags = ['tea']): EditionNote => ({
	id,
	kind: 'basic',
	fields: { front, back },
	tags,
	entryId: 'e'
});
const taken = (note: EditionNote, change: Partial<Note> = {}): Note => ({
	...note,
	sourceId: 's',
	editionHash: 'one',
	createdMs: 0,
	clocks: { '*': '1' },
	...change
});

test('what the edition words otherwise is taken, what the person changed stays, field by field', () => {
	const before = [said('a', 'Q', 'A'), said('b', 'Q2', 'A2')];
	const notes = [
		taken(before[0]!),
		taken(before[1]!, { fields: { front: 'My Q2', back: 'A2' }, tags: ['tea', 'mine'] })
	];
	const given = [said('a', 'Q', 'A!', ['tea', 'hot']), said('b', 'Q2!', 'A2!', ['hot'])];
	const plan = reconcile({ notes, before }, given, 'two');
	expect(plan.changed.map(({ after }) => [after.fields, after.tags])).toEqual([
		[{ front: 'Q', back: 'A!' }, ['tea', 'hot']],
		[{ front: 'My Q2', back: 'A2!' }, ['hot', 'mine']]
	]);
	expect(plan).toMatchObject({ added: [], gone: [] });
	expect(plan.conflicts).toHaveLength(1);
});

test('new ones come; those that are gone go, unless they have words of the person', () => {
	const before = [said('a', 'Q', 'A'), said('b', 'Q2', 'A2'), said('c', 'Q3', 'A3')];
	const notes = [
		taken(before[0]!),
		taken(before[1]!, { tags: ['leech'] }),
		taken(before[2]!, { fields: { front: 'Mine', back: 'A3' } })
	];
	const plan = reconcile({ notes, before }, [before[0]!, said('d', 'Q4', 'A4')], 'two');
	expect(plan.added.map(({ id }) => id)).toEqual(['d']);
	expect(plan.gone.map(({ id }) => id)).toEqual(['b']);
	expect(plan.same.map(({ id }) => id)).toEqual(['a']);
});

test('a deleted note stays deleted, and comes back only where this very edition had brought it', () => {
	const before = [said('a', 'Q', 'A')];
	const notes = [
		taken(before[0]!, { deleted: true }),
		taken(said('b', 'Q2', 'A2'), { deleted: true, editionHash: 'two' })
	];
	const given = [said('a', 'Q!', 'A'), said('b', 'Q2', 'A2')];
	const plan = reconcile({ notes, before }, given, 'two');
	expect(plan.added.map(({ id }) => id)).toEqual(['b']);
	expect(plan).toMatchObject({ changed: [], same: [], gone: [] });
});

test('where the edition before is not known, clocks tell what was changed', () => {
	const old = taken(said('a', 'My Q', 'A', ['mine']), {
		clocks: { '*': '1', 'fields.front': '2', 'tag:mine': '2', 'tag:tea': '2' }
	});
	const plan = reconcile({ notes: [old] }, [said('a', 'Q!', 'A!', ['tea', 'hot'])], 'two');
	expect(plan.changed[0]!.after).toMatchObject({
		fields: { front: 'My Q', back: 'A!' },
		tags: ['hot', 'mine']
	});
});

test('a person who changed nothing has what the edition says, whatever came before', () => {
	const note = fc.record({
		front: fc.string(),
		back: fc.string(),
		tags: fc.uniqueArray(fc.string())
	});
	const deck = fc
		.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), note)
		.map((notes) => Object.entries(notes).map(([id, n]) => said(id, n.front, n.back, n.tags)));
	fc.assert(
		fc.property(deck, deck, (before, given) => {
			const plan = reconcile({ notes: before.map((one) => taken(one)), before }, given, 'two');
			const there = [...plan.added, ...plan.changed.map(({ after }) => after), ...plan.same];
			const plain = ({ id, fields, tags }: EditionNote) => [id, fields, [...tags].sort()];
			expect(there.map(plain).sort()).toEqual(given.map(plain).sort());
			expect(plan.conflicts).toEqual([]);
			// Taking it a second time changes nothing.
			const notes = there.map((one) => taken(one as EditionNote, { editionHash: 'two' }));
			const again = reconcile({ notes, before: given }, given, 'two');
			expect(again).toMatchObject({ added: [], changed: [], gone: [] });
		})
	);
});

test('cards stand as in the edition, each followed by what stood behind it', () => {
	expect(orderCards(['own', 'a', 'mine', 'b', 'gone'], ['b', 'new', 'a'])).toEqual([
		...['own', 'b', 'gone', 'new', 'a', 'mine']
	]);
	expect(orderCards([], ['a', 'b'])).toEqual(['a', 'b']);
	expect(orderCards(['a', 'own', 'b'], ['b', 'a'], ['a', 'b'])).toEqual(['b', 'a', 'own']);
});

test('an order that the person gave stays, and new cards come behind those they follow', () => {
	const brought = ['c', 'a', 'own', 'b'];
	expect(orderCards(brought, ['n', 'a', 'b', 'm', 'c'], ['a', 'b', 'c'])).toEqual([
		...['n', 'c', 'a', 'own', 'b', 'm']
	]);
});
