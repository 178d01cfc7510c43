/**
 * Lines that a reader may have missed: what stands in readings, in answers and unused, short enough to be a
 * question. The person points at one, and the reader follows (formats/faq/examples).
 */
import { documentText, type Doc } from './document';
import type { Outline } from './outline';

export interface Offer {
	text: string;
	/** Where it stands now, in words. */
	where: string;
}

/** Nobody asks at more length than this, in characters. */
const LONGEST = 300;
const MARK = /[?？؟\u037e⁇]/u;

/** Every line that could be a question, those with a question mark first, else in the document's order. */
export function offersOf({ entries, readings, unused }: Outline): Offer[] {
	const offers = [
		...entries.flatMap(({ question, answer }) => linesOf(answer, `In the answer to “${question}”`)),
		...readings.flatMap(({ title, body }) => [
			...offer(title, 'The title of a passage to read'),
			...linesOf(body, `In “${title}”`)
		]),
		...unused.flatMap(({ text }) => offer(text, 'Not used'))
	];
	const seen = new Set(entries.map(({ question }) => question));
	const fresh = offers.filter(({ text }) => !seen.has(text) && seen.add(text));
	const asks = ({ text }: Offer) => MARK.test(text);
	return [...fresh.filter(asks), ...fresh.filter((one) => !asks(one))];
}

/** Headings and paragraphs at the top of a document; what lies deeper is part of something else. */
function linesOf(doc: Doc, where: string): Offer[] {
	return doc.flatMap((block) =>
		block.t === 'p' || block.t === 'h' ? offer(documentText([block]), where) : []
	);
}

function offer(words: string, where: string): Offer[] {
	const text = words.replace(/\s+/gu, ' ').trim();
	return text && text.length <= LONGEST ? [{ text, where }] : [];
}
