/** What the benches hand back, and the few sums they share. Times are milliseconds, sizes bytes. */

export interface Figure {
	what: string;
	measured: string;
	/** Empty where nothing was promised. */
	limit: string;
	/** A sentence, where the limit is missed. */
	missed?: string;
}

export interface Section {
	title: string;
	/** How the figures were taken, as a reader of docs/benchmarks.md needs to know it. */
	how: string;
	figures: Figure[];
}

export const kb = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;
export const ms = (value: number) => `${value.toFixed(value < 100 ? 1 : 0)} ms`;
export const times = (value: number) => `${value.toFixed(2)} ×`;

export function figure(what: string, measured: string): Figure {
	return { what, measured, limit: '' };
}

/** A figure that must not be over its limit. */
export function limited(
	what: string,
	value: number,
	limit: number,
	unit: (value: number) => string
): Figure {
	const row = { what, measured: unit(value), limit: `at most ${unit(limit)}` };
	if (value <= limit) return row;
	return { ...row, missed: `${what}: ${unit(value)}, the limit is ${unit(limit)}.` };
}

export function percentile(values: number[], share: number): number {
	const sorted = [...values].sort((a, b) => a - b);
	const at = Math.ceil(share * sorted.length) - 1;
	const found = sorted[Math.max(0, at)];
	if (found === undefined) throw new Error('Nothing was measured.');
	return found;
}

export const median = (values: number[]) => percentile(values, 0.5);

/** Median with the range that it lies in, so that a noisy machine shows. */
export function spread(values: number[]): string {
	return `${ms(median(values))} (${ms(Math.min(...values))} to ${ms(Math.max(...values))})`;
}

export const pause = (forMs: number) => new Promise((resolve) => setTimeout(resolve, forMs));
