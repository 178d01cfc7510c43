/**
 * Reads documents, draws faces and checks cards away from the page, so that it never stalls. One message in; out come
 * the phases of a read and one answer, with the same `id`. Cancelling is terminating.
 */
import { unpackAsks } from '../core/card-check/asks';
import type { ReadPhase } from '../formats/drafts';
import { drawNote } from '../formats/faces';
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
		if (request.op === 'deck')
			return { id, ok: await (await import('../formats/deck-file')).serveDeck(request.deck) };
		if (request.op === 'edition')
			return {
				id,
				ok: (await import('../formats/next-edition')).compareEditions(request.editions)
			};
		// Studying needs no more than drawing.
		const drafting = await import('../formats/drafts');
		switch (request.op) {
			case 'draft':
				return { id, ok: drafting.draftOutline(request.outline) };
			case 'check':
				return {
					id,
					ok: drafting.checkNotes(
						request.notes,
						request.about,
						request.among && unpackAsks(request.among)
					)
				};
			case 'alike':
				return { id, ok: drafting.checkAlike(request.asks, request.language) };
			case 'mend':
				return { id, ok: drafting.mendDraft(request.note, request.fault, request.about) };
			case 'read': {
				const onphase = (phase: ReadPhase) => say({ id, phase });
				return {
					id,
					ok: await drafting.readWithDrafts(request.input, request.name, request, onphase)
				};
			}
		}
	} catch (error) {
		return { id, ...failureOf(error, !['read', 'draw', 'deck'].includes(request.op)) };
	}
}
