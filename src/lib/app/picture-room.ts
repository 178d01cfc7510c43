/** Whether there is room for a document's pictures: ratings must always find some, and those weigh nothing. */
import type { ReadFaq } from '../formats/drafts';

/** Stays free for all else: years of ratings. */
const FREE_BYTES = 20_000_000;
/** Pictures lie in the database and have a copy beside it. */
const COPIES = 2;

/** The document as it was read. Rejects with a sentence where the browser gives its pictures too little room. */
export async function fitPictures(read: ReadFaq): Promise<ReadFaq> {
	const bytes = read.pictures.reduce((sum, picture) => sum + picture.bytes.length, 0);
	if (!bytes) return read;
	const { quota = Infinity, usage = 0 } = await estimate();
	const free = Math.max(0, quota - usage - FREE_BYTES);
	if (bytes * COPIES <= free) return read;
	// Rounded away from one another, or both could be said to be the same.
	const needed = Math.ceil((bytes * COPIES) / 1e6);
	const left = Math.floor(free / 1e6);
	throw new Error(
		`The pictures of this document need ${needed} MB, and this browser has ${left ? `${left} MB` : 'no room'} left for them. Free some space, or bring the document without its pictures. Nothing was kept of it.`
	);
}

/** A browser that does not tell how much there is keeps no document out. */
async function estimate(): Promise<StorageEstimate> {
	try {
		return (await navigator.storage?.estimate?.()) ?? {};
	} catch {
		return {};
	}
}
