/** Everything that card info says of one card: gathered when somebody asks for it. */
import { forgettingCurve } from '../core/curve';
import { logLines } from '../core/log-lines';
import { previewRatings } from '../core/placement';
import { foldMemory } from '../core/schedule';
import { readCard } from '../store/library';
import { studiedDecks } from '../store/studied-decks';
import { cardLog } from '../store/schedules';
import { readChange } from '../store/seen-before';
import { readPassage } from './document';
import { openAdage } from './open';
import { readButtons } from './settings';

/** How far ahead the curve goes at least, and at most. */
const AHEAD_DAYS = 90;
const AHEAD_MAX_DAYS = 3650;

/** Undefined where the card is not there. */
export async function readCardInfo(cardId: string) {
	const { db, now, model: loadModel } = await openAdage();
	const [found, log, decks, model, buttons] = await Promise.all([
		readCard(db, cardId),
		cardLog(db, cardId),
		studiedDecks(db),
		loadModel(),
		readButtons()
	]);
	const studied = decks.find(({ deck }) => deck.id === found?.card.deckId);
	if (!found || !studied) return undefined;
	const { face, card, note } = found;
	const moment = now();
	// Not the stored row, which may have been folded with other parameters.
	const fold = foldMemory(log, model);
	const { memory, placement, lastDay } = fold;
	const lines = logLines(log, model);
	const due = placement && 'dueDay' in placement ? placement.dueDay - moment.day : 0;
	const ahead = Math.min(AHEAD_MAX_DAYS, Math.max(AHEAD_DAYS, Math.ceil(due * 1.25)));
	const { outcomes } = previewRatings(fold, {
		cardId,
		model,
		options: studied.options,
		now: moment
	});
	const answers = lines.filter(({ entry, undone }) => entry.kind === 'review' && !undone);
	const origin = await readPassage(note, card.key);
	return {
		...{ card, face, deck: studied.deck, buttons },
		schedule: { ...found.schedule, ...fold },
		moment,
		addedMs: note.createdMs,
		/** An edition has changed its answer, and the difference was not shown yet. */
		changed: !!(await readChange(db, found)),
		/** How it is remembered; undefined while it is new. */
		memory: memory && {
			...memory,
			chance: model.retrievability(memory, Math.max(0, moment.day - lastDay!)),
			/** The day on which the chance falls to 90 %. */
			heldDay: lastDay! + Math.round(memory.stability)
		},
		/** Where each rating would put it now: what its buttons say. */
		next: {
			1: outcomes[1].to,
			2: outcomes[2].to,
			3: outcomes[3].to,
			4: outcomes[4].to
		},
		curve: forgettingCurve(lines, model, { today: moment.day, untilDay: moment.day + ahead }),
		/** Oldest first. */
		lines,
		first: answers[0]?.entry,
		last: answers.at(-1)?.entry,
		origin: origin && {
			sourceId: origin.source.id,
			entryId: origin.entryId,
			title: origin.source.title,
			asks: origin.passage?.entry?.question ?? origin.passage?.reading?.title,
			readMs: origin.edition.readMs,
			kind: origin.source.kind
		}
	};
}
