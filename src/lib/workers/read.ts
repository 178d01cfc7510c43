/**
 * Reads documents and draws faces away from the page, so that it never stalls. One message in; out come
 * the phases of a read and one answer, with the same `id`. Cancelling is terminating.
 */
import { hashText } from '../core/hash';
import type { Draft, Note } from '../core/model';
import type { Outline } from '../core/outline';
import { draftOutline } from '../formats/drafts';
import { drawNote, type NoteFaces } from '../formats/faces';
import { outlineOf } from '../formats/faq/outline';
import { parseFaq } from '../formats/faq/parse';
import type { ReadOptions } from '../formats/faq/read';
import { failureOf, type Failure } from './sentence';

/** What a read is at: the file's format, what is asked in it, the cards. */
export type ReadPhase = 'file' | 'questions' | 'cards';

export type ReadRequest =
	| ({ id: number; op: 'read'; input: string | Uint8Array; name?: string } & ReadOptions)
	| { id: number; op: 'draw'; notes: Pick<Note, 'kind' | 'fields'>[]; base?: string };

export interface ReadFaq {
	outline: Outline;
	drafts: Draft[];
	/** The document as text, to be kept, and what tells its editions apart. */
	text: string;
	hash: string;
}

export type ReadReply =
	| { id: number; phase: ReadPhase }
	| { id: number; ok: ReadFaq | NoteFaces[] }
	| ({ id: number } & Failure);

self.onmessage = async ({ data }: MessageEvent<ReadRequest>) => {
	say(await answer(data));
};

function say(reply: ReadReply) {
	self.postMessage(reply);
}

async function answer(request: ReadRequest): Promise<ReadReply> {
	const { id } = request;
	try {
		if (request.op === 'draw')
			return { id, ok: request.notes.map((note) => drawNote(note, request.base)) };
		const { input, name, address, examples } = request;
		say({ id, phase: 'file' });
		const { text, ...source } = await parseFaq(input, name, address);
		say({ id, phase: 'questions' });
		const outline = outlineOf(source, name, examples);
		say({ id, phase: 'cards' });
		const drafts = draftOutline(outline);
		return { id, ok: { outline, drafts, text, hash: hashText(text) } };
	} catch (error) {
		return { id, ...failureOf(error) };
	}
}
