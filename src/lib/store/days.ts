/**
 * Day facts and plans. What was owed on a day cannot be known later, so it is stored at the first opening
 * of the day, and for every day since the last one that nobody opened.
 */
import type { Moment } from '../core/day';
import { unopenedDays, type DayFact } from '../core/day-facts';
import { goalOn } from '../core/day-goal';
import { planInForce, type Plan } from '../core/plans';
import type { AdageDb } from './db';
import { laneRows } from './lane-reader';
import { anythingOwed, dueBy, owedToday } from './owed';
import { studiedDecks } from './studied-decks';
import { readClock } from './ticks';
import { endWhenThrough } from './waiting';

/** Unopened days that are filled in; the streak is long over before that. */
const FILL_DAYS = 400;

/**
 * Wakes what was buried through another day, and writes the day fact of today if there is none yet, and of
 * the unopened days before it. A comeback plan that is through ends here, before it is asked what the day
 * owes.
 */
export async function openDay(db: AdageDb, now: Moment): Promise<void> {
	// First, since they are owed as well.
	const asleep = await db.transaction('r', ['decks', 'schedules'], () =>
		buriedElsewhen(db, now.day)
	);
	if (asleep.length) await (await import('./wake')).wakeCards(db, asleep, now);
	const tables = ['dayFacts', 'schedules', 'decks', 'presets', 'days', 'plans', 'meta'];
	return db.transaction('rw', tables, async () => {
		const { deviceId } = await readClock(db);
		const known = await db.dayFacts.get([now.day, deviceId]);
		// What a clock that was ahead said of a day was a guess.
		if (known && known.openedMs < now.dayEndMs) return await seenAt(db, known, now);
		const facts = await db.dayFacts.toArray();
		const plans = await readPlans(db);
		// A clock that was ahead may have left facts of days to come.
		const past = facts.filter((fact) => fact.day < now.day);
		const last = past.reduce<DayFact | undefined>(
			(a, b) => (a && !isLater(b, a) ? a : b),
			undefined
		);
		const decks = await studiedDecks(db);
		// Where nobody studies yet nothing is owed and nothing is met: that is no fact about a day.
		if (!decks.length) return;
		const comeback = planInForce(plans, 'comeback', now.day);
		if (comeback) await endWhenThrough(db, comeback, now, decks);
		const fact = (day: number, owedThen: number): DayFact => ({
			day,
			deviceId,
			owed: owedThen,
			...goalFields(plans, day),
			cleared: false,
			openedMs: now.atMs
		});
		const { cleared = false, advice } = known ?? {};
		const offsetMin = now.tzOffsetMin;
		const owedNow = await owedToday(db, now);
		const rows: DayFact[] = [
			{ ...fact(now.day, owedNow), cleared, offsetMin, ...(advice ? { advice } : {}) }
		];
		// The very first opening has nothing before it.
		for (const { day, skipped } of last ? unopenedDays(last, now, FILL_DAYS) : []) {
			const unopened = fact(day, await dueBy(db, decks, day));
			rows.push({ ...unopened, offsetMin, ...(skipped ? { skipped } : {}) });
		}
		await db.dayFacts.bulkPut(rows);
	});
}

/**
 * Marks today as cleared where nothing is owed any more though no rating said so: the last due card was
 * suspended, buried or deleted. Of a day without ratings it makes nothing.
 */
export async function settleDay(db: AdageDb, now: Moment): Promise<void> {
	const { deviceId } = await readClock(db);
	const known = await db.dayFacts.get([now.day, deviceId]);
	if (!known || known.cleared || (await anythingOwed(db, now))) return;
	await db.dayFacts.update([now.day, deviceId], { cleared: true });
}

/** Who travels is seen elsewhere on the same day; what the day owed stands. */
async function seenAt(db: AdageDb, known: DayFact, { tzOffsetMin }: Moment): Promise<void> {
	if (known.offsetMin !== tzOffsetMin) await db.dayFacts.put({ ...known, offsetMin: tzOffsetMin });
}

/** Of a later day, or of the same by a device that was opened later. */
function isLater(a: DayFact, b: DayFact): boolean {
	return a.day > b.day || (a.day === b.day && a.openedMs > b.openedMs);
}

function goalFields(plans: Plan[], day: number): Pick<DayFact, 'goal' | 'goalMinutes'> {
	const goal = goalOn(plans, day);
	return {
		goal: goal.in === 'answers' ? goal.count : null,
		goalMinutes: goal.in === 'minutes' ? goal.count : null
	};
}

/** Cards buried through another day than this; a later one is what a clock said that was wrong. */
async function buriedElsewhen(db: AdageDb, day: number): Promise<string[]> {
	const decks = await db.decks.toCollection().primaryKeys();
	const rows = await Promise.all(decks.map((id) => laneRows(db, id, 'buried').toArray()));
	return rows.flat().flatMap(({ cardId, at }) => (at === day ? [] : cardId));
}

/** All dated plans, deleted ones too. */
export function readPlans(db: AdageDb): Promise<Plan[]> {
	return db.plans.toArray();
}
