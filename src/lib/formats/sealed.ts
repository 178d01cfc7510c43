/**
 * A stream of bytes sealed in chunks with AES-256-GCM, so that it can be opened as it comes and no part of it
 * can be changed, moved or left out. The nonce is the number of the chunk (11 bytes, most significant first)
 * and a byte that is 1 for the last one: a stream that was cut has no last chunk. The key seals one stream
 * only, so no nonce is used twice. This is the STREAM construction (Hoang, Reyhanitabar, Rogaway, Vizár 2015).
 */
type Bytes = Uint8Array<ArrayBuffer>;

/** What GCM adds to each chunk. */
const TAG = 16;
const NONCE = 12;

/** What a stream is sealed with. `about` is known to whoever opens it, and must be the same. */
export interface Seal {
	key: CryptoKey;
	/** Bytes of a chunk before it is sealed; the last one has what is left. */
	chunk: number;
	about: Bytes;
}

export function sealing(seal: Seal): TransformStream<Bytes, Bytes> {
	return chunked(seal.chunk, (bytes, at, last) =>
		crypto.subtle.encrypt(howOf(seal, at, last), seal.key, bytes)
	);
}

/** Opens what `sealing` made; fails with what `broken` gives where it was changed or cut. */
export function opening(seal: Seal, broken: () => Error): TransformStream<Bytes, Bytes> {
	return chunked(seal.chunk + TAG, async (bytes, at, last) => {
		try {
			return await crypto.subtle.decrypt(howOf(seal, at, last), seal.key, bytes);
		} catch {
			throw broken();
		}
	});
}

function howOf({ about }: Seal, at: number, last: boolean): AesGcmParams {
	const iv = new Uint8Array(NONCE);
	// Four of the eleven bytes hold more chunks than any file has.
	new DataView(iv.buffer).setUint32(NONCE - 5, at);
	iv[NONCE - 1] = last ? 1 : 0;
	return { name: 'AES-GCM', iv, additionalData: about };
}

/** Pieces of any size as chunks of one; the last one, which may be empty, is known as such. */
function chunked(
	size: number,
	change: (bytes: Bytes, at: number, last: boolean) => Promise<ArrayBuffer>
): TransformStream<Bytes, Bytes> {
	let held = new Uint8Array(size);
	let length = 0;
	let at = 0;
	const emit = async (controller: TransformStreamDefaultController<Bytes>, last: boolean) => {
		const changed = new Uint8Array(await change(held.subarray(0, length), at++, last));
		if (changed.length) controller.enqueue(changed);
		held = new Uint8Array(size);
		length = 0;
	};
	return new TransformStream({
		async transform(piece, controller) {
			for (let from = 0; from < piece.length;) {
				// Only what comes after a full chunk says that it is not the last one.
				if (length === size) await emit(controller, false);
				const some = piece.subarray(from, from + size - length);
				held.set(some, length);
				length += some.length;
				from += some.length;
			}
		},
		flush: (controller) => emit(controller, true)
	});
}
