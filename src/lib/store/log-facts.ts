/** What a log comes to, told from batches that come in the order of their cards: as in the table and in a backup. */
import {
	addToBeacon,
	effectiveLog,
	emptyBeacon,
	unionLog,
	type Beacon,
	type Review
} from '../core/review';
import type { ReviewBatch } from './db';

export interface LogFacts {
	/** Count and sum of its entries. */
	beacon: Beacon;
	/** Ratings that were not undone. */
	ratings: number;
}

/** Takes batches card by card, and says at the end what they come to. Holds no more than one card's log. */
export function logFacts(): {
	take: (batches: readonly ReviewBatch[]) => void;
	end: () => LogFacts;
} {
	let beacon = emptyBeacon;
	let ratings = 0;
	let cardId: string | undefined;
	let logs: Review[][] = [];
	const close = () => {
		const log = unionLog(...logs);
		beacon = addToBeacon(beacon, log);
		ratings += effectiveLog(log).filter((entry) => entry.kind === 'review').length;
		logs = [];
	};
	return {
		take(batches) {
			for (const batch of batches) {
				if (batch.cardId !== cardId) close();
				cardId = batch.cardId;
				logs.push(batch.entries);
			}
		},
		end() {
			close();
			return { beacon, ratings };
		}
	};
}
