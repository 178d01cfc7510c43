/**
 * LaTeX to a closed tree of MathML. Temml does the reading; what it builds is only taken over by name
 * (`closed.ts`). Its modules are used rather than its front door, because only there can its work be
 * bounded: some commands build what they hold more than once, so nesting them takes exponential time.
 */
import buildMathML from 'temml/src/buildMathML.js';
import { _mathmlGroupBuilders as builders, type MathGroup } from 'temml/src/defineFunction.js';
import parseTree from 'temml/src/parseTree.js';
import Settings from 'temml/src/Settings.js';
import Style from 'temml/src/Style.js';
import type { MathNode } from '../../core/math';
import { closeTree } from './closed';

/** Characters of a formula; a page of LaTeX is no formula any more. */
const MAX_LENGTH = 5_000;
/** Groups that are built for one formula. Each takes a character at least, and most are built once. */
const MAX_GROUPS = 10_000;
/** A macro of Temml's own is longer than what it stands for, but none repeats what it is given. */
const MAX_EXPAND = 1_000;
/** Lengths that are asked for, in em and in points: a formula keeps to its place on the page. */
const MAX_SIZE: [em: number, pt: number] = [20, 240];

/** Commands that define others, with which a short text can stand for an endless one. */
const DEFINES =
	/\\(?:[gex]?def|(?:future|global)?let|global|long|(?:new|renew|provide)command|definecolor)(?![a-zA-Z])/;

let groupsLeft = 0;
for (const [type, build] of Object.entries(builders))
	builders[type] = (group, style) => {
		groupsLeft -= cellsOf(group);
		if (groupsLeft < 0) throw new RangeError('This formula is too large to draw.');
		return build(group, style);
	};

/** Short rows of a table are filled up to the length of its first; anything else is one group. */
function cellsOf({ body }: MathGroup): number {
	return Array.isArray(body?.[0]) ? body.length * Math.max(1, body[0].length) : 1;
}

/**
 * Draws a formula, centred on its own lines (`block`) or as part of a line. Undefined for what is not
 * LaTeX, defines commands, is too large, or needs more than MathML Core has. Never throws.
 */
export function drawMath(latex: string, block: boolean): MathNode | undefined {
	if (latex.length > MAX_LENGTH || DEFINES.test(latex)) return undefined;
	groupsLeft = MAX_GROUPS;
	try {
		const settings = new Settings({
			displayMode: block,
			// A long formula in a line may be broken after its operators.
			wrap: block ? 'none' : 'tex',
			throwOnError: true,
			trust: false,
			maxExpand: MAX_EXPAND,
			maxSize: MAX_SIZE
		});
		const style = new Style({ level: block ? 0 : 1, maxSize: settings.maxSize });
		return closeTree(buildMathML(parseTree(latex, settings), latex, style, settings));
	} catch {
		// Bad LaTeX, or nested deeper than the stack goes.
		return undefined;
	}
}
