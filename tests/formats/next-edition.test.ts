// Rule: whatever an author does to a document, every card goes on with its log or is put away with it, no fact is
// asked twice, and whatever the newer edition says is asked or proposed.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { asCame } from '../../src/lib/core/came';
import { cardKeys } from '../../src/lib/core/cards';
import type { EditionNote, Note } from '../../src/lib/core/model';
import type { Outline } from '../../src/lib/core/outline';
import { plainWords } from '../../src/lib/core/pairing/says';
import { reconcile } from '../../src/lib/core/reconcile';
import { answerOf } from '../../src/lib/core/seen-answer';
import { draftOutline } from '../../src/lib/formats/drafts';
import { readFaq } from '../../src/lib/formats/faq/read';
import { compareEditions } from '../../src/lib/formats/next-edition';
import { nextEdition } from '../core/next-edition';

const EDITIONS = 1000;
const PORTIONS = 20;
const PREFIX = 'faq.x.';
const fixtures = join(import.meta.dirname, '../fixtures');
const documents: Outline[] = [];

beforeAll(async () => {
	for (const folder of ['faq', 'html', 'rst'])
		for (const name of readdirSync(join(fixtures, folder)).sort()) {
			const { outline } = await readFaq(readFileSync(join(fixtures, folder, name)), name);
			if (outline.entries.length > 1) documents.push(outline);
		}
});

type Said = Pick<Note, 'kind' | 'fields'>;
const words = (text: string) => plainWords(text.replace(/[*_`\\]/g, '')).join(' ');
const cardOf = (note: Said, key: string) =>
	[note.kind, words(note.fields.front ?? ''), words(answerOf(note, key))].join('\n');
const cardsOf = (notes: (Said & { id: string })[], without: (id: string) => string[]) =>
	notes.flatMap((note) =>
		cardKeys(note)
			.filter((key) => !without(note.id).includes(key))
			.map((key) => cardOf(note, key))
	);

function counted(all: string[]): Map<string, number> {
	const counts = new Map<string, number>();
	for (const one of all) counts.set(one, (counts.get(one) ?? 0) + 1);
	return counts;
}

for (let portion = 0; portion < PORTIONS; portion++)
	test(`editions of the fixtures, portion ${portion + 1} of ${PORTIONS}`, () => {
		for (let k = portion; k < EDITIONS; k += PORTIONS) {
			const { before, after } = nextEdition(documents[k % documents.length]!, `edition ${k}`);
			check(before, after, `edition ${k}`);
		}
	});

function check(before: Outline, after: Outline, name: string) {
	const came = draftOutline(before).map((draft): EditionNote => {
		return { ...asCame(draft), id: PREFIX + draft.id };
	});
	const taken = came.map(({ id }) => id);
	const { given, offered, gone } = compareEditions({
		...{ before, after, taken, prefix: PREFIX, decided: [], apart: [] },
		came: came.map((note) => ({ ...note, used: cardKeys(note) }))
	});
	const notes = came.map((note): Note => ({ ...note, clocks: {}, createdMs: 0 }));
	const plan = reconcile({ notes, before: came }, given, 'next');
	// A note is in one place, and its cards with it.
	expect(plan.added, name).toEqual([]);
	expect(plan.conflicts, name).toEqual([]);
	const stays = [...plan.changed.map((one) => one.after), ...plan.same];
	expect([...stays, ...plan.gone].map(({ id }) => id).sort(), name).toEqual([...taken].sort());
	const ids = offered.map(({ id }) => PREFIX + id);
	expect(new Set([...ids, ...taken]).size, name).toBe(ids.length + taken.length);

	const archived = counted(gone.map(({ noteId, key }) => `${noteId}:${key}`));
	const goneOf = (id: string) => gone.flatMap((card) => (card.noteId === id ? [card.key] : []));
	expect(
		[...archived.values()].every((n) => n === 1),
		name
	).toBe(true);
	const withoutOf = (id: string) => offered.find((draft) => draft.id === id)?.without ?? [];
	const read = draftOutline(after);
	const asked = counted([...cardsOf(stays, goneOf), ...cardsOf(offered, withoutOf)]);
	const said = counted(cardsOf(read, () => []));
	for (const [card, count] of asked)
		if (said.has(card)) expect(count, `${name}: ${card}`).toBeLessThanOrEqual(said.get(card)!);
	const answers = new Set([...asked.keys()].map((card) => card.split('\n')[2]));
	for (const draft of read)
		for (const key of cardKeys(draft).filter((one) => !draft.without?.includes(one)))
			expect(answers, `${name}: ${cardOf(draft, key)}`).toContain(words(answerOf(draft, key)));
}
