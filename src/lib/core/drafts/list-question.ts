/** What the points of a list are asked with: the question, and the words that lead to it where they help. */
import { countWords, inlineText } from '../document';
import { writeInline, type Write } from './cloze-text';
import type { Cues } from './cues';
import type { PointList } from './prose';
import { capitalised, withoutOpener } from './shorten';
import { pointsAway } from './standing-alone';

const LEAD_WORDS = 26;
const OPENING_WORDS = 45;
/** A longer line before a list says something about it. */
const FILLER_WORDS = 5;
/** "Before that was written, …": what it leans on is not there. */
const LEANING = /^(?:before|after|since|when|while)\b[^,]*\b(?:this|that|these|those)\b[^,]*,\s+/i;
/** "that post", "these skills": named before. */
const POINTING =
	/\b(?:these|those|this (?!is\b)|that (?:post|list|question|section|answer|way|case))\b/iu;
/** "…, and how is it different?" */
const TWO_QUESTIONS =
	/,? (?:and|or|und|et|y) (?:how|what|why|when|where|who|which|wie|was|warum|comment|pourquoi|cómo|qué)\b/i;
/** The question of an entry as its cards ask it. */
export interface OwnQuestion {
	/** Markdown, with what is given with it. */
	front: string;
	context: string;
	/** In plain words. */
	question: string;
}

/** `apart`: there are several lists, or the list is within a sentence, so that the question alone is not it. */
export function listQuestion(
	{ lead = '', opening = '' }: PointList,
	apart: boolean,
	own: OwnQuestion,
	cues: Cues,
	write: Write
): { front: string; context: string } {
	const { front, context, question } = own;
	const alone = { front, context };
	const bare = inlineText(withoutOpener([lead], cues)).replace(LEANING, '');
	const line = inlineText(capitalised([bare]));
	const words = countWords(line);
	if (!words || words > LEAD_WORDS) return alone;
	const below = (text: string) => ({ context, front: `${front}\n\n${writeInline([text], write)}` });
	if (/^(?:some|here|e\.g|for example|einige|quelques|algun[oa]s)\b/i.test(line)) return alone;
	// "Pros:" is asked with the question, whatever else there is.
	if (words <= 3) return below(line);
	// "Here's my list:" adds nothing to the question.
	const filler = /\bhere(?:['’]s| is| are) (?:my|the|a|some|our)\b[^,]*$/i.test(line);
	const short = words <= FILLER_WORDS && /\b(?:following|as follows)\b[^,]*$/i.test(line);
	if (!apart && (filler || short)) return alone;
	if (dangles(line, cues)) {
		const both = `${opening} ${line}`.trim();
		const helps = opening && !cues.hedges.test(opening) && countWords(both) <= OPENING_WORDS;
		if (helps) return below(both);
		return apart ? below(line) : alone;
	}
	const compound = (question.match(/[?？]/g)?.length ?? 0) > 1 || countWords(question) > 20;
	if (words > 5 && (apart || compound || TWO_QUESTIONS.test(question)))
		return {
			front: writeInline([line], write),
			context: [context, question].filter(Boolean).join(' › ')
		};
	return apart || words <= LEAD_WORDS / 2 ? below(line) : alone;
}

/** Speaks of something that only the words before it name. */
export const dangles = (line: string, cues: Cues): boolean =>
	cues.continues.test(line) || pointsAway(line, cues) || POINTING.test(line);
