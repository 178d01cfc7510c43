/** What draws formulas, handed down from the root of all pages, since only a few of them show any. */
import { createContext } from 'svelte';
import type { DrawMath, MathNode } from '../core/math';

export interface MathDrawing {
	/** Undefined until it is there. */
	readonly draw: DrawMath | undefined;
	/** Called when a formula comes into the page. */
	load(): void;
}

export const [mathDrawing, giveMathDrawing] = createContext<MathDrawing>();

const MATHML = 'http://www.w3.org/1998/Math/MathML';

/** Set here and not by a style sheet, of which every page that may show a formula has a copy. */
const FONT =
	"font-family:'STIX Two Math','Cambria Math','Latin Modern Math','Noto Sans Math','DejaVu Math TeX Gyre',math;";
/** A long formula is broken after its operators; what is too wide even so scrolls by itself. */
const IN_LINE =
	'display:inline-flex;flex-wrap:wrap;row-gap:.3em;align-items:baseline;max-width:100%;overflow:auto hidden;';

/** How far accents are moved over slanted letters, which Firefox does by itself, and down in WebKit. */
function accents(): string {
	const lean = CSS.supports('-moz-appearance', 'none') ? 0 : 1;
	const drop = CSS.supports('hanging-punctuation', 'first') ? 0.431 : 0;
	return `--math-lean:${lean}em;--math-drop:${drop}em;`;
}

/** A drawn formula as the element that a page shows. */
export function mathElement(drawn: MathNode, block: boolean): Element {
	const root = elementOf(drawn);
	root.style.cssText += FONT + accents() + (block ? '' : IN_LINE);
	return root;
}

/** A long document has ten thousands of these, so they are no components. */
function elementOf({ n, a = {}, c }: MathNode): MathMLElement {
	const element = document.createElementNS(MATHML, n);
	for (const [name, value] of Object.entries(a))
		// The page's policy lets a script set a style, and no attribute.
		if (name === 'style') element.style.cssText = value;
		else element.setAttribute(name, value);
	element.append(...c.map((child) => (typeof child === 'string' ? child : elementOf(child))));
	return element;
}
