/** Drafts of a document with what speaks against their cards. Core knows no Markdown: it is read and written here. */
import { findAlike, type Asks } from '../core/card-check/alike';
import type { Badge } from '../core/card-check/badge';
import { checkFace } from '../core/card-check/check';
import { cardId, cardKeys } from '../core/cards';
import { documentText } from '../core/document';
import { draftCards } from '../core/drafts/drafts';
import type { Draft } from '../core/model';
import type { Outline } from '../core/outline';
import { drawNote } from './faces';
import { writeMarkdown } from './markdown/markdown';

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
			badges.set(id, checkFace(face, draft.kind, language));
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
