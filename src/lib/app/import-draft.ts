/** What was read, as an import that waits to be looked through. */
import { subjectOf } from '../core/drafts/subject';
import { hashText } from '../core/hash';
import type { GivenDocument, NewPicture, PendingImport } from '../store/db';
import { PENDING_ID } from '../store/pending';
import type { ReadFaq } from '../formats/drafts';
import { encodeBase64 } from '../core/base64';
import { pictureAddress } from '../core/picture';

/** `place` is the document's place among those handed in together, where it waited. */
export function draftImport(
	{ outline, drafts, more, text, hash, pictures }: ReadFaq,
	{ name, plain }: Omit<GivenDocument, 'input'>,
	nowMs: number,
	place?: number
): PendingImport {
	// Two documents may share a file name and a title; only an address or the text itself tells.
	const sourceId = `faq.${outline.address ? hashText(outline.address) : hash}`;
	const title = outline.title || name?.replace(/\.[^.]+$/, '') || 'Pasted FAQ';
	return {
		id: PENDING_ID,
		source: {
			id: sourceId,
			kind: 'faq',
			title,
			author: outline.author,
			address: outline.address,
			language: outline.language,
			date: outline.date,
			editionHash: hash,
			addedMs: nowMs
		},
		edition: { hash, sourceId, name: name ?? '', text, outline, readMs: nowMs },
		deckName: subjectOf(title) || title,
		drafts,
		...(more ? { more } : {}),
		...(pictures.length ? { pictures: pictures.map(kept) } : {}),
		place,
		plain
	};
}

const kept = ({ bytes, ...media }: ReadFaq['pictures'][number]): NewPicture => ({
	...media,
	blob: new Blob([bytes], { type: media.type })
});

/** The document with its pictures in it again, so that it can be changed and read anew. */
export async function wholeText({ edition, pictures = [] }: PendingImport): Promise<string> {
	let { text } = edition;
	for (const picture of pictures) {
		const bytes = new Uint8Array(await picture.blob.arrayBuffer());
		const whole = `data:${picture.type};base64,${encodeBase64(bytes)}`;
		text = text.replaceAll(pictureAddress(picture), () => whole);
	}
	return text;
}
