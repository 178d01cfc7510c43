/**
 * The backup file (docs/formats.md): JSON lines, gzipped. The first line names format, version and
 * counts; then portions of rows, a line each; the last line closes it with a digest of all before. A file
 * that was cut, changed or comes from a newer version is refused before anything is written.
 */
import { lanesValue, mixText, startLanes } from '../core/hash';

export const BACKUP_VERSION = 1;
const FORMAT = 'adage-backup';
/** More than the largest document with its outline takes, in characters. */
const LINE_MAX = 200_000_000;

/** Rows of one table, some of them. */
export interface Portion {
	table: string;
	rows: unknown[];
}

export interface BackupHeader {
	madeMs: number;
	app: string;
	counts: Record<string, number>;
}

/** A backup that cannot be taken; the message says what to do. */
export class UnusableBackup extends Error {
	override name = 'UnusableBackup';
}

/** The file as a stream of bytes. */
export function writeBackup(
	header: BackupHeader,
	portions: AsyncIterable<Portion>
): ReadableStream<Uint8Array<ArrayBuffer>> {
	const lanes = startLanes();
	const encoder = new TextEncoder();
	async function* lines() {
		const line = (value: unknown) => {
			const text = JSON.stringify(value);
			mixText(lanes, text);
			return encoder.encode(text + '\n');
		};
		yield line({ format: FORMAT, version: BACKUP_VERSION, ...header });
		for await (const portion of portions) yield line(portion);
		yield encoder.encode(JSON.stringify({ end: lanesValue(lanes).toString(36) }) + '\n');
	}
	return streamOf(lines()).pipeThrough(new CompressionStream('gzip'));
}

/**
 * Reads a whole backup, checked to its end. Throws `UnusableBackup` with a sentence for a file that is
 * none, is newer, was cut or changed.
 */
export async function readBackup(
	bytes: Blob
): Promise<{ header: BackupHeader; portions: Portion[] }> {
	const lanes = startLanes();
	const portions: Portion[] = [];
	let header: BackupHeader | undefined;
	let end: string | undefined;
	try {
		for await (const text of linesOf(bytes)) {
			if (end !== undefined) throw new UnusableBackup(CHANGED);
			const value = JSON.parse(text, noProto) as Record<string, unknown>;
			if (!header) header = headerOf(value);
			else if (typeof value.end === 'string') {
				end = value.end;
				continue;
			} else portions.push(portionOf(value));
			mixText(lanes, text);
		}
	} catch (error) {
		if (error instanceof UnusableBackup) throw error;
		throw new UnusableBackup(header ? CHANGED : NONE);
	}
	if (!header) throw new UnusableBackup(NONE);
	if (end !== lanesValue(lanes).toString(36)) throw new UnusableBackup(CHANGED);
	for (const [table, count] of Object.entries(header.counts)) {
		const found = portions.reduce((n, p) => n + (p.table === table ? p.rows.length : 0), 0);
		if (found !== count) throw new UnusableBackup(CHANGED);
	}
	return { header, portions };
}

const NONE =
	'This file is not an Adage backup. Choose the file that Adage saved, its name ends in .adage.';
const CHANGED =
	'This backup is incomplete or was changed on the way. Nothing was taken from it; try another copy.';

function headerOf(value: Record<string, unknown>): BackupHeader {
	if (value.format !== FORMAT) throw new UnusableBackup(NONE);
	if (typeof value.version !== 'number' || value.version > BACKUP_VERSION)
		throw new UnusableBackup(
			'This backup was made by a newer Adage. Update this one, then restore it again.'
		);
	const counts = value.counts;
	if (!counts || typeof counts !== 'object') throw new UnusableBackup(CHANGED);
	return {
		madeMs: Number(value.madeMs),
		app: String(value.app),
		counts: counts as BackupHeader['counts']
	};
}

function portionOf({ table, rows }: Record<string, unknown>): Portion {
	if (typeof table !== 'string' || !Array.isArray(rows)) throw new UnusableBackup(CHANGED);
	return { table, rows };
}

/** A row must not bring a prototype of its own. */
function noProto(this: unknown, key: string, value: unknown): unknown {
	return key === '__proto__' ? undefined : value;
}

async function* linesOf(bytes: Blob): AsyncGenerator<string> {
	const reader = bytes.stream().pipeThrough(new DecompressionStream('gzip')).getReader();
	const decoder = new TextDecoder('utf-8', { fatal: true });
	// Pieces of a line that has not ended: joined once, whatever the number of chunks it came in.
	let pieces: string[] = [];
	let length = 0;
	for (;;) {
		const { done, value } = await reader.read();
		const lines = (done ? decoder.decode() : decoder.decode(value, { stream: true })).split('\n');
		for (const [i, piece] of lines.entries()) {
			if (i > 0) {
				yield pieces.join('');
				pieces = [];
				length = 0;
			}
			pieces.push(piece);
			length += piece.length;
			if (length > LINE_MAX) throw new UnusableBackup(CHANGED);
		}
		if (done) break;
	}
	if (length) throw new UnusableBackup(CHANGED);
}

function streamOf(chunks: AsyncGenerator<Uint8Array<ArrayBuffer>>) {
	return new ReadableStream<Uint8Array<ArrayBuffer>>({
		async pull(controller) {
			const { done, value } = await chunks.next();
			if (done) controller.close();
			else controller.enqueue(value);
		}
	});
}
