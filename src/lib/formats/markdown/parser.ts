/**
 * Markdown to a flat list of tokens. markdown-it reads 25 times as fast as the parser that the writer's
 * family has, and does not slow down on hostile input; math and clozes are the rules that are ours.
 */
import createParser, { type MarkdownIt, type Token } from 'markdown-it';
import definitions from 'markdown-it-deflist';
import footnotes from 'markdown-it-footnote';
import { refuseHostile } from './bounds';
import { addClozes } from './clozes';
import { addMath } from './math';

/** Deeper than the bounds let a text nest: what the parser finds too deep it leaves out. */
const DEEPEST = 1000;
/** Brackets within brackets that are looked through for their ends: each one costs every one before it a step. */
const DEEPEST_BRACKETS = 30;

const parsers = { money: make(false), math: make(true), clozes: make(false) };
addClozes(parsers.clozes);

function make(singleDollar: boolean): MarkdownIt {
	const parser = createParser({ html: true, linkify: true, maxNesting: DEEPEST });
	parser.use(footnotes);
	parser.use(definitions);
	// Footnotes stay where they are written, and those in the text itself are brackets.
	parser.core.ruler.disable('footnote_tail');
	parser.inline.ruler.disable('footnote_inline');
	// An escaped mark stays apart, so that `\[x]` is told from a ticked box.
	parser.core.ruler.disable('text_join');
	parser.linkify.set({ fuzzyLink: false, fuzzyEmail: true, fuzzyIP: false });
	parser.linkify.add('//', null).add('ftp:', null);
	// Which addresses are safe is the tree's to say, and they are kept as written.
	parser.validateLink = () => true;
	parser.normalizeLink = parser.normalizeLinkText = (address) => address;
	addMath(parser, singleDollar);
	boundBrackets(parser);
	return parser;
}

/** The parser has one bound for blocks and for what stands in a line, which need not go as deep. */
function boundBrackets({ inline, options }: MarkdownIt) {
	const parse = inline.parse.bind(inline);
	inline.parse = (...line) => {
		const outside = options.maxNesting;
		options.maxNesting = DEEPEST_BRACKETS;
		try {
			parse(...line);
		} finally {
			options.maxNesting = outside;
		}
	};
}

/**
 * Markdown to tokens. `math` also takes `$…$` as math; `$$…$$` always is. `clozes` is for fields of notes.
 * Throws UnreadableText where the text is too long or too deeply nested to be read in reasonable time.
 */
export function parseMarkdown(text: string, as: 'money' | 'math' | 'clozes' = 'money'): Token[] {
	refuseHostile(text);
	return parsers[as].parse(text, {});
}

/** What a text means that tokens keep as it was written: escaped marks and character references. */
export const unescapeMarks = (text: string): string => parsers.money.utils.unescapeAll(text);
