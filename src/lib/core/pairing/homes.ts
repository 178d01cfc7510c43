/** Which notes go on as which drafts. */
import { assign, type Choice } from './assign';
import type { Fact } from './facts';
import type { Likeness } from './same-fact';

/** Which note goes on as which draft: the one whose cards are most like its own, all together. */
export function homesOf(
	olds: readonly Fact[],
	news: readonly Fact[],
	likeness: readonly ReadonlyMap<number, Likeness>[],
	least: number
): Map<string, string> {
	const notes = [...new Set(olds.map(({ noteId }) => noteId))];
	const drafts = [...new Set(news.map(({ noteId }) => noteId))];
	const columns = new Map(drafts.map((id, k) => [id, k]));
	const rows = notes.map((note) => {
		const sums = drafts.map(() => 0);
		for (const [k, { noteId }] of olds.entries()) {
			if (noteId !== note) continue;
			const best = drafts.map(() => 0);
			for (const [column, { score }] of likeness[k]!) {
				const draft = columns.get(news[column]!.noteId)!;
				if (score > least) best[draft] = Math.max(best[draft]!, score);
			}
			for (const [draft, score] of best.entries()) sums[draft]! += score;
		}
		return sums.flatMap((gain, column): Choice[] => (gain ? [{ column, gain }] : []));
	});
	return new Map(
		[...assign(rows, drafts.length)].flatMap((column, k): [string, string][] =>
			column < 0 ? [] : [[drafts[column]!, notes[k]!]]
		)
	);
}
