/** Takes what other apps shared to this one, parked by the service worker, as documents to read. */
import { base } from '$app/paths';
import type { GivenDocument } from '../store/db';
import { openFiles } from './files';
import { readParked } from './parked';
import { judgeShare } from './ways-in';

export interface TakenShare {
	/** How many documents were kept. */
	documents: number;
	/** An address that was shared without its text. It is fetched when the person says so, not before. */
	address: string;
	/** Sentences about files that could not be taken. */
	refused: string[];
}

/** `keep` stores the documents; what is parked is let go of only then. */
export async function takeShare(
	keep: (documents: GivenDocument[]) => Promise<void>
): Promise<TakenShare> {
	const taken: TakenShare = { documents: 0, address: '', refused: [] };
	// Browsers without caches have no share target either.
	if (!('caches' in globalThis)) return taken;
	const { shares, drop } = await readParked(`${base}/`);
	if (!shares.length) return taken;
	const documents: GivenDocument[] = [];
	for (const share of shares) {
		const { text, address } = judgeShare(share);
		const opened = await openFiles(share.files);
		documents.push(...opened.documents);
		taken.refused.push(...opened.refused);
		if (share.files.length) continue;
		// A dot would be taken for the start of a file's ending.
		const name = share.title.includes('.') ? undefined : share.title.trim() || undefined;
		if (text) documents.push({ input: text, name, address });
		else if (address) taken.address = address;
	}
	if (documents.length) await keep(documents);
	taken.documents = documents.length;
	await drop();
	return taken;
}
