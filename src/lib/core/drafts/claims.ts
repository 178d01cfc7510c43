/**
 * Single statements worth a card of their own: figures that are hidden in their sentence, terms in their
 * definition, reasons, contrasts, and questions that an answer asks and answers itself.
 */
import { countWords, inlineText, type Inline } from '../document';
import type { Span } from '../inline-slice';
import { clozeText, writeInline, type Write } from './cloze-text';
import type { Cues } from './cues';
import type { Sentence } from './prose';
import { contrast, dangling, reason, type Claim } from './reasons';
import { shorten, withoutBrackets, withoutOpener } from './shorten';

const CLAIM_WORDS = 32;
const EXAMPLE =
	/^(?:let['’]s say|suppose|imagine|consider|angenommen|imaginez|supongamos)(?: that)? (?=\p{Lu})/iu;

/**
 * A number that says something by itself: a share, an amount of money, a number with what it counts.
 * Not dates, ordinals, versions, numbers of chapters.
 */
const FIGURE =
	/(?<![\p{L}\p{N}.#/:-])(?:[~≈<>]\s?)?(?:[$€£¥]\s?\d[\d.,]*\d?(?:\s?(?:k|m|bn|million|billion))?|\d+(?:[.,]\d+)*(?:\s?(?:-|–|to)\s?\d+(?:[.,]\d+)*)?(?:\s?%|\s?percent|x\b|(?=\s(?:more\s|full\s|extra\s)?(?:seconds?|sec|minutes?|mins?|hours?|days?|weeks?|months?|years?|people|times|words|pages|points|characters|bytes|KB|MB|GB|TB|kB|ms|km|kg|metres?|meters?|miles|cups?|grams?|degrees|dollars|euros|users|requests|hours|Sekunden|Minuten|Stunden|Tage|Wochen|Monate|Jahre|Prozent|Euro|secondes|heures|jours|semaines|mois|ans|années|euros|segundos|minutos|horas|días|semanas|meses|años)\b)))/gu;

/** Statements of these sentences, in their order. */
export function claimsOf(sentences: Sentence[], cues: Cues, write: Write): Claim[] {
	const claims: Claim[] = [];
	const persons = examplePersons(sentences);
	for (const sentence of sentences) {
		// Weeks later nobody knows who Bob is.
		if (persons?.test(sentence.text)) continue;
		const before = sentences[sentence.index - 1];
		const claim =
			selfAsked(sentence, sentences[sentence.index + 1], cues, write) ??
			contrast(sentence, cues, write) ??
			reason(sentence, before, cues, write) ??
			term(sentence, cues, write) ??
			figures(sentence, cues, write);
		if (claim) claims.push(claim);
	}
	return claims;
}

/** Names that an example gives its persons: "Let's say that Alice …, and Bob …". */
function examplePersons(sentences: Sentence[]): RegExp | undefined {
	const begins = sentences.filter(({ text }) => EXAMPLE.test(text));
	const names = begins.flatMap(({ text }) => text.match(/(?<=\s)\p{Lu}\p{Ll}{2,}/gu) ?? []);
	return names.length ? new RegExp(`\\b(?:${[...new Set(names)].join('|')})\\b`) : undefined;
}

/** "What is a job talk, you ask? It is …": the question stands in the answer. */
function selfAsked(
	asks: Sentence,
	next: Sentence | undefined,
	cues: Cues,
	write: Write
): Claim | undefined {
	if (!next || next.paragraph !== asks.paragraph || !/[?？]$/.test(asks.text)) return undefined;
	if (/[?？:]$/.test(next.text) || countWords(asks.text) < 3 || countWords(asks.text) > 20)
		return undefined;
	if (
		!/^(?:what|why|how|when|where|who|which|was|wie|warum|wer|wann|wo|que|qu['’]|comment|pourquoi|qué|cómo|por qué)\b/iu.test(
			asks.text
		)
	)
		return undefined;
	if (cues.pronoun.test(asks.text) || cues.hedges.test(next.text) || countWords(next.text) < 5)
		return undefined;
	const question = inlineText(withoutOpener(asks.c, cues)).replace(
		/,? you (?:may |might )?(?:ask|wonder)(?=\?)/i,
		''
	);
	return {
		rule: 'term',
		kind: 'basic',
		fields: {
			front: writeInline([question], write),
			back: writeInline(shorten(next.c, cues), write)
		},
		quote: `${asks.text} ${next.text}`
	};
}

/** "**Term** is a …": the term is hidden in what it means. */
function term({ text, c, quoted }: Sentence, cues: Cues, write: Write): Claim | undefined {
	const words = inlineText(c);
	if (quoted || countWords(words) < 6 || countWords(words) > CLAIM_WORDS + 10) return undefined;
	const marked = markedTerm(c, words);
	if (!marked) return undefined;
	const rest = words.slice(marked.to);
	if (
		!/^["'”’»\s]*(?:\([^)]{2,20}\)\s*)?(?:,? that is,|is (?:the|an?|any|when|where|what|how)\b|are (?:the|an?|any)?\s?\p{L}+|means?\b|refers? to\b|stands? for\b|bedeutet\b|ist (?:eine?r?|der|die|das)\b|est (?:une?|le|la)\b|es (?:una?|el|la)\b|[—–:]\s)/iu.test(
			rest
		)
	)
		return undefined;
	return {
		rule: 'term',
		kind: 'cloze',
		fields: { text: clozeText(shortEnd(c), inlineText(shortEnd(c)), [marked], write) },
		quote: text
	};

	function shortEnd(content: Inline[]): Inline[] {
		const short = shorten(content, { ...cues, opener: /$^/, short: /$^/ }, CLAIM_WORDS);
		return inlineText(short).startsWith(words.slice(0, marked!.to)) ? short : content;
	}
}

/** An emphasised, quoted or written-as-code term at the head of a sentence. */
function markedTerm(c: Inline[], words: string): Span | undefined {
	const head = /^(?:(?:an?|the|ein|eine|der|die|das|une?|le|la|el|una)\s+)?/i.exec(words)![0]
		.length;
	const quotedTerm = /^["“„«]([^"”“»]{2,40})["”“»]/.exec(words.slice(head));
	if (quotedTerm) return { from: head, to: head + quotedTerm[0].length };
	let at = 0;
	for (const part of c) {
		const length = inlineText([part]).length;
		if (at >= head && length) {
			const marked =
				typeof part !== 'string' && (part.t === 'strong' || part.t === 'em' || part.t === 'code');
			return marked && countWords(inlineText([part])) <= 6
				? { from: at, to: at + length }
				: undefined;
		}
		at += length;
		if (at > head) return undefined;
	}
	return undefined;
}

/** Numbers of a sentence, hidden one by one. */
function figures({ text, c, quoted }: Sentence, cues: Cues, write: Write): Claim | undefined {
	if (quoted || cues.aside.test(text) || cues.ownLife.test(text)) return undefined;
	const whole = withoutOpener(c, cues);
	const content = countWords(inlineText(whole)) > CLAIM_WORDS ? withoutBrackets(whole) : whole;
	const words = inlineText(content);
	if (countWords(words) > CLAIM_WORDS + 10 || countWords(words) < 6 || /[:?：？]$/.test(words))
		return undefined;
	if (dangling(words, cues) || cues.pronoun.test(words.split(/\s+/).slice(0, 4).join(' ')))
		return undefined;
	const gaps = [...words.matchAll(FIGURE)].map(({ index, 0: found }) => ({
		from: index,
		to: index + found.trimEnd().length
	}));
	if (!gaps.length || gaps.length > 3) return undefined;
	return {
		rule: 'figure',
		kind: 'cloze',
		fields: { text: clozeText(content, words, gaps, write) },
		quote: text
	};
}
