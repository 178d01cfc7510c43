/**
 * What may come out of a document, whatever it was: trees of the kinds that core/document.ts lists, addresses that
 * may be followed, and plain values. Walks all of it, without a stack of its own that could overflow.
 */
import { readPictureAddress } from '../../src/lib/core/picture';

/** Kinds of nodes and the fields that each may have beside `t`. */
const KINDS: Record<string, string[]> = {
	p: ['c'],
	h: ['level', 'c'],
	code: ['v', 'lang'],
	math: ['v'],
	list: ['start', 'items'],
	quote: ['c'],
	table: ['rows'],
	rule: [],
	footnote: ['id', 'c'],
	em: ['c'],
	strong: ['c'],
	del: ['c'],
	link: ['to', 'c'],
	image: ['alt', 'to'],
	br: [],
	ref: ['id'],
	gap: ['c'],
	mark: ['c']
};
const FOLLOWED = /^(https?:|mailto:|#)/i;
/** Deeper trees would overflow what draws them. */
const DEEPEST = 1000;

/** Everything in a value that may not be there, as sentences; none means that it is closed. */
export function openings(value: unknown): string[] {
	const found: string[] = [];
	const open: [value: unknown, path: string, depth: number][] = [[value, '', 0]];
	for (let next = open.pop(); next && found.length < 20; next = open.pop()) {
		const [at, path, depth] = next;
		if (typeof at !== 'object' || at === null || at instanceof Uint8Array) continue;
		if (depth > DEEPEST) {
			found.push(`${path.slice(0, 80)}…: deeper than ${DEEPEST}`);
			continue;
		}
		if (Array.isArray(at)) {
			for (const [i, part] of at.entries()) open.push([part, `${path}[${i}]`, depth + 1]);
			continue;
		}
		if (Object.getPrototypeOf(at) !== Object.prototype) found.push(`${path}: no plain object`);
		found.push(...faultsOf(at as Record<string, unknown>, path));
		for (const [key, part] of Object.entries(at)) open.push([part, `${path}.${key}`, depth + 1]);
	}
	return found;
}

function faultsOf(node: Record<string, unknown>, path: string): string[] {
	const faults: string[] = [];
	if (typeof node.t === 'string') {
		const fields = Object.hasOwn(KINDS, node.t) ? KINDS[node.t] : undefined;
		if (!fields) faults.push(`${path}: a node of the kind “${node.t}”`);
		for (const key of Object.keys(node))
			if (key !== 't' && !fields?.includes(key)) faults.push(`${path}: “${key}” of a ${node.t}`);
		if (typeof node.to === 'string' && !mayLead(node.to, node.t))
			faults.push(`${path}: leads to ${node.to.slice(0, 60)}`);
	}
	if (typeof node.address === 'string' && !/^https?:\/\//i.test(node.address))
		faults.push(`${path}: has the address ${node.address.slice(0, 60)}`);
	return faults;
}

const mayLead = (to: string, kind: string) =>
	FOLLOWED.test(to) || (kind === 'image' && !!readPictureAddress(to));
