/** Chance that is the same every time: what failed once fails again. */

/** Numbers from 0 up to 1 that follow from `seed` (mulberry32, public domain). */
export function seeded(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
	};
}

/** The bytes with some of them changed: a bit, or all of one. */
export function flipped(bytes: Uint8Array, random: () => number): Uint8Array {
	const changed = bytes.slice();
	const many = random() < 0.7 ? 1 : 1 + Math.floor(random() * 8);
	for (let k = 0; k < many; k++) {
		const at = Math.floor(random() * changed.length);
		changed[at] = random() < 0.5 ? changed[at]! ^ (1 << Math.floor(random() * 8)) : random() * 256;
	}
	return changed;
}
