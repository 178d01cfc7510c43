/**
 * Checks the library by itself where something may have gone wrong: after a crash, after an update, and after
 * something was restored. Quietly, when the page is idle; it says something only where something is wrong.
 */
import { readBeacon } from '../store/beacon';
import { readClock } from '../store/ticks';
import { keepBeacon } from './beacon';
import { checkLibrary, keepFound, sayLoss } from './check';
import { read, write } from './known';
import { openAdage, type Adage } from './open';
import { lookForLoss } from './safeguards';
import { readSnapshots } from './snapshots';

/** A page is in use; it takes this away when it is left, and a crash does not. */
const RUNNING = 'adage:running';
/** The build that checked last; another one, or none, is a reason to check. */
const CHECKED = 'adage:checked';
/** Its file is named by what it holds and what that needs: another name is another way to check. */
const BUILD = import.meta.url.slice(import.meta.url.lastIndexOf('/') + 1);

/**
 * Whether a copy holds more of the log than the database. Browsers write their second storage out late, so that
 * after a crash it may know of less than there was.
 */
export async function lookBack({ db }: Adage): Promise<void> {
	const [{ deviceId }, { count }, snapshots] = await Promise.all([
		readClock(db),
		readBeacon(db),
		readSnapshots()
	]);
	// A library that was restored since is another device, and may hold less.
	const own = snapshots.filter(({ clock }) => clock.endsWith(`-${deviceId}`));
	const most = Math.max(0, ...own.map(({ entries }) => entries));
	if (most <= count) return;
	keepBeacon({ count: most, sum: '' });
	await lookForLoss(db);
}

let began = false;

/** Checks once while the page is open, if there is a reason to. Never rejects. */
export async function checkItself(): Promise<void> {
	if (began) return;
	began = true;
	const crashed = read(RUNNING) !== null && !(await isOpenElsewhere());
	// Until it was checked there is a reason to.
	if (crashed) write(CHECKED, null);
	follow();
	if (read(CHECKED) !== BUILD) await checkNow();
}

/** Something was put in or replaced as a whole. What cannot be checked now is checked at the next start. */
export async function checkNow(): Promise<void> {
	write(CHECKED, null);
	const checked = await checkLibrary().catch(() => undefined);
	if (!checked) return;
	await keepFound(await openAdage(), checked.findings).catch(() => {});
	write(CHECKED, BUILD);
	if (checked.findings.length) await sayLoss().catch(() => false);
}

function follow(): void {
	const mark = () => write(RUNNING, document.hidden ? null : '1');
	mark();
	document.addEventListener('visibilitychange', mark);
	addEventListener('pagehide', () => write(RUNNING, null));
	// As long as this page is there.
	void navigator.locks?.request(RUNNING, { mode: 'shared' }, () => new Promise(() => {}));
}

async function isOpenElsewhere(): Promise<boolean> {
	const { held = [] } = (await navigator.locks?.query()) ?? {};
	return held.some(({ name }) => name === RUNNING);
}
