/**
 * What a person does to drafts, as edits kept beside what was read: reading the document again keeps them,
 * and a tap stores no more than itself. Pure; `import.svelte.ts` keeps what comes of it.
 */
import { cardKeys } from '../core/cards';
import type { Draft, DraftEdit, Note } from '../core/model';
import type { PendingImport } from '../store/db';
import { withEdits } from '../store/pending';

type Edits = Record<string, DraftEdit>;
type Written = Pick<Note, 'kind' | 'fields'>;

/** The import with `changes` on top of what was done before. */
export function edited(pending: PendingImport, changes: Edits): PendingImport {
	const edits: Edits = { ...pending.edits };
	for (const [id, change] of Object.entries(changes)) edits[id] = { ...edits[id], ...change };
	return { ...pending, edits, drafts: withEdits(pending.drafts, changes) };
}

/** One draft becomes several: the first keeps the place and the id. */
export function splitChanges(pending: PendingImport, id: string, parts: Written[]): Edits {
	const at = pending.drafts.findIndex((draft) => draft.id === id);
	const draft = pending.drafts[at];
	const [first, ...rest] = parts;
	if (!draft || !first) return {};
	const taken = new Set([
		...pending.drafts.map((one) => one.id),
		...Object.keys(pending.edits ?? {})
	]);
	const from = rankAt(pending, at);
	const step = (rankAt(pending, at + 1) - from) / (rest.length + 1);
	const changes: Edits = { [id]: { ...first, without: undefined } };
	for (const [i, part] of rest.entries()) {
		let n = i + 2;
		while (taken.has(`${id}.part-${n}`)) n++;
		const name = `${id}.part-${n}`;
		taken.add(name);
		const { entryId, tags, quotes, choice } = draft;
		changes[name] = {
			id: name,
			entryId,
			rule: 'own',
			tags,
			quotes,
			choice,
			...part,
			rank: from + step * (i + 1)
		};
	}
	return changes;
}

/** Drafts go into one, which keeps its place and its id. */
export function mergeChanges(keptId: string, goneIds: string[], merged: Written): Edits {
	const changes: Edits = { [keptId]: { ...merged, without: undefined, choice: 'in' } };
	for (const id of goneIds) changes[id] = { gone: true };
	return changes;
}

/** Those that a person sees: what is proposed first, taken or their own, or all of them. */
export const isShown = (draft: Draft, detail = false): boolean =>
	detail || !!draft.first || draft.choice === 'in' || draft.rule === 'own';

/**
 * One draft changes places with the one shown before (-1) or behind it (1). Drafts of an answer stay
 * together: at their end the answer changes places with the next one.
 */
export function moveChanges(pending: PendingImport, id: string, step: -1 | 1): Edits {
	const { drafts, detail } = pending;
	const draft = drafts.find((one) => one.id === id);
	if (!draft) return {};
	const own = (one: Draft) => one.entryId === draft.entryId;
	const shown = drafts.filter((one) => isShown(one, detail) && own(one));
	const near = shown[shown.indexOf(draft) + step];
	if (near) return placed(pending, [draft], [near], step);
	const entries = [...new Set(drafts.map(({ entryId }) => entryId))];
	const other = entries[entries.indexOf(draft.entryId) + step];
	const others = drafts.filter(({ entryId }) => entryId === other);
	return others.length ? placed(pending, drafts.filter(own), others, step) : {};
}

/** Ranks that put `moved` right before (-1) or behind (1) `others`. */
function placed(pending: PendingImport, moved: Draft[], others: Draft[], step: -1 | 1): Edits {
	const rest = pending.drafts.filter((draft) => !moved.includes(draft));
	const edge = rest.indexOf(others.at(step < 0 ? 0 : -1)!);
	const rank = (draft: Draft | undefined, otherwise: number) =>
		draft ? rankAt(pending, pending.drafts.indexOf(draft)) : otherwise;
	const near = rank(rest[edge], 0);
	const far = rank(rest[edge + step], near + step);
	const [low, high] = step < 0 ? [far, near] : [near, far];
	const gap = (high - low) / (moved.length + 1);
	return Object.fromEntries(moved.map(({ id }, i) => [id, { rank: low + gap * (i + 1) }]));
}

function rankAt({ drafts }: PendingImport, at: number): number {
	const last = drafts.length - 1;
	if (at > last) return rankAt({ drafts } as PendingImport, last) + 1;
	return drafts[at]?.rank ?? at;
}

/** All that wait are taken, those with a badge left out; or only those proposed first are. */
export function detailChanges({ drafts }: PendingImport, detail: boolean): Edits {
	const changes: Edits = {};
	for (const draft of drafts) {
		const keys = cardKeys(draft);
		const faulty = keys.filter((key) => draft.badges?.[key]);
		if (draft.first) {
			const [kept] = keys;
			const without = detail ? faulty : keys.slice(draft.kind === 'list' ? 1 : keys.length);
			changes[draft.id] = { without: without.includes(kept!) ? without.slice(1) : without };
		} else if (detail && faulty.length < keys.length)
			changes[draft.id] = { choice: 'in', without: faulty };
		else changes[draft.id] = { choice: 'out' };
	}
	return changes;
}

/** How many cards would be added. */
export function countCards(drafts: Draft[]): number {
	return drafts.reduce((sum, draft) => {
		if (draft.choice === 'out') return sum;
		const without = new Set(draft.without);
		return sum + cardKeys(draft).filter((key) => !without.has(key)).length;
	}, 0);
}
