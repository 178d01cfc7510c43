/** How far two texts are apart, and where they agree. Both take time by the product of the lengths. */

/**
 * The fewest letters to add, leave out, change or swap with their neighbour that make one text the other
 * (optimal string alignment).
 */
export function editDistance(from: string, to: string): number {
	const [a, b] = [[...from], [...to]];
	let before: number[] = [];
	let last = Array.from({ length: b.length + 1 }, (_, j) => j);
	for (let i = 1; i <= a.length; i++) {
		const row = [i];
		for (let j = 1; j <= b.length; j++) {
			const change = a[i - 1] === b[j - 1] ? 0 : 1;
			let least = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + change);
			if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
				least = Math.min(least, before[j - 2]! + 1);
			row.push(least);
		}
		[before, last] = [last, row];
	}
	return last[b.length]!;
}

/** A piece on which both agree, in the words of the one asked for; or pieces of each between two such. */
export type Run = { same: string } | { extra: string[]; missing: string[] };

/**
 * Aligns what was typed with what was asked for, by their longest common subsequence; pieces are equal
 * where `essence` of them is. Pieces that have none (punctuation) are the same if asked for, and else gone.
 */
export function align(typed: string[], asked: string[], essence: (text: string) => string): Run[] {
	const pieces = (texts: string[]) => texts.map((text) => ({ text, key: essence(text) }));
	return runsOf(
		pieces(typed).filter(({ key }) => says(key)),
		pieces(asked)
	);
}

const says = (key: string) => /\P{P}/u.test(key);

interface Piece {
	text: string;
	key: string;
}

function runsOf(a: Piece[], b: Piece[]): Run[] {
	const width = b.length + 1;
	/** Length of the longest common subsequence of what follows. */
	const common = new Uint16Array((a.length + 1) * width);
	for (let i = a.length - 1; i >= 0; i--)
		for (let j = b.length - 1; j >= 0; j--)
			common[i * width + j] =
				a[i]!.key === b[j]!.key
					? common[(i + 1) * width + j + 1]! + 1
					: Math.max(common[(i + 1) * width + j]!, common[i * width + j + 1]!);
	const runs: Run[] = [];
	const gap = () => {
		let last = runs.at(-1);
		if (!last || 'same' in last) runs.push((last = { extra: [], missing: [] }));
		return last;
	};
	let [i, j] = [0, 0];
	while (i < a.length || j < b.length) {
		const [typed, asked] = [a[i], b[j]];
		if (asked && !says(asked.key)) runs.push({ same: b[j++]!.text });
		else if (typed && asked && typed.key === asked.key) {
			runs.push({ same: asked.text });
			i++;
			j++;
		} else if (asked && (!typed || common[i * width + j + 1]! >= common[(i + 1) * width + j]!))
			gap().missing.push(b[j++]!.text);
		else gap().extra.push(a[i++]!.text);
	}
	return runs;
}
