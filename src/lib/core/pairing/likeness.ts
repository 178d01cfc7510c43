/** How like each card of some entries is to each draft of what they became. */
import type { Draft } from '../model';
import type { Asking, Fact } from './facts';
import type { Family } from './families';
import { GramIndex, GramWeights } from './grams';
import { compareMains, mainOf } from './main-card';
import { compareFacts, figures, type Likeness } from './same-fact';

interface Cards {
	notes: readonly Asking[];
	drafts: readonly Draft[];
	/** The cards of the notes, and of the drafts. */
	olds: readonly Fact[];
	news: readonly Fact[];
	/** Whether the words of a card stand there still. */
	stands: (fact: Fact) => boolean;
}

/** More cards than these are not all compared with each other. */
const FEW = 100;
const CANDIDATES = 12;

/** For each older card its likeness to newer ones, by their places; what has nothing in common is left out. */
export function likenessOf(
	{ pair, before }: Family,
	{ notes, drafts, olds, news, stands }: Cards
): Map<number, Likeness>[] {
	const weights = new GramWeights([...olds, ...news].map(({ grams }) => grams));
	const [entryOf, newEntryOf] = [entriesOf(notes), entriesOf(drafts)];
	const mains = new Map<string | undefined, Fact | undefined>(
		before.map((entry) => [
			entry.id,
			mainOf(
				olds.filter(({ noteId }) => entryOf.get(noteId) === entry.id),
				entry
			)
		])
	);
	const inRow = rowsOf(olds, news);
	const keyDrafts = new Set(drafts.filter(({ rule }) => rule === 'key').map(({ id }) => id));
	const compare = (a: Fact, b: Fact): Likeness | undefined => {
		const [from, to] = [entryOf.get(a.noteId), newEntryOf.get(b.noteId)];
		const main = mains.get(from);
		const asksOwn = keyDrafts.has(b.noteId) && b.key === 'forward';
		if (a === main && asksOwn && from === pair?.before.id && to === pair?.after.id)
			return compareMains(a, b, weights, !b.said.includes(a.said) && stands(a));
		// An entry's own question is asked once, unless it is the very same card.
		if ((a === main) !== asksOwn && main && a.shape === b.shape && !sameCard(a, b))
			return undefined;
		const found = compareFacts(a, b, weights);
		if (found.sure && inRow(a, b)) return { ...found, sure: false };
		return found.score ? found : undefined;
	};
	const candidates = news.length > FEW ? nearest(olds, news, weights) : () => news.keys();
	return olds.map((a, row) => {
		const liked = new Map<number, Likeness>();
		for (const column of candidates(row)) {
			const found = compare(a, news[column]!);
			if (found) liked.set(column, found);
		}
		return liked;
	});
}

/** The entry of each note, or draft. Ids of one edition may be given again in the next. */
export const entriesOf = (all: readonly Pick<Asking, 'id' | 'entryId'>[]) =>
	new Map(all.map(({ id, entryId }) => [id, entryId]));

/** Whether two points are of several that differ in figures alone ("Chapter 1", "Chapter 2"). */
function rowsOf(olds: readonly Fact[], news: readonly Fact[]): (a: Fact, b: Fact) => boolean {
	const [before, after] = [olds, news].map((facts) => {
		const times = new Map<string, number>();
		for (const { shape, said } of facts)
			if (shape === 'point') times.set(figures(said), (times.get(figures(said)) ?? 0) + 1);
		return times;
	});
	return (a, b) => {
		if (a.shape !== 'point' || a.said === b.said) return false;
		const words = figures(a.said);
		if (words !== figures(b.said)) return false;
		return before!.get(words)! > 1 || after!.get(words)! > 1;
	};
}

const sameCard = (a: Fact, b: Fact) => a.ask === b.ask && a.whole === b.whole;

/** The newer cards that may be an older one: those of most of its words, and of the same words in turn. */
function nearest(
	olds: readonly Fact[],
	news: readonly Fact[],
	weights: GramWeights
): (row: number) => Iterable<number> {
	const index = new GramIndex(
		news.map(({ grams }) => grams),
		weights
	);
	const waiting = new Map<string, number[]>();
	const wordsOf = ({ shape, said, hidden }: Fact) => [shape, said, hidden].join('\n');
	for (const [column, fact] of news.entries()) {
		const twins = waiting.get(wordsOf(fact));
		if (twins) twins.push(column);
		else waiting.set(wordsOf(fact), [column]);
	}
	const turns = new Map<string, number>();
	const twin = olds.map((fact) => {
		const words = wordsOf(fact);
		const turn = turns.get(words) ?? 0;
		turns.set(words, turn + 1);
		return waiting.get(words)?.[turn];
	});
	return (row) => {
		const places = new Set(index.near(olds[row]!.grams, CANDIDATES));
		const same = twin[row];
		return same === undefined ? places : places.add(same);
	};
}
