/** What a document says of itself below all its questions: whose it is, when it was changed. */
import { documentText, inlineText, type Block } from '../../core/document';
import { isBold } from './lines';
import { asking } from './question';
import type { Parsed } from '../parsed';

const NOTE =
	/^(?:©|\(c\)\s|.{0,60}©[\s\d.–-]*$|copyright (?:©|\(c\)|\d{4})|copyright by\b|(?:page |document )?last (?:updated?|modified|revised|changed?)\b|\$(?:id|date|revision)\b)/i;
const LONGEST = 400;
/** Below a rule there is hardly more than this. */
const MOST_BLOCKS = 6;

/** Takes the closing lines off the end of a page: all below its last rule, or notes by themselves. */
export function dropClosing({ doc, asked, ends, left }: Parsed): void {
	const isPlain = (block: Block) =>
		!asked.has(block) &&
		!ends.has(block) &&
		(block.t === 'list' || (block.t === 'p' && !isBold(block.c) && !asks(block)));
	const rule = doc.findLastIndex(({ t }) => t === 'rule');
	const below = rule > 0 && doc.length - rule <= MOST_BLOCKS ? doc.slice(rule + 1) : [];
	const text = documentText(below);
	const isClosing =
		below.length > 0 &&
		text.length <= LONGEST &&
		below.every(isPlain) &&
		below.some((block) => isNote(block));
	let from = isClosing ? rule : doc.length;
	// What is all that stands under a heading is its text, whatever it says.
	for (let last = doc[from - 1]; last && isNote(last, true); last = doc[from - 1]) {
		if (asked.has(last) || ends.has(last) || doc[from - 2]?.t === 'h') break;
		from--;
	}
	const dropped = doc.splice(from);
	if (dropped.length)
		left.push({ text: documentText(dropped).trim(), reason: 'It is the page’s footer.' });
}

/** Whether a line of a short block, or its first, says whose the page is or when it was changed. */
function isNote(block: Block, isFirst = false): boolean {
	if (block.t !== 'p' && block.t !== 'h') return false;
	const text = inlineText(block.c).trim();
	const lines = isFirst ? [text] : text.split('\n');
	return text.length <= LONGEST && lines.some((line) => NOTE.test(line.trim()));
}

const asks = (block: Block) => block.t === 'p' && asking(inlineText(block.c)) === 'mark';
