/**
 * Reads FAQ files as the app does and prints what was found, one JSON object a line and file:
 * `npm run --silent faq -- outline FILE...`, or `draft` for the proposed cards too. A file that cannot be
 * read prints {file, error}. `reconcile OLD NEW` prints what became of the entries of an older edition, as
 * ids: {unchanged, reworded, changed} are pairs, {added, removed} single ones; or {file, error}.
 */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { documentText, inlineText, type Doc, type Inline } from '../src/lib/core/document';
import type { Outline } from '../src/lib/core/outline';
import { pairEntries, type PairKind } from '../src/lib/core/pair-entries';
import { draftOutline } from '../src/lib/formats/drafts';
import { drawNote } from '../src/lib/formats/faces';
import { readFaq } from '../src/lib/formats/faq/read';

const [command, ...files] = process.argv.slice(2);
const known = command === 'outline' || command === 'draft' ? files.length > 0 : false;
if (!known && !(command === 'reconcile' && files.length === 2)) {
	console.error('Usage: npm run --silent faq -- outline|draft FILE...');
	console.error('       npm run --silent faq -- reconcile OLD NEW');
	process.exit(2);
}

// `… | head` has enough and closes the pipe: nobody is left to print to.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
	if (error.code === 'EPIPE') process.exit();
	throw error;
});

if (command === 'reconcile') await reconcile(files[0]!, files[1]!);
else
	for (const file of files) {
		const found = await attempt(file, () => outlineOf(file));
		if (found) console.log(JSON.stringify({ file, ...found }));
	}

/** What was found; undefined where the file cannot be read, which is then printed. */
async function attempt<T>(file: string, read: () => Promise<T>): Promise<T | undefined> {
	try {
		return await read();
	} catch (error) {
		console.log(
			JSON.stringify({ file, error: error instanceof Error ? error.message : `${error}` })
		);
		process.exitCode = 1;
		return undefined;
	}
}

async function reconcile(older: string, newer: string) {
	const before = await attempt(older, () => readOutline(older));
	const after = before && (await attempt(newer, () => readOutline(newer)));
	if (!before || !after) return;
	const { pairs, added, removed } = pairEntries(before.entries, after.entries);
	const ofKind = (kind: PairKind) =>
		pairs.filter((pair) => pair.kind === kind).map((pair) => [pair.before.id, pair.after.id]);
	console.log(
		JSON.stringify({
			unchanged: ofKind('unchanged'),
			reworded: ofKind('reworded'),
			changed: ofKind('changed'),
			added: added.map(({ entry }) => entry.id),
			removed: removed.map(({ entry }) => entry.id)
		})
	);
}

async function readOutline(file: string): Promise<Outline> {
	return (await readFaq(bytesOf(file), basename(file))).outline;
}

async function outlineOf(file: string) {
	const outline = await readOutline(file);
	const { format, title, author, date, language, sections, readings, unused, issues } = outline;
	const entries = outline.entries.map(({ id, question, section, answer, confidence, reason }) => ({
		id,
		question,
		section,
		answerText: documentText(answer),
		listItems: listItems(answer),
		confidence,
		reason
	}));
	const found = { format, title, author, date, language, sections, entries };
	const rest = { readings, unused, issues };
	return command === 'draft'
		? { ...found, drafts: draftsOf(outline), ...rest }
		: { ...found, ...rest };
}

/** One object a card, in the order of the document. `first`: proposed without being asked for more. */
function draftsOf(outline: Outline) {
	return draftOutline(outline).flatMap((draft) =>
		Object.entries(drawNote(draft, outline.address)).map(([key, face]) => ({
			entryId: draft.entryId,
			kind: draft.kind,
			front: plain(face.front),
			back: plain(face.back),
			context: face.context ?? '',
			badges: (draft.badges?.[key] ?? []).map(({ fault, text }) => ({ fault, text })),
			rule: draft.rule,
			first: draft.choice === 'in' && !draft.without?.includes(key),
			id: `${draft.id}:${key}`
		}))
	);
}

/** As it reads on a card: without addresses, gaps as […], points with their numbers. */
function plain(doc: Doc): string {
	return documentText(withMarks(doc)).trim();
}

function withMarks(doc: Doc): Doc {
	return doc.flatMap((block): Doc => {
		if (block.t === 'p') return [{ t: 'p', c: block.c.map(withGap) }];
		if (block.t !== 'list') return [block];
		return block.items.map((item, i) => {
			const mark = block.start === undefined ? '- ' : `${block.start + i}. `;
			return { t: 'p', c: [mark, documentText(withMarks(item))] };
		});
	});
}

function withGap(part: Inline): Inline {
	if (typeof part === 'string' || !('c' in part)) return part;
	if (part.t === 'gap') return `[${inlineText(part.c) || '…'}]`;
	return { ...part, c: part.c.map(withGap) };
}

function bytesOf(file: string): Uint8Array {
	try {
		return readFileSync(file);
	} catch (error) {
		throw new Error(`This file cannot be opened: ${(error as Error).message}.`);
	}
}

function listItems(answer: Doc): number {
	return answer.reduce((sum, block) => sum + (block.t === 'list' ? block.items.length : 0), 0);
}
