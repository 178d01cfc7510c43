/**
 * Reads documents and draws faces away from the page, so that it never stalls. One message in, one out
 * with the same `id`. Cancelling is terminating.
 */
import { draftCards } from '../core/drafts';
import type { Draft, Note } from '../core/model';
import type { Outline } from '../core/outline';
import { drawNote, type NoteFaces } from '../formats/faces';
import { textOf } from '../formats/faq/bytes';
import { readFaq } from '../formats/faq/read';
import { writeMarkdown } from '../formats/markdown';

export type ReadRequest =
	| { id: number; op: 'read'; input: string | Uint8Array; name?: string }
	| { id: number; op: 'draw'; notes: Pick<Note, 'kind' | 'fields'>[]; base?: string };

export interface ReadFaq {
	outline: Outline;
	drafts: Draft[];
	/** The document as text, to be kept. */
	text: string;
}

export type ReadReply =
	| { id: number; ok: ReadFaq | NoteFaces[] }
	/** A sentence that says what to do. */
	| { id: number; error: string };

self.onmessage = ({ data }: MessageEvent<ReadRequest>) => {
	self.postMessage(answer(data));
};

function answer(request: ReadRequest): ReadReply {
	const { id } = request;
	try {
		if (request.op === 'draw')
			return { id, ok: request.notes.map((note) => drawNote(note, request.base)) };
		const text = textOf(request.input);
		const outline = readFaq(text, request.name);
		return { id, ok: { outline, drafts: draftCards(outline, writeMarkdown), text } };
	} catch (error) {
		const known = error instanceof Error && error.name === 'UnreadableText';
		return {
			id,
			error: known
				? error.message
				: 'This text could not be read. Save it as plain text or Markdown and try again.'
		};
	}
}
