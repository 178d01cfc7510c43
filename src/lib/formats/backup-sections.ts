/** Backups of version 2 behind their header: portions of each table, and a line that closes it. */
import { digestOf, digestOfAll } from './backup-digests';
import { portionOf, type Line, type NextLine, type Outcome, type Portion } from './backup-reading';

/** Reads sections up to the end. */
export async function readSections(
	header: Line,
	next: NextLine,
	take: (portion: Portion) => Promise<void>
): Promise<Outcome> {
	const all = [await digestOf(header.bytes)];
	const closed = new Set<string>();
	let digests: string[] = [];
	let open: { section: string; rows: number } | undefined;
	for (;;) {
		const { bytes, value } = await next();
		if (typeof value.end === 'string') {
			return !open && value.end === (await digestOfAll(all)) ? 'whole' : {};
		} else if (typeof value.section === 'string') {
			const { section, rows, sha256 } = value;
			if (open?.section !== section || open.rows !== rows) return { damaged: open?.section };
			if (sha256 !== (await digestOfAll(digests))) return { damaged: section };
			all.push(await digestOf(bytes));
			closed.add(section);
			open = undefined;
			digests = [];
		} else {
			const portion = portionOf(value);
			open ??= { section: portion.table, rows: 0 };
			if (portion.table !== open.section || closed.has(portion.table)) return {};
			open.rows += portion.rows.length;
			digests.push(await digestOf(bytes));
			await take(portion);
		}
	}
}
