/** What becomes of what this device keeps, said plainly. */
export interface StorageFacts {
	/** The browser promised not to clear it by itself. */
	persisted: boolean;
	/** It can be asked for that. */
	askable: boolean;
	usedBytes?: number;
	/** At most. */
	quotaBytes?: number;
	installed: boolean;
	/** Its browser deletes what pages keep after a week in which nobody came. */
	forgetful: boolean;
}

/** Whether the browser may delete it, and what helps. */
export function riskWords({ persisted, installed, forgetful }: StorageFacts): string {
	if (forgetful && !installed)
		return 'This browser deletes what pages keep once you stay away for a week. Add Adage to the home screen: what is there stays. It starts empty there, so save a backup here first and restore it there.';
	if (persisted) return 'this browser will not clear it by itself';
	if (installed) return 'kept with the app; the browser may clear it only when space runs out';
	return 'the browser may clear it when space runs out';
}

const LITTLE = 0.1;

export function roomWords({ usedBytes, quotaBytes }: StorageFacts): string {
	if (usedBytes === undefined) return 'not known';
	const used = sizeOf(usedBytes);
	if (!quotaBytes) return used;
	const low = quotaBytes - usedBytes < quotaBytes * LITTLE ? ': space is short' : '';
	return `${used} of ${sizeOf(quotaBytes)} that the browser gives${low}`;
}

function sizeOf(bytes: number): string {
	// By what it is rounded to, or there would be 1000 MB.
	const [value, unit] = bytes < 999.5e6 ? [bytes / 1e6, 'MB'] : [bytes / 1e9, 'GB'];
	return `${value < 99.95 ? value.toFixed(1) : Math.round(value)} ${unit}`;
}
