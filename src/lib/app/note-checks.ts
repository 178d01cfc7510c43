/** Checks a note while it is edited, among the cards of its deck as they were when it was opened. */
import { distinctBadges, type Badge, type Fault } from '../core/card-check/badge';
import { cardKeys } from '../core/cards';
import { aboutSource, readAsks } from '../store/asks';
import type { NoteRow } from '../store/library';
import type { Written } from '../workers/read-messages';
import { canCheck, checkNotes, mendWritten } from './card-check';
import { openAdage } from './open';

/**
 * `check` says what speaks against what is written, and nothing where that cannot be told; `mend` makes of
 * it what a badge offers.
 */
export function noteChecks({ note, cards, used }: NoteRow) {
	const asked = new Set(cards.flatMap(({ card }) => (card.archived ? [] : [card.key])));
	// A card that was left out, or put away, is nothing to be mended.
	const unasked = new Set(cardKeys(note).filter((key) => !asked.has(key)));
	let among: Promise<string[]> | undefined;

	return {
		async check(written: Written): Promise<Badge[]> {
			if (!canCheck()) return [];
			try {
				const { db } = await openAdage();
				among ??= readAsks(db, cards[0]?.card.deckId ?? '');
				const about = await aboutSource(db, note.sourceId);
				const [found = {}] = await checkNotes(
					[{ id: note.id, ...written, used }],
					about,
					await among
				);
				const kept = Object.entries(found).filter(([key]) => !unasked.has(key));
				return distinctBadges(kept.flatMap(([, badges]) => badges));
			} catch {
				return [];
			}
		},
		async mend(written: Written, fault: Fault): Promise<Written[] | undefined> {
			const { db } = await openAdage();
			return mendWritten({ ...written, used }, fault, await aboutSource(db, note.sourceId));
		}
	};
}
