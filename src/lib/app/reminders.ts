/** Reminders as the settings show, change and try them. */
import { dayDate } from '../core/day';
import { dayAt, timeOf, USUAL_MINUTE, USUAL_REMINDER, type Reminder } from '../core/reminder';
import { writeDaily } from '../formats/ics';
import { gatherDay } from '../store/owed';
import { readLocal, writeLocal } from '../store/local';
import { REMINDER, scope, writeAhead } from './ahead-note';
import { handOut } from './hand-out';
import { openAdage, type Adage } from './open';
import { lastWoken, readNote, setBadge, showReminder } from './reminding';
import { owed } from '../core/queue';

/** What this device can do. */
export interface Abilities {
	/** `default` is not asked yet; `none` is a browser without notifications. */
	notifications: NotificationPermission | 'none';
	badge: boolean;
	/** The browser wakes Adage by itself now and then. */
	wakes: boolean;
	/** When it last did. */
	wokenMs?: number;
}

/** The name under which the browser wakes the service worker. */
export const WAKE_TAG = 'adage-daily';
const WAKE_EVERY_MS = 6 * 3_600_000;

interface PeriodicSync {
	register(tag: string, options: { minInterval: number }): Promise<void>;
	unregister(tag: string): Promise<void>;
}

export async function readReminder({ db }: Adage): Promise<Reminder> {
	return { ...USUAL_REMINDER, ...(await readLocal<Reminder>(db, REMINDER)) };
}

export async function readAbilities(): Promise<Abilities> {
	const supported = 'Notification' in window && 'serviceWorker' in navigator;
	const wokenMs = await lastWoken(scope).catch(() => undefined);
	return {
		notifications: supported ? Notification.permission : 'none',
		badge: 'setAppBadge' in navigator,
		wakes: await canWake(),
		...(wokenMs === undefined ? {} : { wokenMs })
	};
}

/** Only an installed app that is used now and then may be woken. */
async function canWake(): Promise<boolean> {
	try {
		if (!('PeriodicSyncManager' in window)) return false;
		const name = 'periodic-background-sync' as PermissionName;
		return (await navigator.permissions.query({ name })).state === 'granted';
	} catch {
		return false;
	}
}

/**
 * Turns the daily notification on at a time, changes that, or turns it off (null). The permission is asked
 * for here and nowhere else; without it nothing is stored.
 */
export async function changeNotification(atMinute: number | null): Promise<void> {
	if (atMinute !== null && (await Notification.requestPermission()) !== 'granted') return;
	await change({ atMinute });
	const registration = await registered();
	const sync = (registration as { periodicSync?: PeriodicSync } | undefined)?.periodicSync;
	try {
		if (atMinute === null) await sync?.unregister(WAKE_TAG);
		else await sync?.register(WAKE_TAG, { minInterval: WAKE_EVERY_MS });
	} catch {
		// Not installed, or not used enough yet: the other ways stay.
	}
}

export async function changeBadge(badge: boolean): Promise<void> {
	await change({ badge });
	await showBadge();
}

async function change(part: Partial<Reminder>): Promise<void> {
	const adage = await openAdage();
	const reminder = { ...(await readReminder(adage)), ...part };
	// First, so that what the settings show is what the worker knows, however soon the page is left.
	await writeAhead(reminder);
	await writeLocal(adage.db, REMINDER, reminder);
}

/** Puts what is due now on the icon, and says how many cards that are. */
export async function showBadge(): Promise<number> {
	const adage = await openAdage();
	const { badge } = await readReminder(adage);
	const due = owed(await gatherDay(adage.db, adage.now()));
	await setBadge(badge ? due : 0);
	return due;
}

/** Sends a notification at once, as the daily one will be. Rejects with a sentence where it cannot. */
export async function sendNow(): Promise<void> {
	await writeAhead();
	const [registration, note] = await Promise.all([registered(), readNote(scope)]);
	const day = note && dayAt(note, Date.now());
	if (!registration || !day)
		throw new Error('Adage is not ready for this yet. Reload the page and try again.');
	await showReminder(registration, day);
}

const registered = () => navigator.serviceWorker?.getRegistration(scope);

/** Hands out a calendar entry that rings daily, from the next time it is that hour. */
export async function handOutCalendar(atMinute: number | null) {
	const { now } = await openAdage();
	const { atMs, day } = now();
	const minute = atMinute ?? USUAL_MINUTE;
	const address = new URL(`${scope}study/`, location.origin).href;
	const text = writeDaily({
		title: 'Study with Adage',
		text: `A few minutes, also without a network.\n${address}`,
		address,
		date: dayDate(day),
		minute,
		id: `daily@adage.${location.host}`,
		madeMs: atMs
	});
	return handOut(
		new File([text], `adage-${timeOf(minute).replace(':', '')}.ics`, { type: 'text/calendar' })
	);
}
