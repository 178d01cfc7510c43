// Rule: whatever an author does to a document, each entry and each card finds itself again or is put aside
// with its log; nothing is paired twice, and no card silently takes up the log of another fact.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { draftCards } from '../../src/lib/core/drafts/drafts';
import { inlineText } from '../../src/lib/core/document';
import type { Draft } from '../../src/lib/core/model';
import type { Outline } from '../../src/lib/core/outline';
import { pairCards } from '../../src/lib/core/pair-cards';
import { pairEntries } from '../../src/lib/core/pair-entries';
import { slugger } from '../../src/lib/core/slug';
import { readFaq } from '../../src/lib/formats/faq/read';
import { writeMarkdown } from '../../src/lib/formats/markdown/written';
import { linesIn, nextEdition, type NextEdition } from './next-edition';

const EDITIONS = 1000;
const PORTIONS = 20;
const fixtures = join(import.meta.dirname, '../fixtures');
const documents: Outline[] = [];
const sum = {
	pairs: 0,
	wrong: 0,
	doubtful: 0,
	missed: 0,
	cards: 0,
	wrongCards: 0,
	doubtfulCards: 0
};

beforeAll(async () => {
	for (const folder of ['faq', 'html', 'rst'])
		for (const name of readdirSync(join(fixtures, folder)).sort()) {
			const { outline } = await readFaq(readFileSync(join(fixtures, folder, name)), name);
			if (outline.entries.length > 1) documents.push(outline);
		}
	// Longer ones, in which many things are alike.
	for (let k = 0; k < 24; k += 4) documents.push(joined(documents.slice(k, k + 5)));
});

/** One document of several; ids and questions may be given twice in them. */
function joined(parts: Outline[]): Outline {
	const named = slugger('question');
	const entries = parts.flatMap((part) => part.entries);
	return { ...parts[0]!, entries: entries.map((one) => ({ ...one, id: named(one.question) })) };
}

const draftsOf = (outline: Outline): Draft[] => draftCards(outline, writeMarkdown);
const nameOf = ({ noteId, key }: { noteId: string; key: string }) => `${noteId}:${key}`;

for (let portion = 0; portion < PORTIONS; portion++)
	test(
		`editions of the fixtures, portion ${portion + 1} of ${PORTIONS}`,
		{ timeout: 60_000 },
		() => {
			for (let k = portion; k < EDITIONS; k += PORTIONS) {
				const edition = nextEdition(documents[k % documents.length]!, `edition ${k}`);
				const entries = pairEntries(edition.before.entries, edition.after.entries);
				const { pairs, added, removed } = entries;
				const once = (ids: string[], all: { id: string }[]) =>
					expect(ids.sort(), `edition ${k}`).toEqual(all.map(({ id }) => id).sort());
				once(
					[...pairs.map((p) => p.before.id), ...removed.map((r) => r.entry.id)],
					edition.before.entries
				);
				once(
					[...pairs.map((p) => p.after.id), ...added.map((a) => a.entry.id)],
					edition.after.entries
				);
				for (const { before, after, doubtful } of pairs) {
					sum.pairs++;
					if (doubtful) sum.doubtful++;
					else if (!edition.origins.get(after.id)!.includes(before.id)) sum.wrong++;
				}
				// One that is there twice, merged into another, goes on in one of them.
				const gone = new Set(removed.map(({ entry }) => entry.id));
				for (const { entry } of added)
					if (edition.origins.get(entry.id)!.some((id) => gone.has(id))) sum.missed++;
				checkCards(edition, entries, `edition ${k}`);
			}
		}
	);

function checkCards(
	edition: NextEdition,
	entries: ReturnType<typeof pairEntries>,
	name: string
): void {
	const notes = draftsOf(edition.before).map((draft) => ({ ...draft, id: `n.${draft.id}` }));
	const drafts = draftsOf(edition.after);
	const { pairs, kept, gone, added } = pairCards(entries, notes, drafts);
	const cards = (all: Draft[]) =>
		all.flatMap(({ id, kind, fields, quotes }) =>
			kind === 'list'
				? fields.order!.split(' ').map((key) => `${id}:${key}`)
				: [`${id}:${Object.keys(quotes ?? { forward: '' })[0]}`]
		);
	const before = [...pairs.map((pair) => pair.before), ...kept, ...gone].map(nameOf);
	const after = [...pairs.map((pair) => pair.after), ...added].map(nameOf);
	expect(before.sort(), name).toEqual(cards(notes).sort());
	expect(after.sort(), name).toEqual(cards(drafts).sort());
	for (const pair of pairs) {
		sum.cards++;
		if (pair.doubtful) sum.doubtfulCards++;
		else if (
			!sameFact(
				edition,
				notes.find(({ id }) => id === pair.before.noteId)!,
				drafts.find(({ id }) => id === pair.after.noteId)!,
				pair
			)
		)
			sum.wrongCards++;
	}
}

/** Of an entry's own question the entry tells; of anything else the line that it was made from. */
function sameFact(
	{ before, origins, sources, lines }: NextEdition,
	note: Draft,
	draft: Draft,
	pair: { before: { key: string }; after: { key: string } }
): boolean {
	if (!sources.get(draft.entryId)!.includes(note.entryId)) return false;
	if (note.rule === 'key' || draft.rule === 'key')
		return note.rule === draft.rule && origins.get(draft.entryId)!.includes(note.entryId);
	const [was, is] = [note.quotes![pair.before.key]!, draft.quotes![pair.after.key]!].map(
		(quote) => quote.split('\n')[0]!
	);
	const answer = before.entries.find(({ id }) => id === note.entryId)!.answer;
	const old = linesIn(answer)
		.map(({ c }) => inlineText(c))
		.filter((line) => line.includes(was!));
	const now = [...lines.get(draft.entryId)!].filter(([line]) => line.includes(is!));
	// Words of a table or a piece of code are no line of the text.
	return !old.length || !now.length || now.some(([, from]) => old.some((line) => from.has(line)));
}

test('of all pairs that nobody is asked about at most one in a hundred is wrong, of those of cards none', () => {
	console.log(JSON.stringify(sum));
	expect(sum.pairs).toBeGreaterThan(EDITIONS);
	expect(sum.wrong / sum.pairs).toBeLessThanOrEqual(0.01);
	expect(sum.wrongCards).toBe(0);
	expect(sum.missed / sum.pairs).toBeLessThan(0.01);
	expect(sum.doubtful / sum.pairs).toBeLessThan(0.05);
});
