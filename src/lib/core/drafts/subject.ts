/** What a document, by its title, is about. */
import { countWords } from '../document';

/** Titles that name no subject. */
export const GENERIC =
	/^(?:general|misc\w*|other\w*|questions?(?: (?:and|&) answers?)?|q ?(?:&|and) ?a|faqs?|frequently asked questions?|introduction|intro|overview|basics|more|about|allgemein\w*|sonstiges|häufige fragen|fragen|divers|général\w*|questions fréquentes|preguntas(?: frecuentes)?|varios|разное|общие вопросы|よくある質問|常见问题|一般)$/iu;

/** A longer title names no subject, and patterns with gaps would go over it again and again. */
const LONGEST = 400;

/** What a title is about: "FAQ: Keeping bees (2021)" is about keeping bees. */
export function subjectOf(title: string): string {
	if (title.length > LONGEST) return '';
	const bare = title
		.replace(/\s*[([][^()[\]]*[)\]]\s*/g, ' ')
		.replace(/\s+/g, ' ')
		.replace(
			/^\s*(?:the\s+)?(?:faqs?|frequently asked questions?|q ?& ?a|häufige fragen|questions fréquentes|preguntas frecuentes)\b\s*(?:[:：|–—-]|about|for|on|zu|sur|sobre)?\s*/iu,
			''
		)
		.replace(/\s*[:：|–—-]?\s*\b(?:faqs?|frequently asked questions?)\s*$/iu, '')
		.trim();
	if (GENERIC.test(bare) || countWords(bare) > 12) return '';
	return /\p{Lu}{2}/u.test(bare) && bare === bare.toUpperCase() && countWords(bare) > 2
		? quieter(bare)
		: bare;
}

/** Capitals throughout are loud on a card; what may be an abbreviation keeps them. */
function quieter(title: string): string {
	const small = /^(?:A|AN|AND|AS|AT|BY|FOR|FROM|IN|OF|ON|OR|THE|TO|WITH|YOU|YOUR|MY|HOW)$/;
	const words = title
		.split(/(\s+)/)
		.map((word) => (word.length > 4 || small.test(word) ? word.toLowerCase() : word));
	return words.join('').replace(/^\p{Ll}/u, (c) => c.toUpperCase());
}
