/** A document read as the worker reads it, drawn as cards, and looked through: what must hold whatever it was. */
import { drawNote } from '../../src/lib/formats/faces';
import { readWithDrafts } from '../../src/lib/formats/drafts';
import { serveDeck } from '../../src/lib/formats/deck-file';
import { deckText } from '../../src/lib/app/ways-in';
import { deckMaterial } from '../../src/lib/app/deck-material';
import { UnreadableText } from '../../src/lib/formats/unreadable';
import { longFaq, MEGABYTE } from '../../scripts/bench/documents';
import { openings } from './closed';

/** What is counted for docs/reliability.md. */
export const figures = { tries: 0, read: 0, refused: 0, slowestMs: 0, slowestOfPlain: 0 };

/** How many times as long as a megabyte of a plain FAQ anything may take: machines differ. */
const LIMIT = 8;
let plainMs: number | undefined;

/** How long this process worked on it, in milliseconds: others may be busy on the machine. */
async function worked(on: () => Promise<unknown>): Promise<number> {
	const before = process.cpuUsage();
	await on();
	const { user, system } = process.cpuUsage(before);
	return Math.round((user + system) / 1000);
}

/** As it is once the reader is warm. */
async function measurePlain(): Promise<number> {
	const { text, name } = longFaq('md', MEGABYTE);
	const once = () => worked(() => everythingOf(text, name));
	return Math.min(await once(), await once());
}

/** Everything that the app would keep or show of a document. */
async function everythingOf(input: string | Uint8Array, name: string): Promise<unknown> {
	const deck = deckText(input);
	if (deck !== undefined) return deckMaterial((await serveDeck(deck)) as never);
	const read = await readWithDrafts(input, name, {}, () => {});
	const faces = read.drafts.map((draft) => drawNote(draft, read.outline.address));
	// What is kept as text is the person's own copy of the file, and shown as text alone.
	const { text: _, pictures: __, ...shown } = read;
	return { ...shown, faces };
}

/**
 * Reads a document: a closed tree, or a refusal that is a sentence; never another error, and never longer than a
 * person is kept waiting. Throws where that does not hold; gives the sentence where it was refused.
 */
export async function survives(
	input: string | Uint8Array,
	name: string,
	what = name
): Promise<string | undefined> {
	plainMs ??= await measurePlain();
	let shown: unknown;
	let refusal: string | undefined;
	const took = await worked(() =>
		everythingOf(input, name).then(
			(read) => (shown = read),
			(error: unknown) => (refusal = sentenceOf(error, what))
		)
	);
	figures.tries++;
	figures[refusal ? 'refused' : 'read']++;
	figures.slowestMs = Math.max(figures.slowestMs, took);
	// Where others use the same memory and caches all takes longer: then both are measured in that same moment.
	let share = took / plainMs;
	for (let i = 0; i < 2 && share > LIMIT; i++) {
		const plain = await measurePlain();
		const again = await worked(() => everythingOf(input, name).catch(() => undefined));
		share = Math.min(share, again / plain);
	}
	figures.slowestOfPlain = Math.max(figures.slowestOfPlain, share);
	if (share > LIMIT)
		throw new Error(`${what}: took ${took} ms, ${share} times as long as a plain megabyte`);
	// It goes from the worker to the page, and to the database, as a copy.
	const found = openings(structuredClone(shown));
	if (found.length) throw new Error(`${what}: ${found.join('\n')}`);
	if ('hacked' in globalThis) throw new Error(`${what}: it ran`);
	if (Object.keys(Object.prototype).length) throw new Error(`${what}: every object has more now`);
	return refusal;
}

function sentenceOf(error: unknown, what: string): string {
	if (!(error instanceof UnreadableText)) throw new Error(`${what}: ${error}`, { cause: error });
	if (!/^[A-Z“].{10,}[.!]$/s.test(error.message)) throw new Error(`No sentence: ${error.message}`);
	return error.message;
}
