/**
 * A question that stands alone. In a document a question leans on its section, its title and the question
 * before; on a card, weeks later, it has none of them. What it leans on is named in its context line.
 */
import { countWords } from '../document';
import type { Entry, Outline } from '../outline';
import { subjectWords, type Cues } from './cues';
import { GENERIC, subjectOf } from './subject';

export interface Asked {
	/** The question without "So," or "Huh." before it. */
	question: string;
	/** Parts of the line that makes it stand alone, from the outermost in. */
	context: string[];
}

/** A section may be this deep and still help. */
const SECTIONS = 2;
const EARLIER_WORDS = 16;
/** Fewer telling words than this hardly name a subject. */
const SUBJECT_MIN = 3;

/** Of each entry, by its id. */
export function standAlone(outline: Outline, cues: Cues): Map<string, Asked> {
	const asked = new Map<string, Asked>();
	const title = subjectOf(outline.title);
	let section: { key: string; earlier: string[] } = { key: '', earlier: [] };
	for (const entry of outline.entries) {
		const key = entry.section.join('\n');
		if (section.key !== key) section = { key, earlier: [] };
		const question = withoutCall(entry.question, cues);
		const names = entry.section.filter((name) => !GENERIC.test(name.trim()));
		const context = names.slice(-SECTIONS);
		const earlier = leansOn(entry, question, section.earlier, cues);
		const named = subjectWords([question, ...context, earlier].join(' '), cues).length;
		const vague = named < SUBJECT_MIN || (!earlier && pointsAway(question, cues));
		if (title && (vague || !context.length) && !says(context, title) && !says([question], title))
			context.unshift(title);
		if (earlier) context.push(earlier);
		asked.set(entry.id, { question, context });
		section.earlier.push(question);
	}
	return asked;
}

/** Without what only answers the question before ("So", "No,", "Huh."), where a question is left. */
function withoutCall(question: string, { opener, yesNo }: Cues): string {
	// A place in the document means nothing on a card.
	question = question.replace(/\s+(?:above|below|earlier)(?=[.,;?!])/gi, '');
	const call = opener.exec(question)?.[0] ?? '';
	const answer = /^[\p{L} ]{2,12}[,.!] /u.exec(question)?.[0] ?? '';
	const cut = call || (yesNo.test(answer) ? answer : '');
	const left = question.slice(cut.length).trim();
	return cut && countWords(left) >= 3 ? left.replace(/^\p{Ll}/u, (c) => c.toUpperCase()) : question;
}

/** The earlier question of this section that this one goes on from; shortened. */
function leansOn(
	{ question: whole }: Entry,
	question: string,
	earlier: string[],
	cues: Cues
): string | undefined {
	const previous = earlier.at(-1);
	if (!previous) return undefined;
	// "these roles": the question that spoke of roles.
	const [, noun] =
		/\b(?:these|those|such|diese\w*|ces|estos|estas)\s+(\p{L}{4,})/iu.exec(question) ?? [];
	if (noun) {
		const root = noun.toLowerCase().slice(0, -1);
		const source = earlier.find((one) => one.toLowerCase().includes(root));
		if (source) return cutTo(source);
	}
	return whole !== question || pointsAway(question, cues) ? cutTo(previous) : undefined;
}

/** Speaks of "it" or "this" without having named it. */
export function pointsAway(question: string, cues: Cues): boolean {
	// "How important is it that …" and "what is it like to …" name it afterwards.
	const text = question.replace(
		/\b(?:is|was|would|does|will) it (?=.*\b(?:that|to|if|when|like)\b)/i,
		' '
	);
	const found = cues.pronoun.exec(text);
	if (!found) return false;
	const sentence = text.slice(0, found.index + found[0].length);
	// "this" with nothing but what the asker wants before it.
	if (/\b(?:this|that|these|those)$/i.test(sentence) && !/[.?!] /.test(sentence)) return true;
	return subjectWords(text.slice(0, found.index), cues).length < 1;
}

function cutTo(question: string): string {
	const words = question.split(/\s+/);
	if (words.length <= EARLIER_WORDS) return question;
	const last = question.split(/(?<=[.!?])\s+/).at(-1)!;
	if (last.split(/\s+/).length <= EARLIER_WORDS) return last;
	return `${words.slice(0, EARLIER_WORDS).join(' ')} …`;
}

function says(parts: string[], title: string): boolean {
	const text = parts.join(' ').toLowerCase();
	return text.includes(title.toLowerCase());
}
