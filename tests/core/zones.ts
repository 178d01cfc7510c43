/** Every time zone of the platform, with each change of its clock. */
import { DAY_MS, type Zone } from '../../src/lib/core/day';

export const FROM_MS = Date.UTC(2005, 0, 1);
export const TO_MS = Date.UTC(2030, 0, 1);

/** Offsets of a zone as its own clock shows them. */
function intlZone(timeZone: string): Zone {
	const format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
	return (atMs) => {
		const match = /GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?$/.exec(format.format(atMs))!;
		const minutes = Number(match[2] ?? 0) * 60 + Number(match[3] ?? 0) + Number(match[4] ?? 0) / 60;
		return match[1] === '-' ? -minutes : minutes;
	};
}

export interface Change {
	atMs: number;
	before: number;
	after: number;
}

/** Changes of a zone's offset within these years, to the millisecond. */
function changesOf(zone: Zone): Change[] {
	const changes: Change[] = [];
	let before = zone(FROM_MS);
	for (let atMs = FROM_MS; atMs < TO_MS; atMs += 12 * DAY_MS) {
		const after = zone(atMs + 12 * DAY_MS);
		if (after === before) continue;
		let low = atMs;
		let high = atMs + 12 * DAY_MS;
		while (high - low > 1) {
			const middle = Math.floor((low + high) / 2);
			if (zone(middle) === before) low = middle;
			else high = middle;
		}
		changes.push({ atMs: high, before, after });
		before = after;
	}
	return changes;
}

/** The zone from its changes: the same numbers, without asking the platform each time. */
function tableZone(first: number, changes: Change[]): Zone {
	return (atMs) => {
		let offset = first;
		for (const change of changes) {
			if (atMs < change.atMs) break;
			offset = change.after;
		}
		return offset;
	};
}

export const zones = Intl.supportedValuesOf('timeZone').map((name) => {
	const intl = intlZone(name);
	const changes = changesOf(intl);
	return { name, intl, changes, zone: tableZone(intl(FROM_MS), changes) };
});
