/**
 * A sentence to its shorter self, by leaving out whole parts that grammar can spare: what opens it
 * without saying anything, brackets, and what follows its main clause. Words are never changed.
 */
import { countWords, inlineText, type Inline } from '../document';
import { sliceInline, type Span } from '../inline-slice';
import type { Cues } from './cues';

/** Cards whose answer has at most this many words are remembered best. */
export const SHORT_WORDS = 25;
const CLAUSE_MIN = 6;

const TAILS = [
	/\s*;\s+/,
	/\s+(?:---?|—|–)\s+/,
	/,\s+(?:so (?:that|if|you)|which|because|since|although|though|even though|as\b|but|rather than|unless|weil|obwohl|da|aber|car|mais|bien que|pero|porque|aunque)\s/i,
	/,\s+(?:and|or|und|et|y)\s+(?=(?:I|you|we|they|it|he|she|this|that|the|to|ich|man|on|il)\b)/i
];

/** The sentence with everything it needs, in at most about `most` words where that can be had. */
export function shorten(content: Inline[], cues: Cues, most = SHORT_WORDS): Inline[] {
	let kept = withoutOpener(content, cues);
	const tooLong = () => countWords(inlineText(kept)) > most;
	if (tooLong()) kept = withoutBrackets(kept);
	if (tooLong()) kept = withoutScene(kept);
	for (const tail of TAILS) if (tooLong()) kept = withoutTail(kept, tail);
	return kept;
}

/** Without "Nonetheless," and the like at the head; begins with a capital again. */
export function withoutOpener(content: Inline[], { opener, short }: Cues): Inline[] {
	const text = inlineText(content);
	const length = short.exec(text)?.[0].length ?? opener.exec(text)?.[0].length ?? 0;
	if (!length || length >= text.length) return content;
	return capitalised(sliceInline(content, { from: length, to: text.length }));
}

/** With a capital at the head, where it begins with a plain word. */
export function capitalised(content: Inline[]): Inline[] {
	const [first, ...rest] = content;
	// Not "example.org" or "iPhone": their letters are as they are.
	if (typeof first === 'string')
		return [
			first.replace(/^\p{Ll}(?=\p{Ll}*(?:[\s,;:!?’'-]|\.(?:\s|$)|$))/u, (c) => c.toUpperCase()),
			...rest
		];
	if (first && 'c' in first) return [{ ...first, c: capitalised(first.c) }, ...rest];
	return content;
}

/** Without what stands in round brackets, where a sentence is left around it. */
export function withoutBrackets(content: Inline[]): Inline[] {
	const text = inlineText(content);
	const spans: Span[] = [];
	let from = 0;
	for (const match of text.matchAll(/\s*\([^()]*(?:\([^()]*\)[^()]*)*\)/g)) {
		// At the head it may be what the sentence is about; "word(s)" is one word.
		if (!/^\s/.test(match[0]) || match.index === 0) continue;
		spans.push({ from, to: match.index });
		from = match.index + match[0].length;
	}
	if (!from) return content;
	spans.push({ from, to: text.length });
	const kept = spans.flatMap((span, i) => {
		const part = sliceInline(content, span);
		const glued = i === 0 || /^[\s]*[,.;:!?)]/.test(text.slice(span.from));
		return part.length ? [...(glued ? [] : [' ']), ...part] : [];
	});
	return countWords(inlineText(kept)) >= CLAUSE_MIN ? kept : content;
}

/** Without "While …," at the head: what follows is the statement. */
function withoutScene(content: Inline[]): Inline[] {
	const text = inlineText(content);
	const scene =
		/^(?:while|although|though|even though|whereas|obwohl|bien que|aunque)\b[^,]*,\s+/i.exec(
			text
		)?.[0];
	if (!scene || countWords(text.slice(scene.length)) < CLAUSE_MIN) return content;
	return capitalised(sliceInline(content, { from: scene.length, to: text.length }));
}

function withoutTail(content: Inline[], tail: RegExp): Inline[] {
	const text = inlineText(content);
	for (const match of text.matchAll(new RegExp(tail, `${tail.flags}g`))) {
		const head = text.slice(0, match.index);
		// A clause that only sets the scene ("If …," "While …,") is no statement.
		if (
			countWords(head) < CLAUSE_MIN ||
			/^(?:if|when|while|although|though|because|since|as|wenn|falls|si|cuando)\b/i.test(head)
		)
			continue;
		if (openBracket(head)) continue;
		return [...sliceInline(content, { from: 0, to: match.index }), '.'];
	}
	return content;
}

const openBracket = (text: string) =>
	(text.match(/[([（]/g)?.length ?? 0) > (text.match(/[)\]）]/g)?.length ?? 0);

/**
 * "If …, do this.": what it depends on belongs to the question. Only of one sentence: a second one may say
 * what to do otherwise.
 */
export function conditionOf(content: Inline[]): { condition: Inline[]; statement: Inline[] } {
	const text = inlineText(content);
	const [, condition = ''] =
		/^((?:if|when|for (?!example|instance|now|most|many|some|more)|wenn|falls|si|cuando)\b[^,.;:?!]{6,140}),\s+/i.exec(
			text
		) ?? [];
	const left = text.slice(condition.length + 1);
	if (!condition || countWords(left) < 3 || /[.!?]\s+\S/.test(left))
		return { condition: [], statement: content };
	const at = condition.length;
	const then = /^,\s+(?:then\s+|dann\s+|alors\s+|entonces\s+)?/i.exec(text.slice(at))![0].length;
	return {
		condition: [...sliceInline(content, { from: 0, to: at }), ' …'],
		statement: capitalised(sliceInline(content, { from: at + then, to: text.length }))
	};
}
