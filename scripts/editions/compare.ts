/** Two editions of a document as the app pairs them, beside what is known to be true of them. */
import { documentText } from '../../src/lib/core/document';
import type { Draft } from '../../src/lib/core/model';
import type { Entry, Outline } from '../../src/lib/core/outline';
import { pairCards, type CardName, type CardPairing } from '../../src/lib/core/pair-cards';
import { pairEntries, type EntryPairing } from '../../src/lib/core/pair-entries';
import { draftOutline } from '../../src/lib/formats/drafts';
import { drawNote } from '../../src/lib/formats/faces';
import { readFaq } from '../../src/lib/formats/faq/read';
import { applySteps, type Edit } from './edits';
import { lettersOf, linesOf } from './lines';
import { readTruth, type Origin } from './truth';

/** A document that is not here, and what a year did to it. */
export interface YearOfEdits {
	file: string;
	/** SHA-256 of the file. */
	digest: string;
	edits: Edit[];
	/** What became of its entries; see truth.ts. */
	entries: string;
}

export interface Compared {
	entries: EntryPairing;
	cards: CardPairing;
	notes: Draft[];
	drafts: Draft[];
	/** Sentences on pairs that are wrong, or told to be of another kind, and that nobody would be asked about. */
	wrong: string[];
	/** The same of cards. */
	wrongCards: string[];
	/** Entries that go on and were not found again. */
	missed: string[];
}

/** Makes the newer edition and pairs both. Fails where the truth speaks of other entries. */
export async function compareEditions(year: YearOfEdits, bytes: Uint8Array): Promise<Compared> {
	const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
	const lines = applySteps(
		text,
		year.edits.flatMap(({ steps }) => steps)
	);
	const next = new TextEncoder().encode(lines.map((line) => line.text).join('\n'));
	const [before, after] = [await outlineOf(bytes, year.file), await outlineOf(next, year.file)];
	const entries = pairEntries(before.entries, after.entries);
	const notes = draftOutline(before).map((draft) => ({ ...draft, id: `note.${draft.id}` }));
	const drafts = draftOutline(after);
	const cards = pairCards(entries, notes, drafts);
	const origins = readTruth(year.entries);
	if (origins.length !== after.entries.length)
		throw new Error(
			`${year.file}: the truth is about ${origins.length} entries, and ${after.entries.length} were found.`
		);
	const old = lettersOf(text.split('\n').map((line, k) => ({ text: line, from: k + 1 })));
	const now = lettersOf(lines);
	const isRight = rightEntries(before.entries, after.entries, origins);
	return {
		...{ entries, cards, notes, drafts },
		...judged(before.entries, after.entries, entries, origins),
		wrongCards: cards.pairs.flatMap((pair) => {
			if (pair.doubtful) return [];
			const [note, draft] = [of(notes, pair.before), of(drafts, pair.after)];
			const main = note.rule === 'key' && draft.rule === 'key';
			const [was, is] = [quote(note, pair.before.key), quote(draft, pair.after.key)];
			const [from, to] = [linesOf(old, was), linesOf(now, is)];
			// The entry's own question goes with its entry, every other card with the line it was made from.
			const right =
				main || !from.size || !to.size
					? isRight(note.entryId, draft.entryId)
					: [...to].some((line) => from.has(line));
			if (right) return [];
			return [`"${was}" is not "${is}"`];
		})
	};
}

const outlineOf = async (bytes: Uint8Array, name: string): Promise<Outline> =>
	(await readFaq(bytes, name)).outline;
const of = (all: Draft[], { noteId }: CardName) => all.find(({ id }) => id === noteId)!;
const quote = (note: Draft, key: string) => note.quotes?.[key] ?? note.fields.back ?? '';

function rightEntries(before: Entry[], after: Entry[], origins: Origin[]) {
	const known = new Map(
		after.map(({ id }, place) => [
			id,
			(origins[place]?.from ?? []).map((from) => before[from - 1]?.id)
		])
	);
	return (was: string, is: string) => !!known.get(is)?.includes(was);
}

function judged(
	before: Entry[],
	after: Entry[],
	{ pairs, added }: EntryPairing,
	origins: Origin[]
): Pick<Compared, 'wrong' | 'missed'> {
	const truth = new Map(after.map(({ id }, place) => [id, origins[place]!]));
	const isRight = rightEntries(before, after, origins);
	const wrong = pairs.flatMap((pair) => {
		const { kind } = truth.get(pair.after.id)!;
		const what = `"${pair.before.question}" and "${pair.after.question}"`;
		if (!isRight(pair.before.id, pair.after.id))
			return pair.doubtful ? [] : [`${what} are not the same`];
		return kind === pair.kind ? [] : [`${what} are ${kind}, not ${pair.kind}`];
	});
	const missed = added
		.filter(({ entry }) => truth.get(entry.id)!.from.length)
		.map(({ entry }) => `"${entry.question}" was there before`);
	return { wrong, missed };
}

/** Everything that is not wholly the same, a line each, for somebody who judges it by hand. */
export function look({ entries, cards, notes, drafts, missed }: Compared): string[] {
	const sure = (pair: { score: number; doubtful?: true }) =>
		`${pair.doubtful ? '? ' : ''}${pair.score.toFixed(2)}`;
	const face = (all: Draft[], name: CardName) => {
		const draft = of(all, name);
		const { front, back } = drawNote(draft)[name.key]!;
		const [asked, said] = [front, back].map((doc) => documentText(doc).replace(/\s+/g, ' ').trim());
		return `[${draft.rule}] ${asked!.slice(0, 90)} => ${said!.slice(0, 160)}`;
	};
	return [
		...entries.pairs
			.filter(({ kind, doubtful }) => doubtful || kind !== 'unchanged')
			.map((pair) => {
				const [was, is] = [pair.before.question, pair.after.question];
				return `entry ${sure(pair)} ${pair.kind}: ${was}${was === is ? '' : ` >> ${is}`} (${pair.reason})`;
			}),
		...entries.added.map(
			({ entry, from }) => `entry added: ${entry.question}${from ? ` << ${from.question}` : ''}`
		),
		...entries.removed.map(
			({ entry, into }) => `entry removed: ${entry.question}${into ? ` >> ${into.question}` : ''}`
		),
		...missed.map((line) => `missed: ${line}`),
		...cards.pairs
			.filter(({ changed, doubtful }) => changed || doubtful)
			.map(
				(pair) =>
					`card ${sure(pair)} (${pair.reason})\n    ${face(notes, pair.before)}\n    ${face(drafts, pair.after)}`
			),
		...cards.gone.map((name) => `card archived: ${face(notes, name)}`),
		...cards.kept.map((name) => `card left: ${face(notes, name)}`),
		...cards.added.map((name) => `card new: ${face(drafts, name)}`)
	];
}
