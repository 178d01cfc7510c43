/** What a page asks the worker that looks after the library, and what it answers. */
import type { Snapshot } from '../core/snapshots';
import type { BackupFacts } from '../formats/backup';
import type { Lock } from '../formats/locked';
import type { Comparison } from '../store/compare';
import type { Repaired } from '../store/repair';
import type { SnapshotOrder } from '../store/snapshots';
import type { VerifiedBackup } from './verified-backup';

export interface SnapshotRequest extends Omit<SnapshotOrder, 'room'> {
	op: 'snapshot';
	/** The database is still of this version, and is to be read as that. */
	version?: number;
}

export interface RestoreRequest {
	op: 'restore';
	file: Blob;
	mode: RestoreMode;
	/** Nothing is replaced where the library has another clock by then: that would not be aside. */
	asOf?: string;
}

export type CareRequest =
	| SnapshotRequest
	| { op: 'open'; snapshot: Snapshot }
	| { op: 'check' }
	| { op: 'repair' }
	| { op: 'backup'; atMs: number; app: string; lock?: Lock }
	| { op: 'look'; file: Blob }
	| RestoreRequest;

/** Adds what is missing here, or takes the place of everything here. */
export type RestoreMode = 'add' | 'replace';

/** A backup that was read and checked to its end, and nothing of which was written. */
export interface LookedAt {
	facts: BackupFacts;
	comparison: Comparison;
}

export interface CareAnswers {
	/** None where there is nothing to keep, or another one is being made. */
	snapshot: Snapshot | undefined;
	/** The backup that a snapshot would have been. */
	open: Blob;
	/** What is not as it should be, as sentences. */
	check: string[];
	repair: Repaired;
	backup: VerifiedBackup;
	look: LookedAt;
	/** How many pictures are damaged and were left out; none where the library had another clock. */
	restore: number | undefined;
}

export type CareReply =
	| { done: CareAnswers[keyof CareAnswers] }
	/** `foreign` is what the browser or the database calls it, where it is not a sentence of ours. */
	| { failed: string; foreign?: string };
