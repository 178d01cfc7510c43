/**
 * A drawn formula: the MathML elements that one may consist of, and nothing else. LaTeX is what is stored
 * and edited; it becomes such a tree when it is shown, so no markup of a stranger reaches the page.
 */

/** Presentation elements of MathML Core: none of them links, loads or runs anything. */
export const MATH_ELEMENTS = [
	...(['math', 'mrow', 'mi', 'mn', 'mo', 'mtext', 'mspace'] as const),
	...(['mfrac', 'msqrt', 'mroot', 'mstyle', 'mpadded', 'mphantom'] as const),
	...(['msub', 'msup', 'msubsup', 'munder', 'mover', 'munderover'] as const),
	...(['mmultiscripts', 'mprescripts', 'none', 'mtable', 'mtr', 'mtd'] as const)
] as const;

/** An element with its attributes (`style` is one of them) and what it holds. */
export interface MathNode {
	n: (typeof MATH_ELEMENTS)[number];
	a?: Record<string, string>;
	c: (MathNode | string)[];
}

/**
 * Draws LaTeX, as a block or in a line. Undefined where it cannot be drawn: the LaTeX is shown then.
 */
export type DrawMath = (latex: string, block: boolean) => MathNode | undefined;
