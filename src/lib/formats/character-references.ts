/** Characters that markup writes by a name or a number. */
import { decodeHTMLStrict } from 'entities';

/** Character references to characters (`&amp;` to `&`); what is none stays as it is. */
export function decodeText(text: string): string {
	return text.includes('&') ? decodeHTMLStrict(text) : text;
}

/**
 * One name to its character, or false. The Markdown writer asks by this function's name: with the parser's
 * own table (see `vite.config.ts`), so that a second one of two thousand names is not carried along.
 */
export function decodeNamedCharacterReference(name: string): string | false {
	const reference = `&${name};`;
	const character = decodeHTMLStrict(reference);
	return character !== reference && character;
}
