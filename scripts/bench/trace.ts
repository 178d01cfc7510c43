/** What Chromium's own trace says a page's main thread did. */
import type { Page } from '@playwright/test';

export interface TraceEvent {
	name: string;
	ph: string;
	pid: number;
	tid: number;
	/** Microseconds, as all of these. */
	ts: number;
	/** By the clock, and of processor time. */
	dur?: number;
	tdur?: number;
}

/** Begins to trace a page; what comes back ends it and hands over what was seen. */
export async function startTrace(page: Page): Promise<() => Promise<TraceEvent[]>> {
	const cdp = await page.context().newCDPSession(page);
	const events: TraceEvent[] = [];
	cdp.on('Tracing.dataCollected', ({ value }) =>
		events.push(...(value as unknown as TraceEvent[]))
	);
	const complete = new Promise<void>((resolve) =>
		cdp.once('Tracing.tracingComplete', () => resolve())
	);
	await cdp.send('Tracing.start', {
		transferMode: 'ReportEvents',
		traceConfig: {
			includedCategories: [
				'blink.user_timing',
				'disabled-by-default-devtools.timeline',
				'toplevel'
			],
			excludedCategories: ['*']
		}
	});
	return async () => {
		await cdp.send('Tracing.end');
		await complete;
		await cdp.detach();
		return events;
	};
}

/** The tasks of the thread that `mark` was set by. */
export function tasksOf(events: TraceEvent[], mark: TraceEvent): TraceEvent[] {
	return events.filter(
		({ name, ph, pid, tid }) =>
			name === 'RunTask' && ph === 'X' && pid === mark.pid && tid === mark.tid
	);
}
