/** The block that titles a document: a first heading above all others, or a first short line of plain text. */
import { inlineText, type Block, type Doc } from '../../core/document';
import type { Outline } from '../../core/outline';
import type { Parsed } from '../parsed';
import { isContentsTitle } from './contents';
import { isFaqName } from './names';
import type { Labels } from './labels';
import { asking, bare } from './question';

/** Undefined where a document states no title, or its first heading asks like all the others. */
export function titleOf(
	doc: Doc,
	format: Outline['format'],
	labels: Labels,
	{ asked, facts }: Pick<Parsed, 'asked' | 'facts'>
): Block | undefined {
	const headings = doc.filter(
		(block) => block.t === 'h' && !asked.has(block) && !isContentsTitle(inlineText(block.c))
	) as Heading[];
	const named = facts.title && headings.find((h) => sameWords(inlineText(h.c), facts.title!));
	if (named && asking(inlineText(named.c)) !== 'mark') return named;
	const [first, second] = headings;
	const at = doc.findIndex((block) => block === first);
	if (first && at <= 6) {
		const text = inlineText(first.c);
		const single = headings.every((other) => other === first || other.level > first.level);
		// A title may share its level with chapters when it titles nothing but them.
		const generic =
			(isFaqName(text) || bare(text).includes('questions')) && asking(text) !== 'mark';
		const bareTitle = second?.level === first.level && doc[at + 1] === second;
		const isTitle = single
			? asking(text) !== 'mark' || headings.length > 1
			: generic && bareTitle && headings.every(({ level }) => level >= first.level);
		if (isTitle) return first;
	}
	const opening = doc[0];
	if (format !== 'text' || opening?.t !== 'p') return undefined;
	const text = inlineText(opening.c);
	const isTitle =
		text.length < 100 &&
		text.split('\n').length < 3 &&
		!/[.:;,?]$/.test(text) &&
		asking(text) === 'none' &&
		!labels.question(text);
	return isTitle && doc.length > 1 ? opening : undefined;
}

type Heading = Extract<Block, { t: 'h' }>;

const sameWords = (a: string, b: string) => bare(a) !== '' && bare(a) === bare(b);
