/** Writes down what the next days hold, for whoever reminds while no page is open. */
import { base } from '$app/paths';
import { documentText } from '../core/document';
import { planInForce } from '../core/plans';
import { dayStartMs, DEFAULT_ROLLOVER_HOUR, type Moment } from '../core/day';
import { owed, type Queue } from '../core/queue';
import {
	AHEAD_DAYS,
	badgeAt,
	USUAL_REMINDER,
	type DayAhead,
	type Reminder,
	type ReminderNote
} from '../core/reminder';
import { isDone } from '../core/streak';
import { readPlans } from '../store/days';
import { streakDays } from '../store/streak-days';
import type { AdageDb } from '../store/db';
import { readFace } from '../store/faces';
import { readLocal } from '../store/local';
import { dueBy, gatherDay } from '../store/owed';
import { studiedDecks } from '../store/studied-decks';
import { gatherTomorrow } from '../store/tomorrow';
import { localZone, openAdage } from './open';
import { loadPart } from './parts.svelte';
import { setBadge, writeNote } from './reminding';

export const REMINDER = 'reminder';

/** The path of the app, as both ends name it. */
export const scope = `${base}/`;

/** Notes what is due, and puts it on the icon; and keeps a copy of all there is. */
export async function noteAhead(): Promise<void> {
	const note = await writeAhead();
	await setBadge(badgeAt(note, Date.now()));
	const adage = await openAdage();
	const check = await loadPart(() => import('./self-check'));
	await check?.lookBack(adage);
	await (await loadPart(() => import('./snapshots')))?.keepSnapshot(adage);
	await check?.checkItself();
	// Whoever leaves the app has done something that may be worth keeping elsewhere too.
	if (document.hidden) await (await loadPart(() => import('./backup-folder')))?.fillFolder();
}

/** What the service worker knows from now on; `chosen` is a reminder that is just being set. */
export async function writeAhead(chosen?: Reminder): Promise<ReminderNote> {
	const { db, now, momentOf } = await openAdage();
	const moment = now();
	const [reminder, plans, days, decks] = await Promise.all([
		chosen ?? readLocal<Reminder>(db, REMINDER),
		readPlans(db),
		streakDays(db),
		studiedDecks(db)
	]);
	const hour = planInForce(plans, 'rollover', moment.day)?.hour ?? DEFAULT_ROLLOVER_HOUR;
	const tomorrow = momentOf(moment.dayEndMs);
	const queues = [
		await gatherDay(db, moment),
		(await gatherTomorrow(db, moment, tomorrow)).queue
	] as const;
	const firsts = [await firstOf(db, queues[0]), await firstOf(db, queues[1])] as const;
	const ahead: DayAhead[] = [];
	let at: Moment = moment;
	for (let i = 0; i < AHEAD_DAYS; i++) {
		const queue = queues[i];
		const facts = days.get(at.day);
		ahead.push({
			startMs: i ? at.atMs : dayStartMs(at.day, localZone, hour),
			endMs: at.dayEndMs,
			due: queue ? owed(queue) : await dueBy(db, decks, at.day),
			quiet: !!facts?.rest || (i === 0 && isDone(facts)),
			...firsts[Math.min(i, 1)]
		});
		at = momentOf(at.dayEndMs);
	}
	const note = { ...USUAL_REMINDER, ...reminder, dayStartMinute: hour * 60, days: ahead };
	await writeNote(scope, note);
	return note;
}

/** What is asked first of what is due, in plain words. */
async function firstOf(db: AdageDb, queue: Queue): Promise<{ question?: string; answer?: string }> {
	const first = queue.learning[0] ?? queue.reviews[0];
	const face = first && (await readFace(db, first.cardId));
	return face ? { question: documentText(face.front), answer: documentText(face.back) } : {};
}
