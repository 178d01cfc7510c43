// The rule this file defends: content merges by field, newest first. Whatever two or three devices did to a
// row, in whatever order they hear of it, they end with the same row, and nobody's newer word is lost.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stamp, tick, witness, type Clock } from '../../src/lib/core/clock';
import { mergeRows, restamp } from '../../src/lib/core/merge';
import type { Note } from '../../src/lib/core/model';

const base: Note = {
	id: 'n',
	kind: 'basic',
	fields: { Front: 'a', Back: 'b' },
	tags: ['x'],
	createdMs: 1,
	clocks: { '*': '0000000010000.origin00' }
};

type Change =
	| { do: 'field'; name: string; value: string | null }
	| { do: 'tag'; tag: string; on: boolean }
	| { do: 'deleted'; on: boolean }
	| { do: 'import'; id: string | null | undefined }
	| { do: 'pull'; from: number };

const change: fc.Arbitrary<Change> = fc.oneof(
	fc.record({
		do: fc.constant('field' as const),
		name: fc.constantFrom('Front', 'Back', 'Extra.note', '__proto__', 'constructor'),
		value: fc.constantFrom('a', 'b', 'c', '', null)
	}),
	fc.record({
		do: fc.constant('tag' as const),
		tag: fc.constantFrom('x', 'y', 'z.1', 'tag:odd', '*'),
		on: fc.boolean()
	}),
	fc.record({ do: fc.constant('deleted' as const), on: fc.boolean() }),
	fc.record({
		do: fc.constant('import' as const),
		id: fc.constantFrom('i', null, undefined)
	}),
	fc.record({ do: fc.constant('pull' as const), from: fc.nat({ max: 2 }) })
);

function changed(note: Note, change: Change): Note {
	switch (change.do) {
		case 'field': {
			const entries = Object.entries(note.fields).filter(([name]) => name !== change.name);
			if (change.value !== null) entries.push([change.name, change.value]);
			return { ...note, fields: Object.fromEntries(entries) };
		}
		case 'tag': {
			const tags = note.tags.filter((tag) => tag !== change.tag);
			return { ...note, tags: change.on ? [...tags, change.tag] : tags };
		}
		case 'deleted': {
			const { deleted: _, ...rest } = note;
			return change.on ? { ...rest, deleted: true } : rest;
		}
		case 'import':
			return { ...note, importId: change.id as string };
		case 'pull':
			return note;
	}
}

/** What a person sees of a row. */
function content({ clocks: _, ...row }: Note) {
	return { ...row, tags: [...row.tags].sort(), fields: Object.entries(row.fields).sort() };
}

interface Device {
	clock: Clock;
	row: Note;
}

function pull(to: Device, from: Device) {
	to.row = mergeRows(to.row, from.row);
	for (const at of Object.values(from.row.clocks)) to.clock = witness(to.clock, at);
}

/** Three copies of a note after changes on skewed clocks, with some exchange between them. */
const arbitraryDevices = fc
	.array(fc.tuple(fc.nat({ max: 2 }), fc.integer({ min: 0, max: 50 }), change), { maxLength: 30 })
	.map((deeds) => {
		const devices = [0, 1, 2].map((index): Device => {
			return { clock: { ms: 0, count: 0, deviceId: `device0${index}` }, row: base };
		});
		for (const [index, atMs, deed] of deeds) {
			const device = devices[index]!;
			if (deed.do === 'pull') pull(device, devices[deed.from]!);
			else {
				device.clock = tick(device.clock, 100 + atMs * (index + 1));
				device.row = restamp(device.row, changed(device.row, deed), stamp(device.clock));
			}
		}
		return devices;
	});

test('merging commutes, associates and repeats without effect', () => {
	fc.assert(
		fc.property(arbitraryDevices, (devices) => {
			const [a, b, c] = devices.map((device) => device.row) as [Note, Note, Note];
			expect(mergeRows(a, a)).toEqual(a);
			expect(mergeRows(a, b)).toEqual(mergeRows(b, a));
			expect(mergeRows(mergeRows(a, b), c)).toEqual(mergeRows(a, mergeRows(b, c)));
			const all = mergeRows(mergeRows(a, b), c);
			expect(mergeRows(all, a)).toEqual(all);
			expect(mergeRows(b, all)).toEqual(all);
		}),
		{ numRuns: 1500 }
	);
});

