/**
 * Reads documents and draws faces away from the page, so that it never stalls. One message in; out come
 * the phases of a read and one answer, with the same `id`. Cancelling is terminating.
 */
import { hashText } from '../core/hash';
import { drawNote } from '../formats/faces';
import { outlineOf } from '../formats/faq/outline';
import { parseFaq } from '../formats/faq/parse';
import type { ReadReply, ReadRequest } from './read-messages';
import { failureOf } from './sentence';

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
		// Studying never drafts: what does is a part of its own.
		const drafting = import('../formats/drafts');
		if (request.op === 'check')
			return { id, ok: (await drafting).checkDrafts(request.drafts, request.about) };
		if (request.op === 'mend')
			return { id, ok: (await drafting).mendDraft(request.note, request.fault, request.about) };
		const { input, name, address, examples } = request;
		say({ id, phase: 'file' });
		const { text, ...source } = await parseFaq(input, name, address);
		say({ id, phase: 'questions' });
		const outline = outlineOf(source, name, examples);
		say({ id, phase: 'cards' });
		const drafts = (await drafting).draftOutline(outline);
		return { id, ok: { outline, drafts, text, hash: hashText(text) } };
	} catch (error) {
		return { id, ...failureOf(error) };
	}
}
