/** Whether the words of a card still stand in an answer. */
import { documentText, type Doc } from '../document';
import { UNSPACED } from './grams';
import { plainWords } from './says';

/** Sentences end without a space there. */
const STOPS = /[。、？！]+/g;
const spaced = (text: string) => ` ${text.replace(STOPS, ' ').replace(/\s+/g, ' ').trim()} `;

/** Looks for words, as `plainWords` has them, among these answers: as whole words, where words have spaces. */
export function standing(answers: readonly Doc[]): (said: string) => boolean {
	const texts = answers.map((answer) => spaced(plainWords(documentText(answer)).join(' ')));
	return (said) => {
		const words = spaced(said);
		const from = UNSPACED.test(words[1] ?? '') ? 1 : 0;
		const to = UNSPACED.test(words.at(-2) ?? '') ? -1 : words.length;
		const wanted = words.slice(from, to);
		return texts.some((text) => text.includes(wanted));
	};
}
