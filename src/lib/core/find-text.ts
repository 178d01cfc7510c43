/**
 * Finding words in a text as a person means them: whatever their case, accents, vowel points, quotation
 * marks or line breaks, in any script. A text is prepared once, in time linear in its length; a search in
 * it is then one walk. Offsets are UTF-16 units of the text as it was given.
 */

/** A text folded for searching. */
export interface PreparedText {
	folded: string;
	/**
	 * For each unit of `folded` where its character starts in the text, one more for the text's end;
	 * undefined where every unit stands where it stood.
	 */
	at?: Uint32Array;
}

/** Where the words were found: from `start` up to `end`. */
export interface Hit {
	start: number;
	end: number;
}

/** Accents, points and vowel signs that are written or left out at will; not the vowels of Indic scripts. */
const MARKS =
	/[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed]/g;
/** Soft hyphens and joiners: they are there for the setting of the line. */
const UNSEEN = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/** Letters whose stroke or ligature Unicode does not take apart, and marks that keyboards do not have. */
const ALIKE: Record<string, string> = {
	ß: 'ss',
	ς: 'σ',
	ı: 'i',
	ø: 'o',
	ł: 'l',
	đ: 'd',
	ħ: 'h',
	æ: 'ae',
	œ: 'oe',
	'‘': "'",
	'’': "'",
	ʼ: "'",
	'“': '"',
	'”': '"',
	'„': '"',
	'«': '"',
	'»': '"',
	'‐': '-',
	'‑': '-',
	'‒': '-',
	'–': '-',
	'—': '-',
	'−': '-'
};

const known = new Map<string, string>();

/** One character as it is compared: lower case, without its accents; '' for what is passed over. */
function foldCharacter(character: string): string {
	const before = known.get(character);
	if (before !== undefined) return before;
	const bare = character.normalize('NFKD').toLowerCase().replace(MARKS, '').replace(UNSEEN, '');
	const folded = [...bare].map((one) => ALIKE[one] ?? one).join('');
	const result = /^\s+$/.test(folded) ? ' ' : folded;
	known.set(character, result);
	return result;
}

/** Folds a text for any number of searches; runs of white space become one space. */
export function prepareText(text: string): PreparedText {
	// What most of a text in English is, at a hundredth of the cost.
	if (/^[\0-\x7f]*$/.test(text) && !/\s\s/.test(text))
		return { folded: text.toLowerCase().replace(/\s/g, ' ') };
	let folded = '';
	const at: number[] = [];
	let spaced = false;
	for (let i = 0; i < text.length;) {
		const character = String.fromCodePoint(text.codePointAt(i)!);
		const plain = foldCharacter(character);
		if (plain !== ' ' || !spaced) {
			folded += plain;
			for (let k = 0; k < plain.length; k++) at.push(i);
		}
		// What is passed over does not part two spaces.
		if (plain) spaced = plain === ' ';
		i += character.length;
	}
	at.push(text.length);
	return { folded, at: Uint32Array.from(at) };
}

/** All places where the words stand, in order and without overlap; none for words that say nothing. */
export function findText({ folded, at }: PreparedText, words: string): Hit[] {
	const wanted = prepareText(words).folded.trim();
	const hits: Hit[] = [];
	if (!wanted) return hits;
	for (let from = folded.indexOf(wanted); from >= 0;) {
		let to = from + wanted.length;
		// Half of a character that folds to two ("ß") is the whole character.
		while (at && to < folded.length && at[to] === at[to - 1]) to++;
		hits.push(at ? { start: at[from]!, end: at[to]! } : { start: from, end: to });
		from = folded.indexOf(wanted, to);
	}
	return hits;
}
