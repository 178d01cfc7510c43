/**
 * What became of a text, word by word, in any script: line by line first, so that no change goes over from one
 * point of a list to the next. Long texts are compared sentence by sentence before their words, so that the time
 * stays within bounds whatever their length.
 */
import { align, type Run } from './align';
import { splitSentences } from './drafts/sentences';

/** Words as they stand in both, or what stood there and what stands there now; spaces belong to words. */
export type WordChange = { same: string } | { was: string; now: string };

/** Comparing takes time by the product of the lengths: some ten milliseconds for so many. */
const PRODUCT_MAX = 1_000_000;

const UNSPACED =
	'\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}';
/** A word, a letter where no spaces are written, a sign; the spaces behind it belong to it. */
const PIECE = new RegExp(
	`(?:[${UNSPACED}]\\p{M}*|(?:(?![${UNSPACED}])[\\p{L}\\p{M}\\p{N}])+|\\s+|.)\\s*`,
	'gsu'
);

/** Joined they are the text. */
const wordsOf = (text: string): string[] => text.match(PIECE) ?? [];

/** Sentences with what stands behind them; lines end them too. */
function sentencesOf(text: string): string[] {
	return text.split(/(?<=\n)/).flatMap((line) => {
		const spans = splitSentences(line);
		return spans.length
			? spans.map(({ from }, k) => line.slice(k ? from : 0, spans[k + 1]?.from ?? line.length))
			: [line];
	});
}

/** The changes from one text to another, in order: those of `same` and `was` give the first, `now` the other. */
export function wordChanges(before: string, after: string): WordChange[] {
	return joined(byLines(before, after));
}

/** Each line has what ends it. */
const linesOf = (text: string) => text.split(/(?<=\n)(?!\n)/);
const NUMBER = /^\s*\p{N}{1,3}[.)]\s/u;
/** What a line is known by: its letters and figures without its number, or its signs where it has none. */
const lineKey = (line: string) =>
	line
		.replace(NUMBER, '')
		.match(/[\p{L}\p{M}\p{N}]+/gu)
		?.join(' ')
		.toLowerCase() ?? `= ${line}`;

function byLines(was: string, now: string): WordChange[] {
	const [a, b] = [linesOf(was), linesOf(now)];
	const words = (one: string, other: string) => between(one, other, [sentencesOf, wordsOf]);
	if (a.length * b.length > PRODUCT_MAX) return words(was, now);
	let at = 0;
	return align(a, b, lineKey).flatMap((run) => {
		if ('same' in run) {
			const [one, other] = [cut(a[at++]!), cut(run.same)];
			return [...words(one.line, other.line), { was: one.end, now: other.end }];
		}
		at += run.extra.length;
		return words(run.extra.join(''), run.missing.join(''));
	});
}

function cut(text: string) {
	const line = text.replace(/\n+$/, '');
	return { line, end: text.slice(line.length) };
}

function between(was: string, now: string, ways: ((text: string) => string[])[]): WordChange[] {
	if (was === now) return was ? [{ same: now }] : [];
	const finest = ways.at(-1)!;
	const [a, b] = [finest(was), finest(now)];
	if (a.length * b.length <= PRODUCT_MAX) return changesOf(a, b);
	if (ways.length === 1) return apart(a, b, () => [{ was, now }]);
	const [one, other] = [ways[0]!(was), ways[0]!(now)];
	return apart(one, other, (left, right) => {
		if (left.length * right.length > PRODUCT_MAX)
			return [{ was: left.join(''), now: right.join('') }];
		return changesOf(left, right).flatMap((change) =>
			'same' in change ? [change] : between(change.was, change.now, ways.slice(1))
		);
	});
}

/** What both begin and end with costs nothing; the middle is compared. */
function apart(
	a: string[],
	b: string[],
	compare: (a: string[], b: string[]) => WordChange[]
): WordChange[] {
	const least = Math.min(a.length, b.length);
	let start = 0;
	while (start < least && a[start] === b[start]) start++;
	let end = 0;
	while (end < least - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
	const middle = (all: string[]) => all.slice(start, all.length - end);
	return [
		{ same: b.slice(0, start).join('') },
		...compare(middle(a), middle(b)),
		{ same: b.slice(b.length - end).join('') }
	];
}

function changesOf(a: string[], b: string[]): WordChange[] {
	return apart(a, b, (left, right) =>
		align(left, right, (piece) => piece).map((run: Run) =>
			'same' in run ? run : { was: run.extra.join(''), now: run.missing.join('') }
		)
	);
}

/** Neighbours of one kind as one, but for whole lines. */
function joined(changes: WordChange[]): WordChange[] {
	const made: WordChange[] = [];
	for (const change of changes) {
		const last = made.at(-1);
		if ('same' in change || change.was === change.now) {
			const same = 'same' in change ? change.same : change.now;
			if (!same) continue;
			if (last && 'same' in last) last.same += same;
			else made.push({ same });
		} else if (change.was || change.now) {
			if (last && !('same' in last) && !/\n$/.test(last.was + last.now)) {
				last.was += change.was;
				last.now += change.now;
			} else made.push({ ...change });
		}
	}
	return made;
}
