// Drafts are moved, split and merged as edits: nothing that was read is lost, and reading again keeps them.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
	countCards,
	detailChanges,
	edited,
	mergeChanges,
	moveChanges,
	splitChanges
} from '../../src/lib/app/draft-edits';
import type { Draft } from '../../src/lib/core/model';
import type { PendingImport } from '../../src/lib/store/db';
import { withEdits } from '../../src/lib/store/pending';

const draft = (id: string, over: Partial<Draft> = {}): Draft => ({
	id,
	entryId: id[0]!,
	rule: 'key',
	kind: 'basic',
	fields: { front: `Why ${id}?`, back: 'So.' },
	tags: [],
	first: true,
	choice: 'in',
	...over
});
const pendingOf = (drafts: Draft[], over: Partial<PendingImport> = {}) =>
	({ drafts, ...over }) as PendingImport;
const ids = ({ drafts }: PendingImport) => drafts.map(({ id }) => id).join(' ');

test('a draft changes places within its answer, and answers change places', () => {
	let pending = pendingOf([draft('a1'), draft('a2'), draft('b1'), draft('c1')], { detail: true });
	const move = (id: string, step: -1 | 1) =>
		(pending = edited(pending, moveChanges(pending, id, step)));
	expect(ids(move('a2', -1))).toBe('a2 a1 b1 c1');
	expect(ids(move('a1', 1))).toBe('b1 a2 a1 c1');
	expect(ids(move('c1', -1))).toBe('b1 c1 a2 a1');
	expect(ids(move('b1', -1))).toBe('b1 c1 a2 a1');
});

test('what is not shown is stepped over', () => {
	const hidden = { first: undefined, choice: 'out' as const, rule: 'figure' as const };
	const pending = pendingOf([draft('a1'), draft('a2', hidden), draft('b1')]);
	expect(ids(edited(pending, moveChanges(pending, 'a1', 1)))).toBe('b1 a1 a2');
});

test('parts of a split stand where the whole stood, the first with its id', () => {
	const pending = pendingOf([draft('a1'), draft('b1')]);
	const parts = ['One?', 'Two?', 'Three?'].map((front) => ({
		kind: 'basic' as const,
		fields: { front, back: 'x' }
	}));
	const split = edited(pending, splitChanges(pending, 'a1', parts));
	expect(split.drafts.map(({ fields }) => fields.front)).toEqual([
		'One?',
		'Two?',
		'Three?',
		'Why b1?'
	]);
	expect(split.drafts[0]!.id).toBe('a1');
	const again = edited(split, splitChanges(split, 'a1', parts.slice(0, 2)));
	expect(new Set(again.drafts.map(({ id }) => id)).size).toBe(5);
	// Read anew: what was made stays, and what went into another stays away.
	const merged = edited(again, mergeChanges('a1', ['b1'], parts[0]!));
	expect(withEdits(pending.drafts, merged.edits).map(({ id }) => id)).toEqual(
		merged.drafts.map(({ id }) => id)
	);
	expect(ids(merged)).not.toContain('b1');
});

test('more detail takes what has no badge; less takes what stands first', () => {
	const list = draft('a1', {
		kind: 'list',
		fields: { front: 'What?', order: 'x y z', 'point.x': 'X', 'point.y': 'Y', 'point.z': 'Z' },
		without: ['y', 'z'],
		badges: { z: [{ fault: 'long-answer', text: 'Too long.' }] }
	});
	const rest = { first: undefined, choice: 'out' as const };
	const faulty = draft('a3', { ...rest, badges: { forward: [{ fault: 'yes-no', text: 'Yes.' }] } });
	const pending = pendingOf([list, draft('a2', rest), faulty]);
	expect(countCards(pending.drafts)).toBe(1);
	const more = edited(pending, detailChanges(pending, true));
	expect(countCards(more.drafts)).toBe(3);
	const less = edited(more, detailChanges(more, false));
	expect(countCards(less.drafts)).toBe(1);
});

test('whatever is moved, no draft is lost or doubled, and answers stay together', () => {
	const all = ['a1', 'a2', 'a3', 'b1', 'b2', 'c1', 'd1'];
	const step = fc.tuple(fc.constantFrom(...all), fc.constantFrom(-1 as const, 1 as const));
	fc.assert(
		fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
			let pending = pendingOf(
				all.map((id) => draft(id)),
				{ detail: true }
			);
			for (const [id, by] of steps) pending = edited(pending, moveChanges(pending, id, by));
			const order = pending.drafts.map(({ id }) => id);
			expect([...order].sort()).toEqual(all);
			const entries = pending.drafts.map(({ entryId }) => entryId);
			expect(entries.filter((entry, i) => entry !== entries[i - 1])).toHaveLength(4);
		})
	);
});
