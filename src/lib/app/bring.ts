/** Files, folders, drops and launches, brought to an import. */
import { openFiles, pickedFolder, readDrop, sortFolder } from './files';
import type { Import } from './import.svelte';
import { takeLaunched } from './launch';

/** Files that the person chose by hand: each is tried, whatever its name. */
export async function bringFiles(session: Import, files: readonly File[]): Promise<void> {
	session.notice = '';
	const { documents, refused } = await openFiles(files);
	await session.hand(documents, refused);
}

/** A folder: only files that may be FAQs by their names. */
export async function bringFolder(session: Import, picked: Iterable<File>): Promise<void> {
	const { files, left } = sortFolder(pickedFolder(picked));
	await bringSorted(session, files, left);
}

/** Whatever was dropped. An address is put into its field, to be fetched when the person says so. */
export async function bringDrop(session: Import, transfer: DataTransfer): Promise<void> {
	const { files, left, document, address } = await readDrop(transfer);
	if (address) session.box.address = address;
	else if (document) await session.hand([document]);
	else if (files.length || left) await bringSorted(session, files, left);
}

/** What the installed app is opened with, while the page is there. Returns the end of it. */
export function bringLaunched(session: Import): () => void {
	return takeLaunched(({ documents, refused }) => void session.hand(documents, refused));
}

async function bringSorted(session: Import, files: File[], left: number): Promise<void> {
	const none =
		files.length === 0
			? ['No file in this folder is called like a FAQ. Open the file itself to try it.']
			: [];
	const { documents, refused } = await openFiles(files);
	const others = left === 1 ? 'One file was' : `${left} files were`;
	session.notice = left ? `${others} left: by their names they are no text documents.` : '';
	await session.hand(documents, [...none, ...refused]);
}
