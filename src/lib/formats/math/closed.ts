/**
 * Takes over what Temml built, by name: elements and attributes that are in these lists with values of
 * these forms. An element that is not makes the formula undrawable; an attribute or a style that is not is
 * left out. Colours are left out too: they must be read on light paper and on dark.
 */
import { MATH_ELEMENTS, type MathNode } from '../../core/math';
import { isShort, styleOf, type BuiltNode } from './closed-style';

/** Elements of one formula: a page draws them in a few milliseconds. */
const MAX_ELEMENTS = 5_000;
/** Elements in one another: browsers lay out each level by the levels in it. */
const MAX_DEPTH = 100;

const FLAG = /^(true|false)$/;
const ATTRIBUTES: Record<string, (value: string) => boolean> = {
	...from(['stretchy', 'symmetric', 'largeop', 'movablelimits'], FLAG),
	...from(['fence', 'separator', 'accent', 'accentunder', 'displaystyle'], FLAG),
	...from(['form'], /^(prefix|infix|postfix)$/),
	...from(['display'], /^block$/),
	...from(['mathvariant'], /^normal$/),
	...from(['scriptlevel'], /^[+-]?\d$/),
	...from(['columnspan', 'rowspan'], /^\d{1,2}$/),
	lspace: isShort,
	rspace: isShort,
	minsize: isShort,
	maxsize: isShort,
	width: isShort,
	height: isShort,
	depth: isShort,
	voffset: isShort,
	linethickness: isShort,
	mathsize: isShort
};

function from(names: string[], form: RegExp) {
	return Object.fromEntries(names.map((name) => [name, (value: string) => form.test(value)]));
}

const ELEMENTS: ReadonlySet<string> = new Set(MATH_ELEMENTS);
const isElement = (name: string): name is MathNode['n'] => ELEMENTS.has(name);

/** Names of Temml's that a browser's core of MathML lacks, and what stands for them. */
const INSTEAD: Record<string, MathNode['n']> = { menclose: 'mrow', maction: 'mrow' };
/** Empty elements that it draws lines with, which are drawn by a style of what they lie over here. */
const LINES = /^(tml-cancel|longdiv-arc|textcircle)$/;

/** A closed tree of what Temml built for one formula. Throws where that needs more than the lists have. */
export function closeTree(built: unknown): MathNode {
	let left = MAX_ELEMENTS;

	function close(node: BuiltNode, depth: number): MathNode {
		const name = node.type ?? '';
		const n = INSTEAD[name] ?? name;
		if (!isElement(n)) throw new RangeError(`A formula cannot hold ${name || 'this'}.`);
		if (--left < 0 || depth > MAX_DEPTH) throw new RangeError('This formula is too large to draw.');
		// An expression to choose from several: the first one.
		const children = name === 'maction' ? node.children?.slice(0, 1) : node.children;
		const a = attributesOf(node);
		const c = closeAll(children ?? [], depth + 1);
		return Object.keys(a).length ? { n, a, c } : { n, c };
	}

	function closeAll(nodes: BuiltNode[], depth: number): (MathNode | string)[] {
		const closed: (MathNode | string)[] = [];
		for (const node of nodes) {
			const last = closed.at(-1);
			if (node.text !== undefined) {
				// One text rather than several: a number is read out as one.
				if (typeof last === 'string') closed[closed.length - 1] = last + node.text;
				else closed.push(node.text);
			} else if (node.type === undefined) {
				if (depth > MAX_DEPTH) throw new RangeError('This formula is too large to draw.');
				closed.push(...closeAll(node.children ?? [], depth + 1));
			} else if (!node.classes?.some((name) => LINES.test(name))) closed.push(close(node, depth));
		}
		return closed;
	}

	return close(built as BuiltNode, 0);
}

function attributesOf(node: BuiltNode): Record<string, string> {
	const attributes: Record<string, string> = {};
	for (const [name, value] of Object.entries(node.attributes ?? {})) {
		const allows = Object.hasOwn(ATTRIBUTES, name) ? ATTRIBUTES[name] : undefined;
		if (allows?.(String(value))) attributes[name] = String(value);
	}
	const style = styleOf(node);
	if (style) attributes.style = style;
	return attributes;
}
