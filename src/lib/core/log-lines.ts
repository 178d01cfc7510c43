/** A card's log as somebody reads it: every entry with what the card was remembered like after it. */
import type { Memory, Model } from './fsrs';
import { effectiveLog, unionLog, type Review, type Void } from './review';
import { applyReview, emptyFold, type Fold } from './schedule';

export interface LogLine {
	entry: Exclude<Review, Void>;
	/** Taken back: it stays in the log and decides nothing. */
	undone: boolean;
	/** After it, under the parameters in force; null while there is none, and where it was taken back. */
	memory: Memory | null;
}

/** All entries of one card in order, the undoings themselves left out. */
export function logLines(log: Review[], model: Model): LogLine[] {
	const union = unionLog(log);
	const after = new Map<string, Memory | null>();
	let fold: Fold = emptyFold;
	for (const entry of effectiveLog(union)) {
		fold = applyReview(fold, entry, model);
		after.set(entry.id, fold.memory);
	}
	return union.flatMap((entry) =>
		entry.kind === 'void'
			? []
			: [{ entry, undone: !after.has(entry.id), memory: after.get(entry.id) ?? null }]
	);
}
