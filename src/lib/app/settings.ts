/** Settings as the pages read and change them. */
import { DEFAULT_ROLLOVER_HOUR } from '../core/day';
import { DEFAULT_PRESET_ID, type PresetOptions } from '../core/model';
import { planInForce } from '../core/plans';
import { readPlans } from '../store/days';
import { setPlan } from '../store/plans';
import { changeOptions } from '../store/presets';
import { readOptions, readSetting, writeSetting } from '../store/settings';
import { openAdage, type Adage } from './open';

const BUTTONS = 'buttons';
const ADVICE_HIDDEN = 'advice.hidden';

export interface Settings {
	options: PresetOptions;
	buttons: 2 | 4;
	rolloverHour: number;
	/** An hour that was chosen and is in force from tomorrow. */
	nextRolloverHour?: number;
	/** Today shows an advice of the day. */
	advice: boolean;
}

export async function readSettings(adage: Adage): Promise<Settings> {
	const { db, now } = adage;
	const { day } = now();
	const [options, buttons, plans, hidden] = await Promise.all([
		readOptions(db),
		readSetting<2 | 4>(db, BUTTONS),
		readPlans(db),
		isAdviceHidden(adage)
	]);
	const hour = planInForce(plans, 'rollover', day)?.hour ?? DEFAULT_ROLLOVER_HOUR;
	const next = planInForce(plans, 'rollover', day + 1)?.hour ?? hour;
	return {
		options,
		buttons: buttons ?? 2,
		rolloverHour: hour,
		nextRolloverHour: next === hour ? undefined : next,
		advice: !hidden
	};
}

/** Whoever wants no advice of the day sees none, and none is chosen. */
export async function isAdviceHidden({ db }: Adage): Promise<boolean> {
	return (await readSetting<boolean>(db, ADVICE_HIDDEN)) ?? false;
}

export async function hideAdvice(hidden: boolean): Promise<void> {
	const { db, now } = await openAdage();
	await writeSetting(db, ADVICE_HIDDEN, hidden, now().atMs);
}

export async function readButtons(): Promise<2 | 4> {
	const { db } = await openAdage();
	return (await readSetting<2 | 4>(db, BUTTONS)) ?? 2;
}

export async function changeButtons(buttons: 2 | 4): Promise<void> {
	const { db, now } = await openAdage();
	await writeSetting(db, BUTTONS, buttons, now().atMs);
}

/** Options of the default preset: a deed, which study offers to take back. */
export async function changeUsual(options: Partial<PresetOptions>): Promise<void> {
	const { db, now } = await openAdage();
	await changeOptions(db, DEFAULT_PRESET_ID, options, now());
}

/** In force from the next study day, which begins at that hour. */
export async function changeRollover(hour: number): Promise<void> {
	const { db, now, reread } = await openAdage();
	const moment = now();
	await setPlan(db, { kind: 'rollover', hour, fromDay: moment.day + 1 }, moment);
	await reread();
}

export interface StorageState {
	/** The browser has promised not to evict this data by itself. */
	persisted: boolean;
	/** The browser can be asked for that promise. */
	askable: boolean;
	/** Undefined where the browser does not say. */
	usedBytes?: number;
	/** What the browser gives this site at most. */
	quotaBytes?: number;
	/** Runs as an app of its own, not as a page of the browser. */
	installed: boolean;
	/** A device whose browsers delete what pages keep after a week in which nobody came. */
	forgetful: boolean;
}

export async function readStorage(): Promise<StorageState> {
	const [persisted, estimate] = await Promise.all([
		navigator.storage?.persisted?.() ?? false,
		navigator.storage?.estimate?.() ?? {}
	]);
	return {
		persisted,
		askable: !!navigator.storage?.persist,
		usedBytes: (estimate as StorageEstimate).usage,
		quotaBytes: (estimate as StorageEstimate).quota,
		installed: matchMedia('(display-mode: standalone)').matches,
		forgetful: isWebKit()
	};
}

/** Safari, and every browser of an iPhone or iPad, by what only they have. */
const isWebKit = () => 'GestureEvent' in window;

export async function askPersist(): Promise<boolean> {
	return (await navigator.storage?.persist?.()) ?? false;
}

export const version = __VERSION__;
