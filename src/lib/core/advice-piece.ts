/**
 * What an advice says: the question and the answer of an entry, a reason where one of its cards asks for it,
 * and where it is from. A note that comes from no document, or whose passage is gone, is what its card shows.
 */
import { countWords, documentText, type Block, type Doc } from './document';
import type { Face, Source } from './model';
import type { Passage } from './reading-order';
import { liveAddress } from './text-fragment';

export interface Piece {
	/** `entryKey` of the entry. */
	id: string;
	question: Doc;
	/** What is shown with the question. */
	given: Doc;
	answer: Doc;
	/** The answer goes on in the document. */
	cut: boolean;
	/** A card of it that asks why. */
	why?: Pick<Face, 'front' | 'back'>;
	/** A line that makes the question stand alone. */
	context: string;
	source?: Pick<Source, 'id' | 'title' | 'author' | 'address' | 'date'>;
	/** Its place in the document; undefined where that has no such passage. */
	entryId?: string;
	/** Where the passage lives on the web. */
	live?: string;
}

/** Words of an answer that are one piece; of a longer one so many are shown, to the end of a block. */
const WHOLE_WORDS = 300;
const OPENING_WORDS = 150;

/** Where a piece is from: its source, and the passage where that is there. */
export interface PieceOrigin {
	source: Source;
	passage?: { id: string; found: Passage };
}

/** `faces` are of the entry's notes in the order of their deck. Undefined where nothing can be shown. */
export function pieceOf(
	id: string,
	faces: readonly Pick<Face, 'front' | 'back' | 'context'>[],
	{ source, passage }: Partial<PieceOrigin> = {}
): Piece | undefined {
	const first = faces[0];
	if (!first) return undefined;
	const from = { id, ...(source ? { source } : {}) };
	if (!passage)
		return {
			...from,
			question: first.front,
			given: [],
			...opening(first.back),
			...reasonIn(faces.slice(1)),
			context: first.context ?? ''
		};
	const { entry, reading } = passage.found;
	return {
		...from,
		question: [{ t: 'p', c: [entry?.question ?? reading!.title] }],
		given: entry?.given ?? [],
		...opening(entry?.answer ?? reading!.body),
		...reasonIn(faces),
		context: (entry ?? reading)!.section.join(' › '),
		entryId: passage.id,
		live: liveAddress(source?.address, { anchor: entry?.anchor })
	};
}

/** A long answer by its beginning: a piece of advice is no chapter. */
function opening(doc: Doc): Pick<Piece, 'answer' | 'cut'> {
	const words = (block: Block) => countWords(documentText([block]));
	if (doc.reduce((sum, block) => sum + words(block), 0) <= WHOLE_WORDS)
		return { answer: doc, cut: false };
	let shown = 0;
	const end = doc.findIndex((block) => (shown += words(block)) >= OPENING_WORDS);
	const answer = doc.slice(0, end + 1);
	return { answer, cut: answer.length < doc.length };
}

/** The last sentence of a question, in the languages that cards are drafted in. */
const ASKS_WHY =
	/(?:^|[.!?…:;)”"]\s+)¿?(?:why|warum|wieso|weshalb|pourquoi|por qué)(?!\p{L})[^.!?]*\?\s*$/iu;

function reasonIn(faces: readonly Pick<Face, 'front' | 'back'>[]): Pick<Piece, 'why'> {
	const why = faces.find(({ front }) => ASKS_WHY.test(documentText(front)));
	return why ? { why: { front: why.front, back: why.back } } : {};
}
