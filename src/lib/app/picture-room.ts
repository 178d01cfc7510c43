/** Whether there is room for a document's pictures: ratings must always find some, and those weigh nothing. */
import type { ReadFaq } from '../formats/drafts';

/** Stays free for all else: years of ratings. */
const FREE_BYTES = 20_000_000;
/** Pictures lie in the database and have a copy beside it. */
const COPIES = 2;

const megabytes = (bytes: number) => `${Math.max(1, Math.round(bytes / 1e6))} MB`;

/** The document as it was read. Rejects with a sentence where the browser gives its pictures too little room. */
export async function fitPictures(read: ReadFaq): Promise<ReadFaq> {
	const bytes = read.pictures.reduce((sum, picture) => sum + picture.bytes.length, 0);
	if (!bytes) return read;
	const { quota = Infinity, usage = 0 } = (await navigator.storage?.estimate?.()) ?? {};
	const free = Math.max(0, quota - usage - FREE_BYTES);
	if (bytes * COPIES <= free) return read;
	throw new Error(
		`The pictures of this document need ${megabytes(bytes * COPIES)}, and this browser has ${free ? `${megabytes(free)}` : 'no room'} left for them. Free some space, or bring the document without its pictures. Nothing was kept of it.`
	);
}
