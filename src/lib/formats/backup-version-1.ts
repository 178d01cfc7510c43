/**
 * Backups of version 1, which are read for ever: counts of rows by table in the header, portions in any
 * order, and at the end a digest (core/hash.ts) of all lines before, each without its end.
 */
import { lanesValue, mixText, startLanes } from '../core/hash';
import { portionOf, type Line, type NextLine, type Outcome, type Portion } from './backup-reading';

/** Reads what comes behind the header. */
export async function readVersion1(
	header: Line,
	next: NextLine,
	take: (portion: Portion) => Promise<void>
): Promise<Outcome> {
	const { counts } = header.value;
	if (!counts || typeof counts !== 'object') return {};
	const lanes = startLanes();
	mixText(lanes, header.text);
	const found: Record<string, number> = Object.create(null);
	for (;;) {
		const { text, value } = await next();
		if (typeof value.end === 'string') {
			if (value.end !== lanesValue(lanes).toString(36)) return {};
			const short = Object.entries(counts).find(([table, count]) => (found[table] ?? 0) !== count);
			return short ? { damaged: short[0] } : 'whole';
		}
		const portion = portionOf(value);
		mixText(lanes, text);
		found[portion.table] = (found[portion.table] ?? 0) + portion.rows.length;
		await take(portion);
	}
}
