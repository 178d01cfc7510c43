/** Drafts of a document with what speaks against their cards. Core knows no Markdown: it is read and written here. */
import { findAlike, type Asks } from '../core/card-check/alike';
import type { Badge, Fault } from '../core/card-check/badge';
import { checkFace, type CheckedFace } from '../core/card-check/check';
import { mendNote, type Mended } from '../core/card-check/mend';
import { cardId, cardKeys } from '../core/cards';
import { documentText } from '../core/document';
import { draftCards } from '../core/drafts/drafts';
import type { Draft } from '../core/model';
import type { Outline } from '../core/outline';
import { drawNote } from './faces';
import { writeMarkdown } from './markdown/written';

/** The proposed cards of a document, checked. Fails on nothing. */
export const draftOutline = (outline: Outline): Draft[] =>
	checkDrafts(draftCards(outline, writeMarkdown), outline);

/** The same drafts with their badges, those of cards that are alike among them. Fails on nothing. */
export function checkDrafts(
	drafts: Draft[],
	{ language, address }: Pick<Outline, 'language' | 'address'>
): Draft[] {
	const asks: Asks[] = [];
	const badges = new Map<string, Badge[]>();
	for (const draft of drafts)
		for (const [key, face] of Object.entries(drawNote(draft, address))) {
			const id = cardId(draft.id, key);
			badges.set(id, withMends(checkFace(face, draft.kind, language), draft, face, language));
			const front = documentText(face.front);
			asks.push({ id, noteId: draft.id, front, context: face.context ?? '' });
		}
	for (const [id, { fault, text }] of findAlike(asks, language))
		badges.get(id)!.push({ fault, text });
	return drafts.map(({ badges: _, ...draft }) => {
		const found = cardKeys(draft).flatMap((key) => {
			const some = badges.get(cardId(draft.id, key)) ?? [];
			return some.length ? [[key, some] as const] : [];
		});
		return found.length ? { ...draft, badges: Object.fromEntries(found) } : draft;
	});
}

/** Badges that say what one tap would do, where that helps. */
function withMends(
	badges: Badge[],
	{ kind, fields }: Pick<Draft, 'kind' | 'fields'>,
	face: CheckedFace,
	language?: string
): Badge[] {
	return badges.map((badge) => {
		const mended = mendNote({ kind, fields, face }, badge.fault, writeMarkdown, language);
		return mended ? { ...badge, mend: mended.label } : badge;
	});
}

/** What the mend of a fault makes of a note; undefined where there is none. */
export function mendDraft(
	{ kind, fields }: Pick<Draft, 'kind' | 'fields'>,
	fault: Fault,
	{ language, address }: Pick<Outline, 'language' | 'address'>
): Mended['notes'] | undefined {
	const [face] = Object.values(drawNote({ kind, fields }, address));
	return face && mendNote({ kind, fields, face }, fault, writeMarkdown, language)?.notes;
}
