/**
 * The way back after a break, and days away, as Today says them: read and changed only where many cards
 * wait or such a plan is there, so it comes as a part of its own.
 */
import { isBacklog, normalDay } from '../core/backlog';
import { isSameBacklog, pacesFor, type Declined } from '../core/comeback';
import { forecastComeback, type ForecastInput } from '../core/comeback-forecast';
import { latelyStudied, reviewCards, studiedSince, type LatelyDay } from '../store/backlog';
import { planInForce, type Plan } from '../core/plans';
import { readPlans } from '../store/days';
import { setPlan } from '../store/plans';
import { readSetting, writeSetting } from '../store/settings';
import { studiedDecks } from '../store/studied-decks';
import { countWaiting } from '../store/waiting';
import { openAdage, type Adage } from './open';

const DECLINED = 'comeback-declined';

export type WayBack =
	/** Nobody needs to study through this day. */
	| { kind: 'away'; day: number; untilDay: number }
	| { kind: 'offer'; day: number; waiting: number; paces: number[] }
	/** A plan is in force: so many of a day's pace are done. */
	| { kind: 'plan'; day: number; waiting: number; paces: number[]; pace: number; done: number }
	/** The plan ended by itself with yesterday. */
	| { kind: 'through'; day: number };

/** What Today has to say; undefined where there is nothing. */
export async function readWayBack({ db, now }: Adage): Promise<WayBack | undefined> {
	const { day } = now();
	const plans = await readPlans(db);
	const away = awayUntil(plans, day);
	if (away !== undefined) return { kind: 'away', day, untilDay: away };
	const [decks, lately, declined] = await Promise.all([
		studiedDecks(db),
		latelyStudied(db, day),
		readSetting<Declined | null>(db, DECLINED)
	]);
	const { waiting, asked } = await countWaiting(db, decks, day);
	const normal = normalDay(lately, day);
	const most = decks.reduce(
		(sum, { parentId, options }) => sum + (parentId === null ? options.reviewsADay : 0),
		0
	);
	const paces = pacesFor(normal, waiting, most);
	const plan = planInForce(plans, 'comeback', day);
	if (plan) return { kind: 'plan', day, waiting, paces, pace: plan.reviewsADay, done: asked };
	if (endedYesterday(plans, day) && declined?.day !== day) return { kind: 'through', day };
	if (!isBacklog(waiting, normal)) return undefined;
	if (declined) {
		const studied = await studiedSince(db, declined.day);
		if (isSameBacklog(declined, studied, day, waiting)) return undefined;
	}
	return { kind: 'offer', day, waiting, paces };
}

function awayUntil(plans: Plan[], day: number): number | undefined {
	const until = plans
		.filter((plan) => plan.kind === 'vacation' && !plan.deleted && plan.fromDay <= day)
		.map((plan) => (plan as Extract<Plan, { kind: 'vacation' }>).untilDay);
	const last = Math.max(...until);
	return last >= day ? last : undefined;
}

function endedYesterday(plans: Plan[], day: number): boolean {
	return planInForce(plans, 'comeback', day - 1)?.untilDay === day - 1;
}

/** Whether a pace could be chosen now, also where one was declined for what waits. */
export async function canChoosePace({ db, now }: Adage): Promise<boolean> {
	const { day } = now();
	const plans = await readPlans(db);
	if (awayUntil(plans, day) !== undefined || planInForce(plans, 'comeback', day)) return false;
	const [decks, lately] = await Promise.all([studiedDecks(db), latelyStudied(db, day)]);
	const { waiting } = await countWaiting(db, decks, day);
	return isBacklog(waiting, normalDay(lately, day));
}

/** What a pace comes to. */
export interface PaceForecast {
	pace: number;
	/** The first study day that can take all that waits; undefined where it is over a year away. */
	doneDay: number | undefined;
	/** Whole minutes a day until then. */
	minutes: number;
}

/** Paces that are offered at once. */
const OFFERED = 3;
/** Milliseconds of work between two breaths of the page. */
const SLICE_MS = 12;
const USUAL_SEC = 9;
const OWN_RATINGS = 50;

/** The first paces that come to an end within a year, of those given slowest first, and in any case `kept`. */
export async function forecastPaces(paces: number[], kept?: number): Promise<PaceForecast[]> {
	const adage = await openAdage();
	const { db } = adage;
	const { day } = adage.now();
	const [cards, plans, lately, { asked: done }, model] = await Promise.all([
		reviewCards(db),
		readPlans(db),
		latelyStudied(db, day),
		countWaiting(db, [], day),
		adage.model()
	]);
	const isAway = (at: number) => awayUntil(plans, at) !== undefined;
	const found: PaceForecast[] = [];
	for (const pace of paces) {
		if (found.length === OFFERED && pace !== kept) continue;
		const { doneDay, answers } = await inSlices({ cards, model, day, cap: pace, done, isAway });
		if (doneDay === undefined && pace !== kept) continue;
		const days = (doneDay ?? day + 365) - day;
		const minutes = (answers / Math.max(1, days)) * (secondsEach(lately) / 60);
		found.push({ pace, doneDay, minutes: Math.max(1, Math.round(minutes)) });
	}
	return found;
}

function secondsEach(lately: LatelyDay[]): number {
	const ratings = lately.reduce((sum, day) => sum + day.ratings, 0);
	const tookMs = lately.reduce((sum, day) => sum + day.tookMs, 0);
	return ratings >= OWN_RATINGS && tookMs ? tookMs / ratings / 1000 : USUAL_SEC;
}

async function inSlices(input: ForecastInput) {
	const steps = forecastComeback(input);
	for (;;) {
		const untilMs = performance.now() + SLICE_MS;
		while (performance.now() < untilMs) {
			const { done, value } = steps.next();
			if (done) return value;
		}
		await new Promise((resolve) => setTimeout(resolve));
	}
}

/** Takes a pace from today on, or another than before. */
export async function takePace(pace: number): Promise<void> {
	const { db, now } = await openAdage();
	const moment = now();
	await setPlan(db, { kind: 'comeback', fromDay: moment.day, reviewsADay: pace }, moment);
}

/** No plan for what waits now: what is in force ends, and nothing is offered again for this backlog. */
export async function studyEverything(waiting: number): Promise<void> {
	const { db, now } = await openAdage();
	const moment = now();
	await writeSetting(db, DECLINED, { day: moment.day, waiting } satisfies Declined, moment.atMs);
	const plan = planInForce(await readPlans(db), 'comeback', moment.day);
	if (plan) await setPlan(db, { ...plan, untilDay: moment.day - 1 }, moment);
}

/** Takes that back: the plan that was in force goes on, and what is still a backlog is offered again. */
export async function takeUpAgain(pace?: number): Promise<void> {
	const { db, now } = await openAdage();
	await writeSetting(db, DECLINED, null, now().atMs);
	if (pace) await takePace(pace);
}
