/** The paragraphs of a plain text: what stands between blank lines, rulers and underlined titles. */
import { asking, endsAsking } from '../faq/question';
import { indentOf } from './paragraph';
import { isCapitals } from './titles';

/** A line of one sign over and over, as between passages. */
export const RULER = /^\s*([-=*_#~+%])(?:\s?\1){3,200}$/;
/** The same, as it stands under a title. */
export const UNDERLINE = /^\s*([-=~*^])\1{2,200}$/;

/**
 * Lines between blank ones; rulers stand by themselves, underlines stay with what they underline. `apart`
 * are those after a ruler or several blank lines.
 */
export function paragraphsOf(lines: string[]): { paragraphs: string[][]; apart: Set<string[]> } {
	const apart = new Set<string[]>();
	const paragraphs: string[][] = [[]];
	lines.forEach((line, k) => {
		const above = lines[k - 1]?.trim() ?? '';
		const underlines =
			UNDERLINE.test(line) &&
			above !== '' &&
			(Math.abs(above.length - line.trim().length) < 4 || isTitleOverRuler(lines, k));
		if (!line.trim()) paragraphs.push([]);
		else if (RULER.test(line) && !underlines) paragraphs.push([line], []);
		else {
			const before = lines[k - 1]?.trim() ? lines[k - 1]! : (lines[k - 2] ?? '');
			if (!paragraphs.at(-1)!.length && (!before.trim() || RULER.test(before)))
				apart.add(paragraphs.at(-1)!);
			paragraphs.at(-1)!.push(line);
			if (underlines) paragraphs.push([]);
		}
	});
	const whole = paragraphs.filter((paragraph) => paragraph.length > 0);
	return { paragraphs: whole.flatMap(cutTitle).flatMap(cutEntries), apart };
}

/** A question without the title in capitals that stands right over it, less set in. */
function cutTitle(paragraph: string[]): string[][] {
	const [title = '', ...more] = paragraph;
	const isOver = more.length > 0 && indentOf(more[0]!) > 2 && more.slice(0, 3).some(endsAsking);
	const isTitle = isOver && isCapitals([title], 0);
	return isTitle ? [[title], paragraph.slice(1)] : [paragraph];
}

const ENTRY = /^(\s*)(?:\d{1,3}[.)]|[-*•])\s+\S/;

/** A paragraph of entries that are questions over their answers, as one paragraph each. */
function cutEntries(paragraph: string[]): string[][] {
	const margin = ENTRY.exec(paragraph[0]!)?.[1];
	if (margin == null) return [paragraph];
	const starts = paragraph.flatMap((line, k) => (ENTRY.exec(line)?.[1] === margin ? [k] : []));
	const asks = starts.filter(
		(k, n) => endsAsking(paragraph[k]!) && (starts[n + 1] ?? paragraph.length) > k + 1
	);
	if (starts.length < 2 || asks.length * 3 < starts.length * 2) return [paragraph];
	return starts.map((k, n) => paragraph.slice(k, starts[n + 1]));
}

/**
 * Whether the line above the ruler at `k` is a title though the ruler is longer: it stands between two equal
 * ones, or asks in a line of its own.
 */
function isTitleOverRuler(lines: string[], k: number): boolean {
	const title = lines[k - 1]!.trim();
	const above = lines[k - 2]?.trim() ?? '';
	if (title.length > 100 || RULER.test(title)) return false;
	if (!above) return asking(title) === 'mark';
	return above === lines[k]!.trim() && !lines[k + 1]?.trim() && !/[.:;,]$/.test(title);
}

/** The indent that most paragraphs have: some texts set all answers in. */
export function commonIndent(paragraphs: string[][]): number {
	const counts = new Map<number, number>();
	for (const [first = ''] of paragraphs) {
		const indent = indentOf(first);
		if (indent < 9) counts.set(indent, (counts.get(indent) ?? 0) + 1);
	}
	return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}
