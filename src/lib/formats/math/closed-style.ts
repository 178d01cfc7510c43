/**
 * Styles of a formula's parts, which MathML Core has in the place of older attributes: paddings, rules of
 * tables, what is struck out or boxed. Temml gives some as styles and some as classes of a style sheet of its
 * own; here they all become declarations of the forms below, so nothing in them can load or cover anything.
 */
/** What Temml's nodes have, of each kind: elements, text, and holders of several nodes. */
export interface BuiltNode {
	type?: string;
	text?: string;
	children?: BuiltNode[] | null;
	attributes?: Record<string, unknown>;
	classes?: string[];
	style?: Record<string, unknown>;
}

/** Longest length of a formula, in em. */
const MAX_EM = 20;
const EM: Record<string, number> = {
	...{ em: 1, ex: 0.5, px: 1 / 16, pt: 1 / 12, mm: 0.24, cm: 2.4, in: 6 },
	'%': MAX_EM / 100,
	'': 1
};

/** A length, relative or not, that keeps a formula to its place. */
export function isShort(value: string): boolean {
	const [, number, unit = ''] = /^([+-]?\d*\.?\d+)(em|ex|px|pt|mm|cm|in|%)?$/.exec(value) ?? [];
	return number !== undefined && Math.abs(Number(number)) * EM[unit]! <= MAX_EM;
}

const areShort = (value: string) => value.split(' ').every(isShort);
const is = (form: RegExp) => (value: string) => form.test(value);
const RULE = is(/^\d*\.?\d+(em|px) (solid|dashed|double)$/);

const PROPERTIES: Record<string, (value: string) => boolean> = {
	padding: areShort,
	'padding-top': isShort,
	'padding-right': isShort,
	'padding-bottom': isShort,
	'padding-left': isShort,
	'margin-left': isShort,
	width: isShort,
	border: RULE,
	'border-top': RULE,
	'border-right': RULE,
	'border-bottom': RULE,
	'border-left': RULE,
	'text-align': is(/^left$/),
	position: is(/^(relative|absolute)$/),
	right: is(/^0$/),
	bottom: is(/^0$/),
	display: is(/^flex$/),
	'justify-content': is(/^center$/),
	transform: is(/^scaleX\(-1\)$/),
	'math-depth': is(/^\d$/),
	'font-style': is(/^italic$/),
	'font-weight': is(/^bold$/)
};

/** Lines through the middle of what is struck out, of the colour of the text. */
const strike = (direction: string) =>
	`linear-gradient(to ${direction},transparent calc(50% - .04em),currentColor calc(50% - .03em),currentColor calc(50% + .03em),transparent calc(50% + .04em))`;

/** By what Temml calls them in `notation`, for browsers that know the attribute no more. */
const NOTATIONS: Record<string, string> = {
	top: 'padding-top:.1em;border-top:.065em solid',
	bottom: 'padding-bottom:.1em;border-bottom:.065em solid',
	box: 'padding:3pt;border:1px solid',
	circle: 'padding:.267em;border:.067em solid;border-radius:50%',
	actuarial: 'padding:.04em .04em 0;border-top:.08em solid;border-right:.08em solid',
	longdiv:
		'padding:.1em .2em .2em .3em;border-top:.067em solid;border-left:.067em solid;border-bottom-left-radius:.3em',
	updiagonalstrike: `background:${strike('bottom right')}`,
	downdiagonalstrike: `background:${strike('top right')}`,
	'updiagonalstrike downdiagonalstrike': `background:${strike('bottom right')},${strike('top right')}`,
	horizontalstrike: `background:${strike('bottom')}`
};

/** Chromium aligns cells by names of its own; other browsers keep the first. */
const left = 'text-align:left;text-align:-webkit-left';
/**
 * An accent stands over a slanted letter and, in WebKit, as much too high: by how much is the page's to say
 * (`--math-lean`, `--math-drop`), since it differs between browsers.
 */
const accent = (em: number, drop = false) =>
	`transform:translate(calc(var(--math-lean)*${em}),${drop ? 'var(--math-drop)' : '0'})`;

const CLASSES: Record<string, string> = {
	'tml-left': left,
	'tml-right': left.replaceAll('left', 'right'),
	'tml-sml-pad': 'padding-left:.05em',
	'tml-med-pad': 'padding-left:.1em',
	'tml-lrg-pad': 'padding-left:.15em',
	'chr-sml': accent(0.07),
	'chr-med': accent(0.14),
	'chr-lrg': accent(0.21),
	'wbk-acc': accent(0, true),
	'wbk-sml-acc': accent(0.07, true),
	'wbk-med-acc': accent(0.14, true),
	'wbk-lrg-acc': accent(0.21, true)
};

/** What is drawn otherwise than Temml's style sheet would, and better not at all. */
const UNDRAWN = /^(phasor-bottom|tml-cancelto)$/;

/** The declarations of one element, as a style attribute has them; empty where it has none. */
export function styleOf({ classes = [], style = {}, attributes = {} }: BuiltNode): string {
	if (classes.some((name) => UNDRAWN.test(name)))
		throw new RangeError('This formula has a mark that cannot be drawn.');
	const declared = Object.entries(style).flatMap(([name, value]) => {
		const property = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
		const allows = Object.hasOwn(PROPERTIES, property) ? PROPERTIES[property] : undefined;
		const text = String(value).trim();
		if (!allows?.(text)) return [];
		return property === 'text-align' ? [left] : [`${property}:${text}`];
	});
	const named = classes.flatMap((name) => (Object.hasOwn(CLASSES, name) ? [CLASSES[name]!] : []));
	const notation = String(attributes.notation ?? '');
	const noted = Object.hasOwn(NOTATIONS, notation) ? [NOTATIONS[notation]!] : [];
	return [...noted, ...named, ...declared].join(';');
}
