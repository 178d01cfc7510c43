/**
 * The backup file (docs/formats.md): JSON lines, gzipped. The first line names format and version; then come
 * the portions of each table, a line each, closed by a line with their number of rows and a hash, so that
 * what is damaged can be named; the last line closes all of it. A file that was cut, changed or comes from a
 * newer version is refused: its rows are handed on as they are read, and count only once reading resolves.
 */
import { digestOf, digestOfAll } from './backup-digests';
import {
	LINE_BOUNDS,
	linesOf,
	TOO_LARGE,
	UnusableBackup,
	type LineBounds,
	type Packed
} from './backup-lines';
import { nextLine, type Portion } from './backup-reading';
import { readSections } from './backup-sections';
import { readVersion1 } from './backup-version-1';

export { UnusableBackup, type Packed, type Portion };

export const BACKUP_VERSION = 2;
const FORMAT = 'adage-backup';
/** Rows of all tables: five times a log of a lifetime. */
const ROWS_MAX = 5_000_000;

export interface BackupHeader {
	madeMs: number;
	/** Program and version that made it. */
	app: string;
}

/** What a whole file says of itself. */
export interface BackupFacts extends BackupHeader {
	version: number;
	/** Rows by table. */
	counts: Record<string, number>;
}

/** The file as a stream of bytes. Portions of a table come one after the other. */
export function writeBackup(
	{ madeMs, app }: BackupHeader,
	portions: AsyncIterable<Portion>
): ReadableStream<Uint8Array<ArrayBuffer>> {
	const encoder = new TextEncoder();
	async function* lines() {
		/** Of the header and of the lines that close a table. */
		const all: string[] = [];
		let open: { section: string; rows: number } | undefined;
		let digests: string[] = [];
		async function line(value: unknown, to: string[]) {
			const bytes = encoder.encode(JSON.stringify(value));
			to.push(await digestOf(bytes));
			return ended(bytes);
		}
		const close = async () => line({ ...open, sha256: await digestOfAll(digests) }, all);
		yield await line({ format: FORMAT, version: BACKUP_VERSION, madeMs, app }, all);
		for await (const { table, rows } of portions) {
			if (open && open.section !== table) yield await close();
			if (open?.section !== table) {
				open = { section: table, rows: 0 };
				digests = [];
			}
			open.rows += rows.length;
			yield await line({ table, rows }, digests);
		}
		if (open) yield await close();
		yield ended(encoder.encode(JSON.stringify({ end: await digestOfAll(all) })));
	}
	return streamOf(lines()).pipeThrough(new CompressionStream('gzip'));
}

/**
 * Reads a whole backup, checked to its end; `take` gets the rows as they come, and nothing of them may be
 * used before this resolves. Throws `UnusableBackup` with a sentence for a file that is none, is newer, was
 * cut or changed, and what `take` throws.
 */
export async function readBackup(
	packed: Packed,
	take: (portion: Portion) => unknown,
	bounds: LineBounds = LINE_BOUNDS
): Promise<BackupFacts> {
	const lines = linesOf(packed, bounds);
	/** What the damage is behind: the part that was read last. */
	let last: string | undefined;
	let rows = 0;
	let length = 0;
	let kept = 0;
	const counts: Record<string, number> = Object.create(null);
	const takeCounted = async ({ table, rows: some }: Portion) => {
		last = table;
		rows += some.length;
		counts[table] = (counts[table] ?? 0) + some.length;
		if (rows > ROWS_MAX) throw new UnusableBackup(TOO_LARGE);
		if (table !== 'blobs') kept += length;
		if (kept > bounds.kept) throw new UnusableBackup(TOO_MUCH);
		await taken(take, { table, rows: some });
	};
	const next = async () => {
		const line = await nextLine(lines);
		length = line.bytes.length;
		return line;
	};
	let header: ReturnType<typeof headerOf> | undefined;
	try {
		const first = await next();
		header = headerOf(first.value);
		const read = header.version === 1 ? readVersion1 : readSections;
		const fault = await read(first, next, takeCounted);
		if (fault === 'whole') {
			// Nothing stands behind the end; and only there gunzip says whether its own sum is right.
			if ((await lines.next()).done) return { ...header, counts: { ...counts } };
			throw new UnusableBackup(damaged(last));
		}
		throw new UnusableBackup(fault.damaged ? damagedIn(fault.damaged) : damaged(last));
	} catch (error) {
		if (error instanceof UnusableBackup) throw error;
		if (error instanceof TakingFailed) throw error.cause;
		if (/^Not(Found|Readable)Error$/.test((error as Error).name)) throw new UnusableBackup(GONE);
		throw new UnusableBackup(header ? damaged(last) : NONE);
	} finally {
		await lines.return(undefined);
	}
}

/** What `take` threw, which is no fault of the file's form. */
class TakingFailed extends Error {}

async function taken(take: (portion: Portion) => unknown, portion: Portion): Promise<void> {
	try {
		await take(portion);
	} catch (cause) {
		throw new TakingFailed('', { cause });
	}
}

const NONE =
	'This file is not an Adage backup, or its start is damaged. Choose the file that Adage saved: its name ends in .adage.';

const TOO_MUCH =
	'This backup holds more than 2 GB beside its pictures, ten times what a large library needs, so it was not read to its end. Nothing was taken from it.';

const GONE = 'This file is no longer there, or cannot be read. Choose it again.';

function headerOf(value: Record<string, unknown>): BackupHeader & { version: number } {
	const { format, version, madeMs, app } = value;
	if (format !== FORMAT) throw new UnusableBackup(NONE);
	if (typeof version !== 'number' || version > BACKUP_VERSION || !(version >= 1))
		throw new UnusableBackup(
			'This backup was made by a newer Adage. Update this one, then restore it again.'
		);
	if (typeof madeMs !== 'number') throw new TypeError('No time.');
	return { version, madeMs, app: String(app) };
}

/** Tables as a person calls what is in them. */
const PARTS: Record<string, string> = {
	reviews: 'ratings',
	dayFacts: 'days',
	plans: 'days',
	reflections: 'notes on advice',
	settings: 'settings',
	parameters: 'settings',
	presets: 'settings',
	faces: 'cards',
	cards: 'cards',
	notes: 'cards',
	decks: 'decks',
	sources: 'documents',
	editions: 'documents',
	media: 'pictures',
	blobs: 'pictures'
};

const nameOf = (table: string | undefined) =>
	(table && Object.hasOwn(PARTS, table) && PARTS[table]) || 'rows';

const damagedIn = (table: string) =>
	`The ${nameOf(table)} in this backup are damaged. Nothing was taken from it; try another copy.`;

const damaged = (table: string | undefined) =>
	`This backup is incomplete or was changed${table ? `, in its ${nameOf(table)} or behind them` : ''}. Nothing was taken from it; try another copy.`;

const NEWLINE = 10;

function ended(line: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
	const bytes = new Uint8Array(line.length + 1);
	bytes.set(line);
	bytes[line.length] = NEWLINE;
	return bytes;
}

function streamOf(chunks: AsyncGenerator<Uint8Array<ArrayBuffer>>) {
	return new ReadableStream<Uint8Array<ArrayBuffer>>({
		async pull(controller) {
			const { done, value } = await chunks.next();
			if (done) controller.close();
			else controller.enqueue(value);
		},
		async cancel() {
			await chunks.return(undefined);
		}
	});
}
