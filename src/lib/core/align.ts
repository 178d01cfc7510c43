/** Where two rows of pieces (words, letters) agree. Takes time by the product of their lengths. */

/** Pieces on which both agree, as they are asked for; or those of each between two such. */
export type Run = { same: string } | { extra: string[]; missing: string[] };

/**
 * Aligns what was given with what was asked for, by their longest common subsequence. Pieces are equal
 * where `essence` of them is; one that has none is the same if it is asked for, and else gone.
 */
export function align(given: string[], asked: string[], essence: (piece: string) => string): Run[] {
	const rowOf = (pieces: string[]) => pieces.map((text) => ({ text, key: essence(text) }));
	const [a, b] = [rowOf(given).filter(({ key }) => key), rowOf(asked)];
	const width = b.length + 1;
	/** Length of the longest common subsequence of what follows. */
	const common = new Uint16Array((a.length + 1) * width);
	for (let i = a.length - 1; i >= 0; i--)
		for (let j = b.length - 1; j >= 0; j--) {
			const at = i * width + j;
			common[at] =
				a[i]!.key === b[j]!.key
					? common[at + width + 1]! + 1
					: Math.max(common[at + width]!, common[at + 1]!);
		}
	const runs: Run[] = [];
	const gap = () => {
		let last = runs.at(-1);
		if (!last || 'same' in last) runs.push((last = { extra: [], missing: [] }));
		return last;
	};
	for (let i = 0, j = 0; i < a.length || j < b.length;) {
		const [mine, wanted] = [a[i], b[j]];
		const at = i * width + j;
		if (wanted && (!wanted.key || wanted.key === mine?.key)) {
			runs.push({ same: wanted.text });
			if (wanted.key) i++;
			j++;
		} else if (wanted && (!mine || common[at + 1]! >= common[at + width]!)) {
			gap().missing.push(wanted.text);
			j++;
		} else {
			gap().extra.push(mine!.text);
			i++;
		}
	}
	return runs;
}
