/** A document read as the worker reads it, drawn as cards, and looked through: what must hold whatever it was. */
import { drawNote } from '../../src/lib/formats/faces';
import { readWithDrafts } from '../../src/lib/formats/drafts';
import { serveDeck } from '../../src/lib/formats/deck-file';
import { deckText } from '../../src/lib/app/ways-in';
import { deckMaterial } from '../../src/lib/app/deck-material';
import { UnreadableText } from '../../src/lib/formats/unreadable';
import { openings } from './closed';

/** What is counted for docs/reliability.md. */
export const figures = { tries: 0, read: 0, refused: 0, slowestMs: 0, slowest: '' };

const LIMIT_MS = 10_000;

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
	// The time of this process alone: others may be busy on the machine.
	const before = process.cpuUsage();
	const refusal = await attempt(input, name, what);
	const { user, system } = process.cpuUsage(before);
	const took = Math.round((user + system) / 1000);
	figures.tries++;
	figures[refusal ? 'refused' : 'read']++;
	if (took > figures.slowestMs) Object.assign(figures, { slowestMs: took, slowest: what });
	if (took > LIMIT_MS) throw new Error(`${what}: took ${took} ms`);
	if ('hacked' in globalThis) throw new Error(`${what}: it ran`);
	if (Object.keys(Object.prototype).length) throw new Error(`${what}: every object has more now`);
	return refusal;
}

async function attempt(input: string | Uint8Array, name: string, what: string) {
	try {
		const shown = await everythingOf(input, name);
		// It goes from the worker to the page, and to the database, as a copy.
		const found = openings(structuredClone(shown));
		if (found.length) throw new Error(found.join('\n'));
		return undefined;
	} catch (error) {
		if (!(error instanceof UnreadableText)) throw new Error(`${what}: ${error}`, { cause: error });
		if (!/^[A-Z“].{10,}[.!]$/s.test(error.message))
			throw new Error(`No sentence: ${error.message}`);
		return error.message;
	}
}
