/**
 * Content rows merge by field, newest first. A row is a set of claims "this field has this value since
 * this stamp"; merging is the union of claims in which the newest wins, so it commutes, associates and
 * repeats without effect. Tags are claims of their own, and so are the fields of a note.
 */
import { canonicalJson } from './canonical';
import type { Clocks, Row } from './model';

type AnyRow = Row & Record<string, unknown>;

/** Fields that merge key by key rather than as a whole. */
const PART_FIELDS = new Set(['fields', 'options', 'quotes']);

interface Claim {
	at: string;
	value: unknown;
}

/** A row as changed from `before` to `after` at `stamp`: what is the same keeps its clock. */
export function restamp<T extends Row>(beforeRow: T, afterRow: T, stamp: string): T {
	const before = claimsOf(beforeRow as unknown as AnyRow);
	const after = claimsOf({ ...afterRow, clocks: { '*': stamp } } as unknown as AnyRow);
	for (const [field, claim] of after) {
		const known = before.get(field);
		if (known && textOf(known.value) === textOf(claim.value)) after.set(field, known);
	}
	for (const [field, { at }] of before) {
		if (after.has(field)) continue;
		// A field or tag that is no longer there was taken away now; one that was gone already stays so.
		const gone = before.get(field)!.value === undefined;
		after.set(field, { at: gone ? at : stamp, value: undefined });
	}
	return rowOf(after, beforeRow.clocks['*'] ?? stamp, afterRow) as unknown as T;
}

/** Newest claim of each field; equal stamps are broken by the larger canonical text. */
export function mergeRows<T extends Row>(a: T, b: T): T {
	const claims = claimsOf(a as unknown as AnyRow);
	for (const [field, claim] of claimsOf(b as unknown as AnyRow)) {
		const known = claims.get(field);
		if (!known || newer(claim, known)) claims.set(field, claim);
	}
	const base = [a.clocks['*'] ?? '', b.clocks['*'] ?? ''].sort()[1]!;
	return rowOf(claims, base, { ...a, ...b }) as unknown as T;
}

function newer(claim: Claim, known: Claim): boolean {
	if (claim.at !== known.at) return claim.at > known.at;
	return textOf(claim.value) > textOf(known.value);
}

/** A value that was taken away is another than one that is null. */
function textOf(value: unknown): string {
	return value === undefined ? '' : canonicalJson(value);
}

function claimsOf(row: AnyRow): Map<string, Claim> {
	const base = row.clocks['*'] ?? '';
	const claims = new Map<string, Claim>();
	const claim = (field: string, value: unknown) =>
		claims.set(field, { at: row.clocks[field] ?? base, value });
	for (const [field, value] of Object.entries(row)) {
		if (field === 'clocks' || value === undefined) continue;
		if (field === 'tags') for (const tag of value as string[]) claim(`tag:${tag}`, true);
		else if (PART_FIELDS.has(field))
			for (const [part, v] of Object.entries(value as object)) claim(`${field}.${part}`, v);
		else claim(field, value);
	}
	for (const [field, at] of Object.entries(row.clocks)) {
		if (field !== '*' && !claims.has(field)) claims.set(field, { at, value: undefined });
	}
	return claims;
}

/** `like` says whether there are tags and parts, which an empty list has no claim for. */
function rowOf(claims: Map<string, Claim>, base: string, like: object): AnyRow {
	const clocks: Clocks = { '*': base };
	const row: Record<string, unknown> = {};
	const tags: string[] = [];
	const parts = new Map<string, [string, unknown][]>();
	for (const name of PART_FIELDS) if (name in like) parts.set(name, []);
	for (const field of [...claims.keys()].sort()) {
		const { at, value } = claims.get(field)!;
		if (at !== base || value === undefined) clocks[field] = at;
		if (value === undefined) continue;
		const dot = field.indexOf('.');
		const part = parts.get(field.slice(0, Math.max(0, dot)));
		if (field.startsWith('tag:')) tags.push(field.slice(4));
		else if (part) part.push([field.slice(dot + 1), value]);
		else row[field] = value;
	}
	// From entries, so that a field may have any name.
	for (const [name, entries] of parts) row[name] = Object.fromEntries(entries);
	if ('tags' in like) row.tags = tags;
	return { ...row, clocks } as AnyRow;
}
