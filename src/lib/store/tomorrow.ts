/** The plan of the next study day, as far as it is known today. */
import type { Moment } from '../core/day';
import { buildQueue, type Queue } from '../core/queue';
import { laneOf } from '../core/schedule';
import type { AdageDb } from './db';
import { laneRows } from './lane-reader';
import { dayInput } from './owed';
import { countWaiting } from './waiting';

/** A plan of tomorrow. */
export interface Tomorrow {
	queue: Queue;
	/** Reviews that a plan back after a break lets through, where it is still in force then. */
	pace?: number;
}

/**
 * What tomorrow will hold if what is being learnt today is finished today: limits, the pace and siblings as
 * on any day, more that was asked for today left out, and what was buried today back. `tomorrow` is a
 * moment of the next study day.
 */
export async function gatherTomorrow(
	db: AdageDb,
	now: Moment,
	tomorrow: Moment
): Promise<Tomorrow> {
	const { cap, ...input } = await dayInput(db, tomorrow);
	const decks = input.decks.map(({ id }) => ({ deck: { id } }));
	const buried = await Promise.all(
		decks.map(({ deck }) => laneRows(db, deck.id, 'buried').toArray())
	);
	const back = buried.flat().map((row) => ({ ...row, ...laneOf(row.placement, 0) }));
	const cards = [...input.cards, ...back].filter(
		({ lane, at }) => lane !== 'learning' || at >= now.dayEndMs
	);
	// A pace ends with the first day that can take all that waits.
	const dueBack = back.filter(({ lane, at }) => lane === 'review' && at <= tomorrow.day).length;
	const { waiting } = await countWaiting(db, decks, tomorrow.day);
	const pace = cap && waiting + dueBack > cap.reviews ? cap.reviews : undefined;
	const queue = buildQueue({ ...input, cards, ...(pace === undefined ? {} : { cap }) });
	return { queue, ...(pace === undefined ? {} : { pace }) };
}
