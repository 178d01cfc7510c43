/**
 * The advice of the day: one entry a study day. A pure function of the day, of the log before it and of what
 * was shown and noted before, so that two devices with the same library come to the same, at whatever hour.
 *
 * - An entry with a card in the plan of the day is left out: to show an answer before its review would
 *   falsify the rating. What was answered today was in the plan as well, so it makes no difference whether
 *   somebody looks before studying or after. An entry that was chosen stays, also where a card of it comes
 *   into the plan later in the day (a learning step, "more today").
 * - One that was noted last as "not for me" comes only where all others are in the plan: nobody wants to be
 *   shown soon what they put away. What is noted on the day itself counts from the next on, so the entry of a
 *   day is the same before and after; whoever thinks better of it changes the note.
 * - One with a card that is due within the next days comes after the others, for the same reason.
 * - Then comes what was not shown lately, or longest ago: once it was read it is fresher than its schedule
 *   knows.
 * - Then what is fading most, by the card of it that is the least likely to be recalled. An entry of which
 *   nothing was studied has nothing to fade, and comes after those.
 * - Among equals chance decides, by entry and day.
 */
import { staleness } from './card-order';
import type { DayFact } from './day-facts';
import type { Model } from './fsrs';
import { hashNumber } from './hash';
import type { Review } from './review';
import { foldMemory, type Fold } from './schedule';

/** Due no more days from now, an entry yields to the others. */
export const SOON_DAYS = 3;
/** Shown no more days ago, it yields to those that were not. */
export const REST_DAYS = 30;

/** What counts of a card, as the log before the day leaves it. */
export interface AdviceCard extends Pick<Fold, 'memory' | 'lastDay' | 'placement'> {
	/** `entryKey` of its note. */
	entry: string;
	/** It is, or was, in the plan of the day. */
	planned: boolean;
}

/** An entry that was shown on an earlier day. */
export interface ShownAdvice {
	entry: string;
	day: number;
}

/** What counts of a note on an entry (`Reflection`); there is one an entry and day. */
export interface NotedAdvice {
	adviceId: string;
	day: number;
	acted: string;
}

interface Candidate {
	entry: string;
	planned: boolean;
	soon: boolean;
	/** Days since the last answer over stability, of the card that faded most; -1 where none was studied. */
	faded: number;
}

/** The entry for a study day, of cards that are in study; undefined where every entry is in the plan. */
export function chooseAdvice(
	cards: Iterable<AdviceCard>,
	shown: Iterable<ShownAdvice>,
	day: number,
	noted: Iterable<NotedAdvice> = []
): string | undefined {
	const lastShown = new Map<string, number>();
	for (const { entry, day: at } of shown)
		if (at < day && at >= day - REST_DAYS)
			lastShown.set(entry, Math.max(at, lastShown.get(entry) ?? -Infinity));
	const shownOn = ({ entry }: Candidate) => lastShown.get(entry) ?? -Infinity;
	const putAway = notForMe(noted, day);
	let best: Candidate | undefined;
	for (const candidate of candidatesOf(cards, day))
		if (!candidate.planned && (!best || before(candidate, best))) best = candidate;
	return best?.entry;

	function before(a: Candidate, b: Candidate): boolean {
		if (putAway.has(a.entry) !== putAway.has(b.entry)) return putAway.has(b.entry);
		if (a.soon !== b.soon) return b.soon;
		if (shownOn(a) !== shownOn(b)) return shownOn(a) < shownOn(b);
		if (a.faded !== b.faded) return a.faded > b.faded;
		const chance = hashNumber(a.entry, day) - hashNumber(b.entry, day);
		return chance ? chance < 0 : a.entry < b.entry;
	}
}

/** Entries whose last note before the day says that they are not for this person. */
function notForMe(noted: Iterable<NotedAdvice>, day: number): Set<string> {
	const last = new Map<string, NotedAdvice>();
	for (const note of noted) {
		const known = last.get(note.adviceId);
		if (note.day < day && (!known || note.day > known.day)) last.set(note.adviceId, note);
	}
	return new Set(
		[...last.values()].flatMap(({ adviceId, acted }) => (acted === 'not-for-me' ? [adviceId] : []))
	);
}

function candidatesOf(cards: Iterable<AdviceCard>, day: number): Iterable<Candidate> {
	const found = new Map<string, Candidate>();
	for (const { entry, planned, ...card } of cards) {
		const known = found.get(entry);
		// All cards share their weights, so this orders as retrievability does, without the curve.
		const faded = card.memory ? staleness(card, day) : -1;
		const soon = isSoon(card.placement, day);
		if (!known) found.set(entry, { entry, planned, soon, faded });
		else {
			known.planned ||= planned;
			known.soon ||= soon;
			known.faded = Math.max(known.faded, faded);
		}
	}
	return found.values();
}

/** What is due already and not in the plan waits behind limits, nobody knows how long. */
function isSoon(placement: AdviceCard['placement'], day: number): boolean {
	if (!placement || !('dueDay' in placement)) return false;
	return placement.dueDay > day && placement.dueDay <= day + SOON_DAYS;
}

/**
 * A card as its log before a day leaves it, where the log goes on beyond that day. Of a plan that is long
 * past, what was answered on that day, or was due, is taken for planned.
 */
export function cardOnDay(log: Review[], day: number, model: Model): Omit<AdviceCard, 'entry'> {
	const earlier = log.filter((entry) => entry.day < day);
	const { memory, lastDay, placement } = foldMemory(earlier, model);
	const answered = log.some((entry) => entry.kind === 'review' && entry.day === day);
	const due =
		!!placement &&
		placement.state !== 'new' &&
		(!('dueDay' in placement) || placement.dueDay <= day);
	return { memory, lastDay, placement, planned: answered || due };
}

/**
 * The advice of a day by its facts, one a device: where two chose differently, that of the device that was
 * opened first, and of two at once that of the smaller id.
 */
export function adviceOf(
	facts: Iterable<Pick<DayFact, 'deviceId' | 'openedMs' | 'advice'>>
): string | undefined {
	let first: Pick<DayFact, 'deviceId' | 'openedMs' | 'advice'> | undefined;
	for (const fact of facts) {
		if (!fact.advice) continue;
		const earlier = !first || fact.openedMs < first.openedMs;
		if (earlier || (fact.openedMs === first!.openedMs && fact.deviceId < first!.deviceId))
			first = fact;
	}
	return first?.advice;
}
