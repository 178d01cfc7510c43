/**
 * What became of each entry, written by hand: `+ 1 2r 3-5 7c` is the newer edition from its top: a new entry,
 * the first of the older one as it was, its second reworded, three as they were, its seventh with another
 * answer, `8/9c` two that became one under a heading of its own, so that either goes on in it. Of the older ones
 * those that are not named are gone.
 */
import type { PairKind } from '../../src/lib/core/pair-entries';

/** For an entry of the newer edition the places of the older ones it may be, from 1; none where it is new. */
export interface Origin {
	from: number[];
	kind?: PairKind;
}

const KINDS: Record<string, PairKind> = { '': 'unchanged', r: 'reworded', c: 'changed' };

/** Reads the notation. Fails where it says something else, or names an entry twice. */
export function readTruth(text: string): Origin[] {
	const origins = text.split(/\s+/).filter(Boolean).flatMap(originsOf);
	const named = new Set<number>();
	for (const place of origins.flatMap(({ from }) => from)) {
		if (named.has(place)) throw new Error(`Entry ${place} is named twice.`);
		named.add(place);
	}
	return origins;
}

function originsOf(one: string): Origin[] {
	if (one === '+') return [{ from: [] }];
	const found = /^([1-9]\d*)(?:([-/])([1-9]\d*))?([rc]?)$/.exec(one);
	if (!found) throw new Error(`"${one}" says nothing of an entry.`);
	const [first, last] = [Number(found[1]), Number(found[3] ?? found[1])];
	const kind = KINDS[found[4]!]!;
	if (found[2] === '/') return [{ from: [first, last], kind }];
	return Array.from({ length: last - first + 1 }, (_, k) => ({ from: [first + k], kind }));
}
