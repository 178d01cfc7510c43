// The clock of a device as its pages see it: it can be set, and it can be coarse. Timers go on as they are, as they
// do where somebody sets the clock.
import type { BrowserContext, Page } from '@playwright/test';

interface Setting {
	/** Of two that reach a page, the later one counts. */
	nth: number;
	/** How far it is ahead of the real one. */
	aheadMs: number;
	/** It moves in steps of so many milliseconds. */
	stepMs: number;
}

export interface DeviceClock {
	/** Sets it to an instant, with the zone's offset in it; it goes on from there. */
	set(instant: string): Promise<void>;
	/** From now on it moves in steps of so many milliseconds. */
	coarsen(stepMs: number): Promise<void>;
}

export async function deviceClock(context: BrowserContext): Promise<DeviceClock> {
	let setting: Setting = { nth: 0, aheadMs: 0, stepMs: 1 };
	const put = async (change: Partial<Setting>) => {
		setting = { ...setting, ...change, nth: setting.nth + 1 };
		await context.addInitScript(moveClock, setting);
		for (const page of context.pages()) await page.evaluate(moveClock, setting);
	};
	return {
		set: (instant) => put({ aheadMs: Date.parse(instant) - Date.now() }),
		coarsen: (stepMs) => put({ stepMs })
	};
}

/** In the page: its dates follow the setting. */
function moveClock(setting: Setting): void {
	const held = window as unknown as { clockSetting?: Setting };
	const first = !held.clockSetting;
	if (first || setting.nth > held.clockSetting!.nth) held.clockSetting = setting;
	if (!first) return;
	const Real = Date;
	const now = () => {
		const { aheadMs, stepMs } = held.clockSetting!;
		const ms = Real.now() + aheadMs;
		return ms - (ms % stepMs);
	};
	window.Date = new Proxy(Real, {
		construct: (date, args) => Reflect.construct(date, args.length ? args : [now()]) as Date,
		get: (date, name) => (name === 'now' ? now : (Reflect.get(date, name) as unknown))
	});
}

/**
 * A tap right after the screen changed belongs to the one before, for a quarter of a second. Here that is over
 * sooner, so that many answers take little time. Call it before the first page is opened.
 */
export async function quickHands(target: Page | BrowserContext): Promise<void> {
	await target.addInitScript(() => {
		const now = performance.now.bind(performance);
		performance.now = () => now() * 10;
	});
}
