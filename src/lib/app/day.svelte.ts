/**
 * The study day as a rune: moves on when the page comes back to the foreground or the rollover passes,
 * and opens the new day (its day fact) when it does.
 */
import { openDay } from '../store/days';
import { openAdage } from './open';

let day = $state<number | undefined>();
/** Who travels is elsewhere on the same day. */
let offsetMin: number | undefined;

export const today = {
	get day() {
		return day;
	}
};

/** Checks once; call on return to the foreground. */
export async function followDay(): Promise<void> {
	const { db, now } = await openAdage();
	const moment = now();
	if (moment.day === day && moment.tzOffsetMin === offsetMin) return;
	if (day !== undefined) await openDay(db, moment);
	offsetMin = moment.tzOffsetMin;
	day = moment.day;
}

const CHECK_MS = 60_000;

/** Follows the day while the page is open. Returns how to stop. */
export function keepFollowing(): () => void {
	const check = () =>
		void followDay()
			.then(remindUnseen)
			.catch(() => {});
	check();
	const timer = setInterval(check, CHECK_MS);
	document.addEventListener('visibilitychange', check);
	return () => {
		clearInterval(timer);
		document.removeEventListener('visibilitychange', check);
	};
}

/** Whoever left the page is reminded by the worker, which is told what is due. */
async function remindUnseen(): Promise<void> {
	if (!document.hidden) return;
	await (await import('./ahead-note')).writeAhead();
	navigator.serviceWorker?.controller?.postMessage({ type: 'remind' });
}
