/**
 * The study day as a rune: moves on when the page comes back to the foreground or the rollover passes,
 * and opens the new day (its day fact) when it does.
 */
import { openDay } from '../store/days';
import { probe } from '../store/ticks';
import { isKnown } from './known';
import { isWhole, openAdage } from './open';
import { report } from './trouble.svelte';

let day = $state<number | undefined>();
/** Who travels is elsewhere on the same day. */
let offsetMin: number | undefined;

export const today = {
	get day() {
		return day;
	}
};

/** Checks once, and resolves with whether another day began; call on return to the foreground. */
export async function followDay(): Promise<boolean> {
	const { db, now } = await openAdage();
	// Phones take the database away from an app that is in the background.
	await Promise.resolve(probe(db)).then(() => isWhole(db), report);
	const moment = now();
	if (moment.day === day && moment.tzOffsetMin === offsetMin) return false;
	const began = day !== undefined;
	if (began) await openDay(db, moment);
	offsetMin = moment.tzOffsetMin;
	day = moment.day;
	return began;
}

const CHECK_MS = 60_000;
const EARLY_MS = 3000;

/** Follows the day while the page is open. Returns how to stop. */
export function keepFollowing(): () => void {
	const check = () =>
		void followDay()
			.then(tell)
			.catch(() => {});
	check();
	const timer = setInterval(check, CHECK_MS);
	document.addEventListener('visibilitychange', check);
	// Whoever closes the app at once leaves no time for it: what is due is noted early as well.
	const early = isKnown()
		? setTimeout(() => void noteAhead().catch(() => {}), EARLY_MS)
		: undefined;
	return () => {
		clearInterval(timer);
		clearTimeout(early);
		document.removeEventListener('visibilitychange', check);
	};
}

/** Whoever left the page is reminded by the worker, which is told what is due; the icon follows the day. */
async function tell(began: boolean): Promise<void> {
	if (began || document.hidden) await noteAhead();
	if (document.hidden) navigator.serviceWorker?.controller?.postMessage({ type: 'remind' });
}

/** Notes what the next days hold, on the icon and for whoever reminds; also when a session ends. */
export async function noteAhead(): Promise<void> {
	await (await import('./ahead-note')).noteAhead();
}
