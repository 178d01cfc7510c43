/** A backup line by line, as the readers of each version go through it. */
import { readJson } from './backup-json';

/** Rows of one table, some of them. */
export interface Portion {
	table: string;
	rows: unknown[];
}

/** A line of the file, with the value that it holds. */
export interface Line {
	bytes: Uint8Array<ArrayBuffer>;
	text: string;
	value: Record<string, unknown>;
}

/** What reading the lines behind the header comes to. */
export type Outcome = 'whole' | { damaged?: string };

/** Reads on; throws where the lines end, or the next is none. */
export type NextLine = () => Promise<Line>;

/** The next line of a file; throws where there is none, or it is no JSON. */
export async function nextLine(
	lines: AsyncGenerator<Uint8Array<ArrayBuffer> | false>
): Promise<Line> {
	const { value: bytes } = await lines.next();
	if (!bytes) throw new TypeError('No line.');
	const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	return { bytes, text, value: readJson(text) };
}

/** A table with rows of it; throws where a line is none. */
export function portionOf({ table, rows }: Record<string, unknown>): Portion {
	if (typeof table !== 'string' || !Array.isArray(rows)) throw new TypeError('No portion.');
	return { table, rows };
}