test('equal stamps with unequal values, as no device writes them, still commute', () => {
	const value = fc.constantFrom(null, 'a', 'b', 1, undefined);
	const row = fc.record({
		at: fc.constantFrom('1', '2'),
		importId: value,
		base: fc.constantFrom('0', '1')
	});
	const note = ({ at, importId, base: star }: { at: string; importId: unknown; base: string }) => {
		const made = { ...base, clocks: { '*': star, importId: at } } as Note & { importId?: unknown };
		if (importId !== undefined) made.importId = importId as string;
		return made as Note;
	};
	fc.assert(
		fc.property(row, row, row, (one, two, three) => {
			const [a, b, c] = [note(one), note(two), note(three)];
			expect(content(mergeRows(a, b))).toEqual(content(mergeRows(b, a)));
			expect(content(mergeRows(mergeRows(a, b), c))).toEqual(
				content(mergeRows(a, mergeRows(b, c)))
			);
		}),
		{ numRuns: 500 }
	);
});

test('a restamped row says what was written, and reads as itself', () => {
	fc.assert(
		fc.property(fc.array(change, { maxLength: 20 }), (changes) => {
			let row = base;
			for (const [index, one] of changes.entries()) {
				const wanted = changed(row, one);
				row = restamp(row, wanted, `${index + 100}`);
				const { importId, ...rest } = content(wanted);
				expect(content(row)).toEqual(importId === undefined ? rest : { ...rest, importId });
				expect(mergeRows(row, row)).toEqual(row);
			}
		}),
		{ numRuns: 500 }
	);
});

test('what is the same keeps its clock; what changed has the new one', () => {
	const edited = { ...base, fields: { Front: 'a', Back: 'new' }, tags: ['x', 'y'] };
	const { clocks } = restamp(base, edited, '5');
	expect(clocks).toEqual({ '*': base.clocks['*'], 'fields.Back': '5', 'tag:y': '5' });
	expect(restamp(base, { ...base }, '5')).toEqual(base);
	const untagged = restamp(base, { ...base, tags: [], deleted: true }, '6');
	expect(untagged.clocks).toEqual({ '*': base.clocks['*'], 'tag:x': '6', deleted: '6' });
	expect(restamp(untagged, { ...untagged }, '7')).toEqual(untagged);
});

test('a device that writes after it has heard of another is the newer one', () => {
	fc.assert(
		fc.property(arbitraryDevices, change, (devices, last) => {
			const [a, b, c] = devices as [Device, Device, Device];
			pull(a, b);
			pull(a, c);
			a.clock = tick(a.clock, 0);
			const wanted = changed(a.row, last);
			a.row = restamp(a.row, wanted, stamp(a.clock));
			expect(content(mergeRows(mergeRows(b.row, c.row), a.row))).toEqual(content(a.row));
		}),
		{ numRuns: 500 }
	);
});

test('two devices that change different fields both keep their change', () => {
	const front = restamp(base, { ...base, fields: { ...base.fields, Front: 'A' } }, '5');
	const back = restamp(base, { ...base, fields: { ...base.fields, Back: 'B' } }, '3');
	const tagged = restamp(base, { ...base, tags: ['x', 'y'] }, '4');
	const untagged = restamp(base, { ...base, tags: [] }, '2');
	const merged = [front, back, tagged, untagged].reduce(mergeRows);
	expect(merged.fields).toEqual({ Front: 'A', Back: 'B' });
	expect(merged.tags).toEqual(['y']);
});

test('a deletion is a field: a newer edit of another field does not undo it, taking it back does', () => {
	const deleted = restamp(base, { ...base, deleted: true }, '5');
	const edited = restamp(base, { ...base, fields: { ...base.fields, Front: 'A' } }, '9');
	expect(mergeRows(deleted, edited)).toMatchObject({ deleted: true, fields: { Front: 'A' } });
	const { deleted: _, ...back } = deleted;
	const restored = restamp(deleted, back as Note, '8');
	expect(mergeRows(deleted, restored).deleted).toBe(undefined);
	expect(mergeRows(restored, deleted).deleted).toBe(undefined);
});

test('a value that is null is a value', () => {
	const set = restamp(base, { ...base, importId: 'i' }, '5');
	const removed = restamp(set, { ...base }, '6');
	expect('importId' in removed).toBe(false);
	const cleared = restamp(removed, { ...removed, importId: null as unknown as string }, '7');
	expect(cleared.importId).toBe(null);
	expect(cleared.clocks.importId).toBe('7');
});

test('a note without fields or tags stays one', () => {
	const empty: Note = { ...base, fields: {}, tags: [] };
	expect(mergeRows(empty, empty)).toEqual(empty);
	const emptied = restamp(base, { ...base, fields: {}, tags: [] }, '5');
	expect(emptied).toMatchObject({ fields: {}, tags: [] });
});
