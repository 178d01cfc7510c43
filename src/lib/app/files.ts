/** Files, folders and drops as documents to read. Nothing is parsed here. */
import type { GivenDocument } from '../store/db';
import { byPath, mayBeFaq, onlyAddress, saysMore } from './ways-in';

/** A larger file is no FAQ; reading it would only stall the device. */
const MOST_BYTES = 20_000_000;
/** What is taken at a time: more could not be looked through, and would fill the device. */
const MOST_FILES = 100;
const MOST_TOGETHER = 100_000_000;
/** A folder is walked so far and no further. */
const MOST_SEEN = 5_000;

export interface Handed {
	documents: GivenDocument[];
	/** Sentences about files that could not be taken. */
	refused: string[];
}

/** Opens files, in the order of the list. */
export async function openFiles(files: readonly File[]): Promise<Handed> {
	const documents: GivenDocument[] = [];
	const refused: string[] = [];
	let together = 0;
	let left = 0;
	for (const file of files) {
		if (file.size > MOST_BYTES) {
			refused.push(
				`“${file.name}” is larger than 20 MB. Save the FAQ alone as text and try again.`
			);
			continue;
		}
		together += file.size;
		if (documents.length >= MOST_FILES || together > MOST_TOGETHER) {
			left++;
			continue;
		}
		try {
			documents.push({ input: new Uint8Array(await file.arrayBuffer()), name: file.name });
		} catch {
			refused.push(`“${file.name}” could not be opened. Choose it again, or paste its text.`);
		}
	}
	if (left)
		refused.push(
			`${left} more ${left === 1 ? 'file was' : 'files were'} left: at most 100 files or 100 MB are taken at a time.`
		);
	return { documents, refused };
}

/** A file of a folder, with its path in it. */
export interface PlacedFile {
	path: string;
	file: File;
}

/** The files of a folder that may be FAQs, in the order of their paths; how many were left. */
export function sortFolder(files: readonly PlacedFile[]): { files: File[]; left: number } {
	const chosen = files
		.filter(({ path }) => mayBeFaq(path))
		.sort((a, b) => byPath(a.path, b.path))
		.map(({ file }) => file);
	return { files: chosen, left: files.length - chosen.length };
}

/** A folder as the picker hands it out. */
export function pickedFolder(files: Iterable<File>): PlacedFile[] {
	return [...files].map((file) => ({
		// Without the folder's own name, which the person chose and which may begin with a dot.
		path: file.webkitRelativePath.split('/').slice(1).join('/') || file.name,
		file
	}));
}

export interface Dropped {
	files: File[];
	/** Files of dropped folders that are no FAQs by their names. */
	left: number;
	/** What was dropped in place of files: marked-up or plain text, or an address. */
	document?: GivenDocument;
	address?: string;
}

/** What was dropped. The transfer must be asked before the event is over: call it at once. */
export async function readDrop(transfer: DataTransfer): Promise<Dropped> {
	const items = [...transfer.items].filter(({ kind }) => kind === 'file');
	const entries = items.map((item) => ({
		entry: item.webkitGetAsEntry?.() ?? null,
		file: item.getAsFile()
	}));
	const [html, plain, uri] = ['text/html', 'text/plain', 'text/uri-list'].map((type) =>
		transfer.getData(type)
	);
	const files: File[] = [];
	const inFolders: PlacedFile[] = [];
	for (const { entry, file } of entries)
		if (entry?.isDirectory) inFolders.push(...(await walk(entry as FileSystemDirectoryEntry)));
		else if (file) files.push(file);
	const folder = sortFolder(inFolders);
	if (entries.length) return { files: [...files, ...folder.files], left: folder.left };
	const address = onlyAddress(uri || plain || '');
	if (address) return { files, left: 0, address };
	if (html && saysMore(html, plain ?? ''))
		return { files, left: 0, document: { input: html, plain, name: 'Dropped FAQ.html' } };
	return { files, left: 0, ...(plain?.trim() ? { document: { input: plain } } : {}) };
}

async function walk(root: FileSystemDirectoryEntry): Promise<PlacedFile[]> {
	const found: PlacedFile[] = [];
	const open = [{ folder: root, path: '' }];
	for (let next = open.pop(); next && found.length < MOST_SEEN; next = open.pop()) {
		const { folder, path } = next;
		for (const entry of await list(folder)) {
			const at = path ? `${path}/${entry.name}` : entry.name;
			if (entry.isDirectory) {
				if (!entry.name.startsWith('.') && entry.name !== 'node_modules')
					open.push({ folder: entry as FileSystemDirectoryEntry, path: at });
			} else {
				const file = await fileOf(entry as FileSystemFileEntry);
				if (file) found.push({ path: at, file });
			}
		}
	}
	return found;
}

/** Browsers hand out a folder a hundred at a time. */
async function list(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
	const reader = folder.createReader();
	const all: FileSystemEntry[] = [];
	while (all.length < MOST_SEEN) {
		const some = await new Promise<FileSystemEntry[]>((resolve) =>
			reader.readEntries(resolve, () => resolve([]))
		);
		if (!some.length) break;
		all.push(...some);
	}
	return all;
}

function fileOf(entry: FileSystemFileEntry): Promise<File | undefined> {
	return new Promise((resolve) => entry.file(resolve, () => resolve(undefined)));
}
