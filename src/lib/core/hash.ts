/**
 * Small non-cryptographic digests: to notice that something changed, to seed randomness, to name things.
 * 53 bits: chance collisions among the entries of one card or the rows of one person do not happen.
 * After the public-domain cyrb53 construction (two 32-bit multiplicative lanes, crossed at the end).
 */

/** Two 32-bit lanes that text is mixed into. Mutable, for folding long logs without garbage. */
export interface Lanes {
	a: number;
	b: number;
}

/** Two lanes of 32 bits, to be mixed into; one `seed` always begins alike. */
export function startLanes(seed = 0): Lanes {
	return { a: 0xdeadbeef ^ seed, b: 0x41c6ce57 ^ seed };
}

/** Mixes a text in, by its UTF-16 code units. */
export function mixText(lanes: Lanes, text: string): void {
	let { a, b } = lanes;
	for (let i = 0; i < text.length; i++) {
		const code = text.charCodeAt(i);
		a = Math.imul(a ^ code, 2654435761);
		b = Math.imul(b ^ code, 1597334677);
	}
	lanes.a = a;
	lanes.b = b;
}

/** Mixes a whole number in; 32 bits of it count. */
export function mixNumber(lanes: Lanes, value: number): void {
	lanes.a = Math.imul(lanes.a ^ value, 2654435761);
	lanes.b = Math.imul(lanes.b ^ value, 1597334677);
}

/** The lanes as a number under 2^53; the lanes can go on being mixed. */
export function lanesValue({ a, b }: Lanes): number {
	const x = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
	const y = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
	return 4294967296 * (2097151 & y) + (x >>> 0);
}

/** A number under 2^53 for a text. */
export function hashNumber(text: string, seed = 0): number {
	const lanes = startLanes(seed);
	mixText(lanes, text);
	return lanesValue(lanes);
}

/** The same as eleven characters of base 36, for ids and keys. */
export function hashText(text: string, seed = 0): string {
	return hashNumber(text, seed).toString(36).padStart(11, '0');
}

/** A number from 0 up to 1 that depends on the text alone. */
export function hashShare(text: string): number {
	return hashNumber(text) / 2 ** 53;
}
