/** Statements that join two others: a reason for what it explains, halves that stand against each other. */
import { countWords, inlineText } from '../document';
import { sliceInline, type Span } from '../inline-slice';
import type { DraftRule, Note, NoteKind } from '../model';
import { clozeText, writeInline, type Write } from './cloze-text';
import type { Cues } from './cues';
import type { Sentence } from './prose';
import { capitalised, shorten, withoutBrackets, withoutOpener } from './shorten';

/** A card's own part; the entry's context is added to it. */
export interface Claim {
	rule: DraftRule;
	kind: NoteKind;
	fields: Note['fields'];
	quote: string;
}

/** "X does …, while Y does …": each half asks for the other. Only where both say it in the same words. */
export function contrast(
	{ text, c, quoted }: Sentence,
	cues: Cues,
	write: Write
): Claim | undefined {
	if (quoted) return undefined;
	const plain = withoutBrackets(c);
	const words = inlineText(plain);
	const middle = cues.whereas.exec(words);
	if (!middle || middle.index < 10 || countWords(words) > 45) return undefined;
	const right = middle.index + middle[0].length;
	const shared = sharedRun(words.slice(0, middle.index), words.slice(right));
	if (!shared) return undefined;
	const gaps: Span[] = [
		{ from: shared.left, to: middle.index },
		{ from: right + shared.right, to: words.length - (/[.。]*$/.exec(words)?.[0].length ?? 0) }
	];
	if (
		gaps.some(
			({ from, to }) =>
				countWords(words.slice(from, to)) < 1 || countWords(words.slice(from, to)) > 12
		)
	)
		return undefined;
	const content = withoutOpener(plain, cues);
	const cut = words.length - inlineText(content).length;
	const moved = gaps.map(({ from, to }) => ({ from: from - cut, to: to - cut }));
	return {
		rule: 'contrast',
		kind: 'cloze',
		fields: { text: clozeText(content, inlineText(content), moved, write) },
		quote: text
	};
}

/** The longest run of at least four words that both halves hold: where it ends in each. */
function sharedRun(left: string, right: string): { left: number; right: number } | undefined {
	const a = [...left.matchAll(/\S+/g)];
	const b = [...right.matchAll(/\S+/g)];
	let best: { length: number; left: number; right: number } | undefined;
	for (let i = 0; i < a.length; i++)
		for (let k = 0; k < b.length; k++) {
			let n = 0;
			while (a[i + n] && b[k + n] && a[i + n]![0].toLowerCase() === b[k + n]![0].toLowerCase()) n++;
			if (n < 4 || (best && n <= best.length) || i + n >= a.length || k + n >= b.length) continue;
			best = { length: n, left: a[i + n]!.index, right: b[k + n]!.index };
		}
	return best;
}

/** "Effect because cause": the effect is told, the cause asked for. */
export function reason(
	{ text, c, quoted, paragraph }: Sentence,
	before: Sentence | undefined,
	cues: Cues,
	write: Write
): Claim | undefined {
	if (quoted || countWords(text) > 60) return undefined;
	const content = withoutOpener(withoutBrackets(c), cues);
	const words = inlineText(content);
	const link = cues.because.exec(words);
	if (!link || link.index === 0 || /^(?:if|when|while|unless|wenn|si|cuando)\b/i.test(words))
		return undefined;
	if (cues.ownLife.test(words)) return undefined;
	let effect = sliceInline(content, { from: 0, to: link.index });
	const cause = sliceInline(content, { from: link.index + link[0].length, to: words.length });
	if (
		/\b(?:not|just|only|simply|partly|mostly|primarily|mainly|perhaps|is|and|or|but)$|\b(?:not|n['’]t)\b[^,]*$/i.test(
			inlineText(effect)
		)
	) {
		const thin =
			/^(?:(?:I (?:think|believe|guess|suspect) )?(?:this|that|it)(?:['’]s| is)(?: (?:primarily|mainly|mostly|partly|probably))?|the (?:main )?reason (?:for this )?is)$/i;
		if (!thin.test(inlineText(effect)) || !before || before.paragraph !== paragraph)
			return undefined;
		effect = withoutOpener(before.c, cues);
	}
	const said = inlineText(effect);
	if (countWords(said) < 4 || countWords(said) > 30 || openBracket(said)) return undefined;
	if (countWords(inlineText(cause)) < 4 || dangling(said, cues) || unnamed(said)) return undefined;
	const front = `${writeInline(capitalised([...effect, /[.!?。]$/.test(said) ? '' : '.']), write)} ${cues.why}`;
	return {
		rule: 'why',
		kind: 'basic',
		fields: { front, back: writeInline(capitalised(shorten(cause, cues)), write) },
		quote: text
	};
}

const openBracket = (text: string) =>
	(text.match(/[([]/g)?.length ?? 0) !== (text.match(/[)\]]/g)?.length ?? 0);

/** Begins with something that only the sentence before names. */
export function dangling(text: string, cues: Cues): boolean {
	return cues.continues.test(text) || cues.backward.test(text);
}

/** Says something of "this" or "that" and not of what it is. */
function unnamed(text: string): boolean {
	return /\b(?:this|that|these|those|it)(?=[.,;!?]?$| (?:is|was|are|were|will|would|does|did|has|had)\b)/i.test(
		text
	);
}
