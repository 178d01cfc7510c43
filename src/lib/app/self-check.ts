/**
 * Checks the library by itself where something may have gone wrong: after a crash, after an update, and after
 * something was restored. Quietly, when the page is idle; it says something only where something is wrong.
 */
import { checkData, keepFound, sayLoss } from './check';
import { read, write } from './known';
import { openAdage } from './open';

/** A page is in use; it takes this away when it is left, and a crash does not. */
const RUNNING = 'adage:running';
/** The version that checked last; another one, or none, is a reason to check. */
const CHECKED = 'adage:checked';

let began = false;

/** Checks once while the page is open, if there is a reason to. Never rejects. */
export async function checkItself(): Promise<void> {
	if (began) return;
	began = true;
	const crashed = read(RUNNING) !== null && !(await isOpenElsewhere());
	follow();
	if (crashed || read(CHECKED) !== __VERSION__) await checkNow();
}

/** Something was put in or replaced as a whole. */
export async function checkNow(): Promise<void> {
	const { findings } = await checkData();
	await keepFound(await openAdage(), findings).catch(() => {});
	write(CHECKED, __VERSION__);
	if (findings.length) await sayLoss().catch(() => false);
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
