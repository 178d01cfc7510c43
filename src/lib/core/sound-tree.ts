/**
 * Whether a tree that comes from outside, as in a backup, can be drawn: each kind that is known has the parts that
 * what draws it goes through, and it is no deeper than a stack. Kinds of later versions are let through, since they
 * are drawn as nothing; where an address may lead is judged where it is drawn.
 */

/** What readers make has a few hundred levels at most, arrays among them. */
const DEEPEST = 2000;

/** The parts of each kind: text, or lists in so many lists. */
const TEXTS: Record<string, string> = {
	code: 'v',
	math: 'v',
	image: 'alt',
	ref: 'id',
	footnote: 'id',
	link: 'to'
};
const LISTS: Record<string, [part: string, levels: number]> = {
	...{ p: ['c', 1], h: ['c', 1], quote: ['c', 1], footnote: ['c', 1] },
	...{
		em: ['c', 1],
		strong: ['c', 1],
		del: ['c', 1],
		link: ['c', 1],
		gap: ['c', 1],
		mark: ['c', 1]
	},
	...{ list: ['items', 2], table: ['rows', 3] }
};
const own = <T>(table: Record<string, T>, kind: unknown): T | undefined =>
	typeof kind === 'string' && Object.hasOwn(table, kind) ? table[kind] : undefined;

/** Whether a value is blocks, or the content of a line, that can be drawn. */
export function isSoundTree(value: unknown): boolean {
	const open: [value: unknown, levels: number, depth: number][] = [[value, 1, 0]];
	for (let next = open.pop(); next; next = open.pop()) {
		const [at, levels, depth] = next;
		if (depth > DEEPEST) return false;
		if (levels > 0) {
			if (!Array.isArray(at)) return false;
			for (const part of at) open.push([part, levels - 1, depth + 1]);
			continue;
		}
		if (typeof at === 'string') continue;
		if (typeof at !== 'object' || at === null) return false;
		const node = at as Record<string, unknown>;
		if (typeof node.t !== 'string') return false;
		const text = own(TEXTS, node.t);
		if (text && typeof node[text] !== 'string') return false;
		const [part, inner] = own(LISTS, node.t) ?? ['', 0];
		if (part) open.push([node[part], inner, depth + 1]);
	}
	return true;
}

const isTexts = (value: unknown) =>
	Array.isArray(value) && value.every((text) => typeof text === 'string');

const isRow = (value: unknown): value is Record<string, unknown> =>
	!!value && typeof value === 'object' && !Array.isArray(value);

/** Whether a value has what pages go through and draw of an outline. */
export function isSoundOutline(value: unknown): boolean {
	if (!isRow(value)) return false;
	const { entries, readings = [], sections = [] } = value;
	return (
		Array.isArray(entries) &&
		Array.isArray(readings) &&
		Array.isArray(sections) &&
		sections.every(isTexts) &&
		entries.every(
			(entry) =>
				isRow(entry) &&
				typeof entry.id === 'string' &&
				entry.id.length > 0 &&
				typeof entry.question === 'string' &&
				isTexts(entry.section) &&
				isSoundTree(entry.answer) &&
				(entry.given === undefined || isSoundTree(entry.given))
		) &&
		readings.every(
			(reading) => isRow(reading) && isTexts(reading.section) && isSoundTree(reading.body)
		)
	);
}
