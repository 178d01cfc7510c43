/**
 * A newer draft in the place of an older note: points and clozes that are the same facts keep the keys of
 * their cards, and so their logs; new ones get keys that no card of the note ever had.
 */
import { cardKeys, clozeNumbers, POINT, pointKeys } from './cards';
import { freePointKey } from './free-keys';
import type { Note } from './model';

type Said = Pick<Note, 'kind' | 'fields' | 'quotes'>;

/**
 * The draft with the note's keys, its quotes too. `carried` are the note's keys by the draft's keys, each
 * once; `used` are the keys of all cards that the note ever had.
 */
export function carryKeys<T extends Said>(
	draft: T,
	carried: ReadonlyMap<string, string>,
	used: readonly string[]
): T {
	const keys = keysAfter(draft, carried, used);
	const renamed = (key: string) => keys.get(key) ?? key;
	const { kind, fields, quotes } = draft;
	return {
		...draft,
		fields: fieldsAfter(kind, fields, renamed),
		...(quotes
			? {
					quotes: Object.fromEntries(
						Object.entries(quotes).map(([key, quote]) => [renamed(key), quote])
					)
				}
			: {})
	};
}

/** The key that each card of the draft gets. */
function keysAfter(
	draft: Said,
	carried: ReadonlyMap<string, string>,
	used: readonly string[]
): Map<string, string> {
	const keys = new Map<string, string>();
	if (draft.kind !== 'list' && draft.kind !== 'cloze') return keys;
	const own = cardKeys(draft);
	const taken = new Set([...used, ...carried.values()]);
	for (const key of own) {
		const kept = carried.get(key);
		if (kept !== undefined) keys.set(key, kept);
	}
	for (const key of own) {
		if (keys.has(key)) continue;
		const free = taken.has(key) ? freeKey(draft.kind, [...taken, ...own]) : key;
		keys.set(key, free);
		taken.add(free);
	}
	return keys;
}

function freeKey(kind: 'list' | 'cloze', taken: readonly string[]): string {
	if (kind === 'list') return freePointKey(taken, []);
	const numbers = taken.map((key) => Number(/^c(\d{1,3})$/.exec(key)?.[1] ?? 0));
	return `c${Math.max(0, ...numbers) + 1}`;
}

function fieldsAfter(
	kind: Note['kind'],
	fields: Note['fields'],
	renamed: (key: string) => string
): Note['fields'] {
	if (kind === 'cloze') {
		const there = new Set(clozeNumbers(fields.text ?? ''));
		const text = (fields.text ?? '').replace(/(\\.)|\{\{c(\d{1,3})::/gs, (all, escaped, number) =>
			escaped || !there.has(Number(number)) ? all : `{{${renamed(`c${Number(number)}`)}::`
		);
		return { ...fields, text };
	}
	if (kind !== 'list') return fields;
	const moved = Object.entries(fields).map(([name, text]) =>
		name.startsWith(POINT) ? [POINT + renamed(name.slice(POINT.length)), text] : [name, text]
	);
	return { ...Object.fromEntries(moved), order: pointKeys(fields).map(renamed).join(' ') };
}
