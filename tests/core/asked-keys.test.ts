// Which cards may be asked of a note; of kinds that only a later version knows nothing is claimed.
import { expect, test } from 'vitest';
import { askedKeys } from '../../src/lib/core/asked-keys';
import type { Note, NoteKind } from '../../src/lib/core/model';

const note = (kind: NoteKind, fields: Note['fields'], deleted?: true): Note => ({
	...{ id: 'n', tags: [], createdMs: 0, clocks: {} },
	...{ kind, fields, deleted }
});

test('the keys of its words, none of a deleted one, unknown of a later kind', () => {
	const text = '{{c1::a}} and {{c3::b}}';
	expect(askedKeys(note('cloze', { text }))).toEqual(new Set(['c1', 'c3']));
	expect(askedKeys(note('reversed', {}))).toEqual(new Set(['forward', 'backward']));
	expect(askedKeys(note('cloze', { text }, true))).toEqual(new Set());
	expect(askedKeys(note('later' as NoteKind, { text }))).toBe(undefined);
});
