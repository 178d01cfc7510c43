/** Entries as they are compared: the grams of their words, and how much those tell. */
import { documentText } from '../document';
import type { Entry } from '../outline';
import { gramsOf, type Grams } from './grams';
import { plainWords, questionText } from './says';

/** Of an entry, or of a reading whose title stands for the question, what is compared. */
export type Passage = Pick<Entry, 'id' | 'question' | 'section' | 'answer' | 'given' | 'anchor'>;

/** Grams of which a text is half believed: "Yes." has four. */
const TELLING_GRAMS = 3;

/** A passage with what it is compared by. */
export interface Told {
	passage: Passage;
	at: number;
	question: Grams;
	answer: Grams;
	/** 0 to 1: how much it tells that the question, the answer is the same; less where others have it too. */
	questionTells: number;
	answerTells: number;
	/** The words of the question. */
	asked: string;
	/** Questions and answers of the same words. */
	key: string;
}

/** In the order of the document. */
export function told(passages: readonly Passage[]): Told[] {
	const texts = passages.map(({ question, given, answer }) => [
		questionText(question, given),
		documentText(answer)
	]);
	const keys = texts.map((both) => both.map((text) => plainWords(text).join(' ')));
	const counts = [new Map<string, number>(), new Map<string, number>()];
	for (const both of keys)
		both.forEach((key, side) => counts[side]!.set(key, (counts[side]!.get(key) ?? 0) + 1));
	return passages.map((passage, at) => {
		const [question, answer] = [gramsOf(texts[at]![0]!, 1), gramsOf(texts[at]![1]!, 2)];
		const tells = (grams: Grams, side: number) =>
			grams.size / (grams.size + TELLING_GRAMS) / counts[side]!.get(keys[at]![side]!)!;
		return {
			passage,
			at,
			question,
			answer,
			questionTells: tells(question, 0),
			answerTells: tells(answer, 1),
			asked: keys[at]![0]!,
			key: keys[at]!.join('\n')
		};
	});
}

/** Their salts keep the grams of question and answer apart. */
export const joined = ({ question, answer }: Told): Grams => new Map([...question, ...answer]);
