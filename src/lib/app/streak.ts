/** The streak as pages show it: its line and week on Today, its calendar, and what is held when it ends. */
import { streakOf, type Streak, type StreakDay } from '../core/streak';
import { toMakeUp } from '../core/streak-day';
import { streakDays } from '../store/streak-days';
import { readSetting, writeSetting } from '../store/settings';
import { openAdage, type Adage } from './open';

const HIDDEN = 'streak.hidden';

/** Every day that anything is known of, and what the streak makes of them. */
export interface Days {
	day: number;
	days: Map<number, StreakDay>;
	streak: Streak;
}

export interface TodayStreak extends Days {
	/** Earlier days that clearing today's plan would make up for. */
	makeUp?: { days: number[]; current: number };
	/** Answers that are held for a month, where a streak has ended: what remains. */
	held?: number;
}

/** By itself, since it reads every day there was: the plan must not wait for it. Undefined where hidden. */
export async function readStreak(adage: Adage): Promise<TodayStreak | undefined> {
	if (await isStreakHidden(adage)) return undefined;
	const known = await readDays(adage);
	const makeUp = toMakeUp(known.days, known.streak, known.day);
	const ended = known.streak.total > 0 && !known.streak.current;
	const held = ended ? await heldAnswers(adage) : 0;
	return { ...known, ...(makeUp ? { makeUp } : {}), ...(held ? { held } : {}) };
}

/** All days, for the calendar. */
export async function readDays({ db, now }: Adage): Promise<Days> {
	const { day } = now();
	const days = await streakDays(db);
	return { day, days, streak: streakOf(days, day) };
}

/** Some people are better off without the number: it is then shown nowhere, and counted all the same. */
export async function isStreakHidden({ db }: Adage): Promise<boolean> {
	return (await readSetting<boolean>(db, HIDDEN)) ?? false;
}

export async function hideStreak(hidden: boolean): Promise<void> {
	const { db, now } = await openAdage();
	await writeSetting(db, HIDDEN, hidden, now().atMs);
}

/** Read where it is needed: most people need not have it. */
async function heldAnswers({ db }: Adage): Promise<number> {
	return (await (await import('../store/held')).readHeld(db)).month;
}
