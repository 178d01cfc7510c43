/**
 * Reminders, as far as they can be told without the library: what is due on each of the next study days
 * is written down while the app is open, and whoever reminds needs no more than that and a clock.
 */

/** What is known of a study day before it comes, and of today as it is. Instants are milliseconds. */
export interface DayAhead {
	startMs: number;
	endMs: number;
	/** Cards that are due on it, after limits. */
	due: number;
	/** Nothing is to be sent: its goal is met, or it is a day of rest or away. */
	quiet: boolean;
	/** The first card that is asked, in plain text. */
	question?: string;
	answer?: string;
}

/** A reminder as one device has it. */
export interface Reminder {
	/** Minutes after midnight at which a notification is sent; null where none is. */
	atMinute: number | null;
	/** What is due stands on the app's icon. */
	badge: boolean;
}

/** What whoever reminds is told. */
export interface ReminderNote extends Reminder {
	/** The minute after midnight at which study days begin. */
	dayStartMinute: number;
	/** In order, today first. */
	days: DayAhead[];
}

export const USUAL_REMINDER: Reminder = { atMinute: null, badge: true };
/** Where nothing was chosen yet. */
export const USUAL_MINUTE = 18 * 60;
/** Days that are written down; an app that is not opened for longer has nothing to say any more. */
export const AHEAD_DAYS = 14;

const DAY_MINUTES = 1440;

/** The day ahead that an instant lies in. */
export function dayAt({ days }: Pick<ReminderNote, 'days'>, atMs: number): DayAhead | undefined {
	return days.find(({ startMs, endMs }) => startMs <= atMs && atMs < endMs);
}

/**
 * The day to be reminded of now: its time has come by the clock on the wall (`minute` after midnight),
 * something is due, its goal is not met, and nothing was sent on it before (`lastMs`).
 */
export function reminderDue(
	note: ReminderNote,
	atMs: number,
	minute: number,
	lastMs?: number
): DayAhead | undefined {
	const day = dayAt(note, atMs);
	if (!day || day.quiet || !day.due || note.atMinute === null) return undefined;
	if (lastMs !== undefined && lastMs >= day.startMs && lastMs < day.endMs) return undefined;
	// A time before the day begins is one of the night at its end.
	const into = (at: number) => (at - note.dayStartMinute + DAY_MINUTES) % DAY_MINUTES;
	return into(minute) >= into(note.atMinute) ? day : undefined;
}

/** What stands on the icon at an instant; 0 is nothing. */
export function badgeAt(note: ReminderNote, atMs: number): number {
	return note.badge ? (dayAt(note, atMs)?.due ?? 0) : 0;
}

/** A time of day of `<input type="time">` as minutes after midnight; undefined where it is none. */
export function minuteOf(time: string): number | undefined {
	const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)/.exec(time) ?? [];
	return hours === undefined ? undefined : Number(hours) * 60 + Number(minutes);
}

/** "18:00". */
export function timeOf(minute: number): string {
	const two = (number: number) => String(number).padStart(2, '0');
	return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}
