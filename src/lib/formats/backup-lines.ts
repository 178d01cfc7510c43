/**
 * The lines of a gzipped text, as bytes, within bounds: a file may come from anybody, and one that unpacks
 * to more than any library holds must not fill the device before that is noticed.
 */

/** A backup that cannot be taken; the message says what to do. */
export class UnusableBackup extends Error {
	override name = 'UnusableBackup';
}

/** Bytes that can be read more than once: a file, or what a locked one holds. */
export interface Packed {
	stream(): ReadableStream<Uint8Array<ArrayBuffer>>;
}

export interface LineBounds {
	/** Bytes of one line: more than the largest document with its outline takes. */
	line: number;
	/** Bytes of all lines. */
	total: number;
	/** How many times its size a file may unpack to; of JSON of one kind that is about twenty. */
	ratio: number;
	/** So many bytes may be unpacked whatever the file's size: a few alike rows pack very small. */
	free: number;
	/**
	 * Bytes of lines without pictures, which are kept until all was read. A hundred thousand cards, a million
	 * ratings and their documents come to about 800 MB.
	 */
	kept: number;
}

export const LINE_BOUNDS: LineBounds = {
	line: 200_000_000,
	total: 8_000_000_000,
	ratio: 200,
	free: 32_000_000,
	kept: 2_000_000_000
};

export const TOO_LARGE =
	'This file unpacks to more than any library of cards holds, so it is no backup of yours. Nothing was taken from it.';

/**
 * Each line without its end. Throws what gunzip throws where the file is damaged or cut, `UnusableBackup`
 * where it is over a bound; `false` comes last where the text ends within a line.
 */
export async function* linesOf(
	packed: Packed,
	bounds: LineBounds = LINE_BOUNDS
): AsyncGenerator<Uint8Array<ArrayBuffer> | false> {
	let read = 0;
	const counted = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
		transform(chunk, controller) {
			read += chunk.length;
			controller.enqueue(chunk);
		}
	});
	const reader = packed
		.stream()
		.pipeThrough(counted)
		.pipeThrough(new DecompressionStream('gzip'))
		.getReader();
	let unpacked = 0;
	// Pieces of a line that has not ended: joined once, whatever the number of chunks it came in.
	let pieces: Uint8Array<ArrayBuffer>[] = [];
	let length = 0;
	const add = (piece: Uint8Array<ArrayBuffer>) => {
		length += piece.length;
		if (length > bounds.line) throw new UnusableBackup(TOO_LARGE);
		pieces.push(piece);
	};
	try {
		for (;;) {
			const { done, value } = await reader.read();
			if (done) break;
			unpacked += value.length;
			const most = Math.min(bounds.total, bounds.free + read * bounds.ratio);
			if (unpacked > most) throw new UnusableBackup(TOO_LARGE);
			let from = 0;
			for (let at = value.indexOf(10); at >= 0; at = value.indexOf(10, from)) {
				add(value.subarray(from, at));
				yield joined(pieces);
				pieces = [];
				length = 0;
				from = at + 1;
			}
			add(value.subarray(from));
		}
		if (length) yield false;
	} finally {
		// Whoever stops early needs no more of it; what is broken already says so once.
		await reader.cancel().catch(() => {});
	}
}

function joined(pieces: Uint8Array<ArrayBuffer>[]): Uint8Array<ArrayBuffer> {
	if (pieces.length === 1) return pieces[0]!;
	const line = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
	let at = 0;
	for (const piece of pieces) {
		line.set(piece, at);
		at += piece.length;
	}
	return line;
}
