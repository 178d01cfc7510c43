/**
 * Which entry of a newer edition is which of an older one. Exact words first, then words, anchors and
 * neighbours together, so that all pairs together fit best; nothing rests on a place alone. Order, sections
 * and labels may change at will. Whoever pairs readings hands them in with their titles as questions.
 */
import { assign, type Choice } from './pairing/assign';
import { rivalled } from './pairing/rivalled';
import { Evidence } from './pairing/evidence';
import { pairOf, type EntryPair } from './pairing/kind';
import { isPart, wholesOf } from './pairing/parts';
import type { Passage, Told } from './pairing/told';

export type { Passage } from './pairing/told';
export type { EntryPair, PairKind } from './pairing/kind';

/** What became of the entries of an edition: each is in exactly one place. */
export interface EntryPairing {
	/** In the order of the newer edition. */
	pairs: EntryPair[];
	/** New ones; `from` where the answer was a part of an older entry's. */
	added: { entry: Passage; from?: Passage }[];
	/** No longer there; `into` where the answer is a part of a newer entry's now. */
	removed: { entry: Passage; into?: Passage }[];
}

/** What a person said: the id before, and the id after; without one, it is gone. */
export type Decided = ReadonlyMap<string, string | undefined>;

/** Less than this speaks for nothing. */
const LEAST = 0.24;
/** From here on a pair is believed. */
const SURE = 0.5;
/** Another partner that comes so near makes both doubtful. */
const NEAR = 0.12;

/** Pairs two editions. Same input, same pairs; fails on nothing. Well under a second for 1,000 entries. */
export function pairEntries(
	before: readonly Passage[],
	after: readonly Passage[],
	decided: Decided = new Map()
): EntryPairing {
	const evidence = new Evidence(before, after);
	const found = new Map<number, { j: number; score: number; doubtful?: true }>();
	const places = new Map(after.map(({ id }, j) => [id, j]));
	const fixed = new Set<number>();
	for (const [i, { id }] of before.entries()) {
		if (!decided.has(id)) continue;
		fixed.add(i);
		const j = places.get(decided.get(id) ?? '');
		if (j !== undefined) found.set(i, { j, score: 1 });
	}
	const taken = new Set([...found.values()].map(({ j }) => j));
	const rest = evidence.before.filter(({ at }) => !fixed.has(at));
	const open = evidence.after.filter(({ at }) => !taken.has(at));
	for (const [i, j] of sameWords(rest, open)) found.set(i, { j, score: 1 });
	for (const pair of likely(evidence, fixed, found)) found.set(pair.i, pair);
	return pairingOf(evidence, found);
}

/** Entries of the same words. Twins keep their anchor or else section where they can, or else their order. */
function sameWords(before: readonly Told[], after: readonly Told[]): Map<number, number> {
	const pairs = new Map<number, number>();
	const taken = new Set<number>();
	const own = ({ key, passage }: Told, what: string) => `${key}\n${what}\n${passage.id}`;
	const keys = [
		({ key, passage }: Told) => `${key}\n${passage.section.join('\n')}\n${passage.anchor ?? ''}`,
		(one: Told) => (one.passage.anchor ? `${one.key}\n${one.passage.anchor}` : own(one, 'anchor')),
		({ key, passage }: Told) => `${key}\n${passage.section.join('\n')}`,
		({ key }: Told) => key
	];
	for (const keyOf of keys) {
		const waiting = new Map<string, Told[]>();
		for (const one of after)
			if (!taken.has(one.at)) waiting.set(keyOf(one), [...(waiting.get(keyOf(one)) ?? []), one]);
		for (const one of before) {
			if (pairs.has(one.at)) continue;
			const twin = waiting.get(keyOf(one))?.shift();
			if (!twin) continue;
			pairs.set(one.at, twin.at);
			taken.add(twin.at);
		}
	}
	return pairs;
}

/** Of what is left, the pairs that fit best all together. */
function likely(
	evidence: Evidence,
	fixed: ReadonlySet<number>,
	found: ReadonlyMap<number, { j: number }>
): { i: number; j: number; score: number; doubtful?: true }[] {
	const known = new Map([...found].map(([i, { j }]) => [i, j]));
	const taken = new Set(known.values());
	const rest = evidence.before.map(({ at }) => at).filter((i) => !fixed.has(i) && !known.has(i));
	const open = evidence.after.map(({ at }) => at).filter((j) => !taken.has(j));
	const scores = evidence.candidates(rest, open, known);
	const columns = new Map(open.map((j, k) => [j, k]));
	const rows = scores.map((row) =>
		[...row].flatMap(([j, score]): Choice[] =>
			score > LEAST ? [{ column: columns.get(j)!, gain: score - LEAST }] : []
		)
	);
	const partners = assign(rows, open.length);
	const doubt = rivalled(rows, partners, NEAR);
	return rest.flatMap((i, row) => {
		if (partners[row]! < 0) return [];
		const j = open[partners[row]!]!;
		const score = scores[row]!.get(j)!;
		const held = score >= SURE && evidence.holds(evidence.before[i]!, evidence.after[j]!);
		return [{ i, j, score, ...(!held || doubt(row) ? { doubtful: true as const } : {}) }];
	});
}

function pairingOf(
	evidence: Evidence,
	found: ReadonlyMap<number, { j: number; score: number; doubtful?: true }>
): EntryPairing {
	const { before, after } = evidence;
	const back = new Map([...found].map(([i, { j }]) => [j, i]));
	const pairs = after.flatMap(({ at, passage }): EntryPair[] => {
		const i = back.get(at);
		if (i === undefined) return [];
		const { score, doubtful } = found.get(i)!;
		return [pairOf(before[i]!.passage, passage, Math.min(1, score), doubtful)];
	});
	const gone = before.filter(({ at }) => !found.has(at));
	const come = after.filter(({ at }) => !back.has(at));
	const wholes = wholesOf(come, before, evidence.weights);
	const homes = wholesOf(gone, after, evidence.weights);
	/** What was copied still stands where it was: it was no part of it. */
	const wasPart = (part: Told, whole: Told) => {
		const now = found.get(whole.at);
		return !now || !isPart(part.passage, after[now.j]!.passage);
	};
	return {
		pairs,
		added: come.map((part, k) => {
			const from = wholes[k];
			return {
				entry: part.passage,
				...(from && wasPart(part, from) ? { from: from.passage } : {})
			};
		}),
		removed: gone.map(({ passage }, k) => {
			const into = homes[k]?.passage;
			return { entry: passage, ...(into ? { into } : {}) };
		})
	};
}
