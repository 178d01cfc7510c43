/** What is particular to texts that were posted or mailed: subjects and signatures. */
import { endsAsking } from '../faq/question';
import { RULER } from './lines';
import { firstWordsOf, numberOf } from './numbers';

/** What stands under the two dashes that end a mail or post. */
export function splitSignature(lines: string[]): { all: string[]; signature: string } {
	const last = lines.findLastIndex((line) => line !== '');
	const at = lines.lastIndexOf('--');
	if (at < 1 || last - at > 8) return { all: lines, signature: '' };
	return {
		all: lines.slice(0, at),
		signature: lines
			.slice(at + 1)
			.join('\n')
			.trim()
	};
}

/**
 * Posted FAQs put "Subject:" before each numbered heading, so that newsreaders find it, and may go on with
 * who wrote the answer.
 */
export function takeSubjects(lines: string[]): {
	lines: string[];
	keys: [key: string, words: string][];
} {
	const subject = /^Subject:\s+(?=(?:\d+[.)-]|[A-Z]?\d+(?:\.\d+)*\s|\[\d+(?:[.-]\d+)?\]\s)\S*)/;
	if (lines.filter((line) => subject.test(line)).length < 2)
		return { lines: asLabels(lines), keys: [] };
	const keys: [string, string][] = [];
	const taken = lines.flatMap((line, k) => {
		const heading = line.replace(subject, '');
		if (heading === line) return [line];
		const number = numberOf(heading);
		if (number) keys.push([number.key, firstWordsOf(number.text)]);
		return /^[A-Z][a-zA-Z-]+: /.test(lines[k + 1] ?? '') ? [heading, ''] : [heading];
	});
	return { lines: taken, keys };
}

/** Subjects without numbers that ask are questions with a label. */
function asLabels(lines: string[]): string[] {
	const subject = /^Subject:\s+(?!Re:)/;
	const asks = (line: string) => subject.test(line) && endsAsking(line);
	return lines.filter(asks).length < 2
		? lines
		: lines.map((line) => (asks(line) ? line.replace(subject, 'Q: ') : line));
}

const QUOTE = /^(?:> ?)+/;

/** Where what is quoted mostly asks, and what follows it answers, each quote is a question with a label. */
export function quotesAsLabels(lines: string[]): string[] {
	const quotes: { from: number; to: number; asks: boolean }[] = [];
	for (let from = 0; from < lines.length; from++) {
		if (!QUOTE.test(lines[from]!) || lines[from - 1]?.trim()) continue;
		let to = from;
		while (QUOTE.test(lines[to] ?? '')) to++;
		const text = lines.slice(from, to).map((line) => line.replace(QUOTE, ''));
		const isApart = !lines[to]?.trim();
		quotes.push({ from, to, asks: isApart && text.length < 8 && endsAsking(text.join(' ')) });
		from = to;
	}
	const asked = quotes.filter(({ asks }) => asks);
	if (asked.length < 3 || asked.length * 3 < quotes.length * 2) return lines;
	const starts = new Set(asked.map(({ from }) => from));
	const inside = new Set(asked.flatMap(({ from, to }) => range(from, to)));
	return lines.map((line, k) =>
		inside.has(k) ? `${starts.has(k) ? 'Q: ' : ''}${line.replace(QUOTE, '')}` : line
	);
}

const range = (from: number, to: number) => Array.from({ length: to - from }, (_, k) => from + k);

const LONGEST_FRAMED = 200;
const CODE = /\s{2,}[[(][A-Z\d.]{2,6}[\])]$/;

/** Lines without the codes at their end by which readers of a long text search for them. */
export function withoutCodes(lines: string[]): string[] {
	const isFramed = (k: number) =>
		lines[k]!.length < LONGEST_FRAMED &&
		CODE.test(lines[k]!) &&
		RULER.test(lines[k - 1] ?? '') &&
		RULER.test(lines[k + 1] ?? '');
	const framed = lines.flatMap((_, k) => (isFramed(k) ? [k] : []));
	if (framed.length < 3) return lines;
	const out = [...lines];
	for (const k of framed) out[k] = lines[k]!.replace(CODE, '');
	return out;
}
