/**
 * Bytes as text, for documents that carry pictures and for the backup, which is lines of JSON. By hand,
 * since what browsers bring either takes a detour over strings of bytes or is not there in all of them.
 */
const SIGNS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const NONE = 64;
const VALUES = new Uint8Array(128).fill(NONE);
for (let k = 0; k < SIGNS.length; k++) VALUES[SIGNS.charCodeAt(k)] = k;
/** So many characters are made of their codes at a time: each is an argument of a call. */
const STEP = 8192;

/** Bytes in base64, padded. */
export function encodeBase64(bytes: Uint8Array): string {
	let text = '';
	const codes: number[] = [];
	for (let at = 0; at < bytes.length; at += 3) {
		const a = bytes[at]!;
		const b = bytes[at + 1] ?? 0;
		const c = bytes[at + 2] ?? 0;
		const left = bytes.length - at;
		codes.push(
			SIGNS.charCodeAt(a >> 2),
			SIGNS.charCodeAt(((a & 3) << 4) | (b >> 4)),
			left > 1 ? SIGNS.charCodeAt(((b & 15) << 2) | (c >> 6)) : 61,
			left > 2 ? SIGNS.charCodeAt(c & 63) : 61
		);
		if (codes.length < STEP) continue;
		text += String.fromCharCode(...codes);
		codes.length = 0;
	}
	return text + String.fromCharCode(...codes);
}

/** The bytes of base64, padded or not; undefined for what is none. */
export function decodeBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
	let end = text.length;
	while (end > 0 && text.length - end < 2 && text[end - 1] === '=') end--;
	if (end % 4 === 1) return undefined;
	const bytes = new Uint8Array(Math.floor((end * 3) / 4));
	let held = 0;
	let to = 0;
	for (let at = 0; at < end; at++) {
		const code = text.charCodeAt(at);
		const value = code < 128 ? VALUES[code]! : NONE;
		if (value === NONE) return undefined;
		held = (held << 6) | value;
		const place = at & 3;
		if (place) bytes[to++] = (held >> (6 - 2 * place)) & 255;
	}
	return bytes;
}
