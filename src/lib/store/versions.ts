/**
 * Every version of the database that was released, oldest first; the number of one is its place, from 1. A
 * version that was released is never changed: what is new is another one at the end, with a database of the
 * version before in tests/fixtures/databases.
 */
import type { Transaction } from 'dexie';

export interface Version {
	/** What its tables are indexed by, as Dexie has it: those that are new, and those that changed. */
	stores: Record<string, string>;
	/** Brings rows of the version before along. Where it fails, that version is still there, whole. */
	upgrade?(transaction: Transaction): PromiseLike<unknown>;
}

export const VERSIONS: Version[] = [
	{
		stores: {
			sources: 'id,address',
			editions: 'hash,sourceId',
			decks: 'id,parentId',
			presets: 'id',
			parameters: 'hash',
			notes: 'id,sourceId,*tags,importId',
			cards: 'id,noteId,deckId',
			reviews: '[cardId+id]',
			dayFacts: '[day+deviceId]',
			plans: '[kind+fromDay]',
			reflections: 'id,adviceId,day',
			settings: 'key',
			media: 'hash',
			blobs: 'hash',
			schedules: 'cardId,noteId,lastDay,[deckId+lane+at],[fold+cardId]',
			days: '[day+deckId]',
			faces: 'cardId',
			outbox: '++n',
			acts: '++n',
			drafts: 'id',
			meta: 'key'
		}
	}
];

/** Dexie leaves room between versions. */
export const NUMBERED = 10;

/** The version that a database on this device is of, where that is older than the last; by what the browser says. */
export function olderVersion(stored: number | undefined, versions: Version[]): number | undefined {
	const version = Math.floor((stored ?? 0) / NUMBERED);
	return version && version < versions.length ? version : undefined;
}
