/**
 * Entries whose cards are paired together: two that are the same one, with those that were merged into it or
 * split off, so that a fact that moved with its list finds its card again.
 */
import type { EntryPair } from './kind';
import { isPart } from './parts';
import type { Passage } from './told';

/** What of a pairing of entries is needed. */
export interface Moved {
	pairs: readonly EntryPair[];
	added?: readonly { entry: Passage; from?: Passage }[];
	removed: readonly { entry: Passage; into?: Passage }[];
}

export interface Family {
	/** The two that are the same; none where only parts went over. */
	pair?: EntryPair;
	/** Whose notes, and whose drafts. */
	before: Passage[];
	after: Passage[];
	/** Where the words of the older ones may stand still. */
	now: Passage[];
}

/** In the order of the newer edition; those that are left come last. Each entry is in one family. */
export function familiesOf({ pairs, added = [], removed }: Moved): Family[] {
	const families: Family[] = [];
	const before = new Map<string, Family>();
	const after = new Map<string, Family>();
	const found = (family: Family) => {
		families.push(family);
		for (const { id } of family.before) before.set(id, family);
		for (const { id } of family.after) after.set(id, family);
	};
	for (const pair of pairs)
		found({ pair, before: [pair.before], after: [pair.after], now: [pair.after] });
	for (const { entry, into } of removed) {
		const home = into && after.get(into.id);
		const now = into ? [into] : [];
		// What stood there before as well has its cards there.
		if (home?.pair && isPart(entry, home.pair.before)) found({ before: [entry], after: [], now });
		else if (home) {
			home.before.push(entry);
			before.set(entry.id, home);
		} else found({ before: [entry], after: now, now });
	}
	for (const { entry, from } of added) {
		if (after.has(entry.id)) continue;
		const home = from && before.get(from.id);
		if (home) {
			home.after.push(entry);
			home.now.push(entry);
		} else found({ before: [], after: [entry], now: [] });
	}
	return families;
}
