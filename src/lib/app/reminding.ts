/**
 * Reminders on their way from the page to the service worker, which reminds while no page is open: a note
 * in a cache of its own, and what a notification shows. Both ends are here, and neither reads the library:
 * the service worker is a small file.
 */
import { badgeAt, reminderDue, type DayAhead, type ReminderNote } from '../core/reminder';

const NOTE = 'note';
const SENT = 'sent';
/** The service worker's last waking by the browser. */
const WOKEN = 'woken';
/** A later reminder takes the place of an earlier one. */
const TAG = 'adage-daily';
const LONGEST = 240;

const openCache = (scope: string) => caches.open(`adage-reminder ${scope}`);
const addressOf = (scope: string, name: string) => `${scope}reminder/${name}`;

async function read<T>(scope: string, name: string): Promise<T | undefined> {
	const kept = await (await openCache(scope)).match(addressOf(scope, name));
	return kept ? ((await kept.json()) as T) : undefined;
}

async function write(scope: string, name: string, value: unknown): Promise<void> {
	const cache = await openCache(scope);
	await cache.put(addressOf(scope, name), new Response(JSON.stringify(value)));
}

/** `scope` is the path of the app, with its slash; two apps of one host must not mix. */
export const writeNote = (scope: string, note: ReminderNote) => write(scope, NOTE, note);

export const readNote = (scope: string) => read<ReminderNote>(scope, NOTE);

/** When the browser last woke the service worker by itself; undefined where it never did. */
export const lastWoken = (scope: string) => read<number>(scope, WOKEN);

/** What is passed on by a tap on a notification. */
interface Shown {
	question: string;
	answer?: string;
	waits: string;
}

/** Shows the first question of a day, with a button that shows its answer. */
export function showReminder(registration: ServiceWorkerRegistration, day: DayAhead) {
	const waits = day.due === 1 ? 'One card waits today.' : `${day.due} cards wait today.`;
	const question = day.question ?? 'Time for your cards';
	return show(registration, { question, waits, ...(day.answer ? { answer: day.answer } : {}) });
}

function show(registration: ServiceWorkerRegistration, shown: Shown, answered = false) {
	const { question, answer, waits } = shown;
	const actions = [
		...(answer && !answered ? [{ action: 'answer', title: 'Show answer' }] : []),
		{ action: 'study', title: 'Study' }
	];
	const options = {
		body: clipped(answered && answer ? answer : waits),
		tag: TAG,
		data: shown,
		actions,
		icon: new URL('icons/icon-192.png', registration.scope).href,
		// The answer is what was asked for: it does not ring again.
		silent: answered
	};
	return registration.showNotification(clipped(question), options);
}

const clipped = (text: string) => (text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text);

/** After a tap: shows the answer, or says that the app is to be opened. */
export async function tapped(
	registration: ServiceWorkerRegistration,
	notification: Notification,
	action: string
): Promise<'open' | 'shown'> {
	notification.close();
	if (action !== 'answer') return 'open';
	await show(registration, notification.data as Shown, true);
	return 'shown';
}

/**
 * Puts what is due on the icon, and reminds where it is time and nobody is looking. `woken` is said by the
 * browser's own waking.
 */
export async function remind(
	registration: ServiceWorkerRegistration,
	scope: string,
	now: Date,
	{ woken = false, watched = false } = {}
): Promise<void> {
	if (woken) await write(scope, WOKEN, now.getTime());
	const note = await readNote(scope);
	if (!note) return;
	await setBadge(badgeAt(note, now.getTime()));
	const minute = now.getHours() * 60 + now.getMinutes();
	const day = reminderDue(note, now.getTime(), minute, await read<number>(scope, SENT));
	if (!day || watched || Notification.permission !== 'granted') return;
	// Before it is shown: two pages that ask at once send one.
	await write(scope, SENT, now.getTime());
	await showReminder(registration, day);
}

/** Nothing where the platform has no badge. */
export async function setBadge(due: number): Promise<void> {
	const badge = navigator as Partial<
		Record<'setAppBadge' | 'clearAppBadge', (n?: number) => Promise<void>>
	>;
	try {
		await (due ? badge.setAppBadge?.(due) : badge.clearAppBadge?.());
	} catch {
		// It is a nicety that a system may refuse.
	}
}
