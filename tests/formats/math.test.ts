// Rule: LaTeX becomes MathML of a closed list of elements and attributes or nothing at all, hostile or not,
// and never takes long.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MATH_ELEMENTS, type MathNode } from '../../src/lib/core/math';
import { drawMath } from '../../src/lib/formats/math/draw';

/** A drawing as markup, for reading: attributes are left out, but for those of the root. */
function show(node: MathNode | string | undefined): string {
	if (node === undefined || typeof node === 'string') return node ?? 'nothing';
	return `<${node.n}>${node.c.map(show).join('')}</${node.n}>`;
}
const inLine = (latex: string) => show(drawMath(latex, false));
const inBlock = (latex: string) => show(drawMath(latex, true));

const nodesOf = (node: MathNode): MathNode[] => [
	node,
	...node.c.flatMap((child) => (typeof child === 'string' ? [] : nodesOf(child)))
];
const stylesOf = (latex: string) =>
	nodesOf(drawMath(latex, true)!).flatMap(({ a }) => (a?.style ? [a.style] : []));

const ATTRIBUTES = new Set(
	[
		'stretchy symmetric largeop movablelimits fence separator accent accentunder displaystyle form display',
		'mathvariant scriptlevel columnspan rowspan lspace rspace minsize maxsize width height depth voffset',
		'linethickness mathsize style'
	].flatMap((names) => names.split(' '))
);

function expectClosed(drawn: MathNode | undefined) {
	for (const { n, a = {} } of drawn ? nodesOf(drawn) : []) {
		expect(MATH_ELEMENTS).toContain(n);
		for (const [name, value] of Object.entries(a)) {
			expect(ATTRIBUTES).toContain(name);
			expect(value).not.toMatch(/url|image|expression|script:|[<>"'\\@{}]/i);
			if (name === 'style') expect(value).not.toMatch(/fixed|sticky|z-index|color:|opacity|filter/);
		}
	}
}

test('common formulas', () => {
	expect(inBlock('\\frac{a}{2}')).toBe('<math><mfrac><mi>a</mi><mn>2</mn></mfrac></math>');
	expect(inBlock('\\sqrt[3]{x}')).toMatch(/<mroot>.*<mi>x<.mi>.*<mn>3<.mn><.mroot>/);
	expect(inBlock('x_i^2')).toBe('<math><msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup></math>');
	expect(inBlock('\\mathbb{R} \\to 1{,}000.5')).toBe(
		'<math><mrow><mi>ℝ</mi><mo>→</mo><mn>1,000.5</mn></mrow></math>'
	);
	expect(inBlock('\\text{if } x < 1')).toBe(
		'<math><mrow><mtext>if\u00a0</mtext><mi>x</mi><mo><</mo><mn>1</mn></mrow></math>'
	);
	const matrix = inBlock('\\begin{pmatrix} 1 & 2 \\\\ 3 & 4 \\end{pmatrix}');
	const row = (a: number, b: number) =>
		`<mtr><mtd><mn>${a}</mn></mtd><mtd><mn>${b}</mn></mtd></mtr>`;
	expect(matrix).toBe(
		`<math><mrow><mo>(</mo><mtable>${row(1, 2)}${row(3, 4)}</mtable><mo>)</mo></mrow></math>`
	);
});

test('a sum has its limits over and under it in a block, and beside it in a line', () => {
	expect(drawMath('\\sum_{k=1}^n k', true)!.a).toEqual({ display: 'block' });
	expect(inBlock('\\sum_{k=1}^n k')).toContain('<munderover>');
	expect(drawMath('\\sum_{k=1}^n k', false)!.a).toBeUndefined();
	expect(inLine('\\sum_{k=1}^n k')).toContain('<msubsup>');
});

test('a line may be broken after an operator', () => {
	expect(inLine('a = b + c')).toBe(
		'<math><mrow><mi>a</mi><mo>=</mo></mrow><mrow><mi>b</mi><mo>+</mo></mrow><mrow><mi>c</mi></mrow></math>'
	);
});

test('what is not LaTeX, or more than can be drawn, is nothing', () => {
	for (const latex of [
		'\\frac{1}{',
		'\\foo',
		'a }',
		'\\begin{matrix} a',
		'x \\tag{1} \\tag{2}',
		'\\cancelto{0}{x}',
		'x'.repeat(5_001)
	]) {
		expect(inBlock(latex)).toBe('nothing');
		expect(inLine(latex)).toBe('nothing');
	}
	expect(inBlock('x'.repeat(4_000))).not.toBe('nothing');
});

test('no address, no page, no style and no name of a stranger gets into a drawing', () => {
	for (const latex of [
		'\\href{https://evil.example}{x}',
		'\\url{javascript:alert(1)}',
		'\\includegraphics{https://evil.example/a.png}',
		'\\htmlData{a=b}{x}',
		'\\data{a=b}{x}',
		'\\class{button}{x}',
		'\\id{main}{x}',
		'\\style{position:fixed}{x}',
		'\\ref{main}'
	])
		expect(inBlock(latex)).toBe('nothing');
	// Text stays text.
	expect(inBlock('\\text{<script>alert(1)</script>}')).toBe(
		'<math><mtext><script>alert(1)</script></mtext></math>'
	);
	expect(nodesOf(drawMath('x \\label{main} \\tag{1}', true)!).every(({ a }) => !a?.id)).toBe(true);
});

test('no colours, which might not be seen, and no room that is not the formula’s', () => {
	expect(inBlock('\\color{white} x')).toBe('<math><mrow><mi>x</mi></mrow></math>');
	expect(stylesOf('\\fcolorbox{white}{black}{x}')).toEqual(['padding:0.3em']);
	for (const latex of [
		'\\kern-900em x',
		'\\rule{900em}{900em}',
		'\\raise900em{x}',
		'\\hspace{9in}x'
	])
		for (const { a = {} } of nodesOf(drawMath(latex, true)!))
			expect(Object.values(a).join(' ')).not.toMatch(/\d{3}(\.\d+)?(em|in)/);
});

test('what MathML Core has no attribute for is a style', () => {
	expect(stylesOf('\\boxed{x}')).toEqual(['padding:3pt;border:1px solid']);
	expect(stylesOf('\\overline{x}')[0]).toContain('border-top');
	expect(stylesOf('\\cancel{x}')[0]).toContain('linear-gradient');
	expect(stylesOf('\\begin{array}{l|r} a & b \\end{array}').join(' ')).toMatch(
		/text-align:left.*border-right:0.06em solid.*text-align:right/
	);
});

test('commands that define commands are not followed', () => {
	for (const command of ['def', 'gdef', 'edef', 'xdef', 'let', 'futurelet', 'global'])
		expect(inBlock(`\\${command}\\a{b} x`)).toBe('nothing');
	for (const command of ['newcommand', 'renewcommand', 'providecommand'])
		expect(inBlock(`\\${command}{\\a}{b} x`)).toBe('nothing');
	// Commands whose names begin alike.
	expect(inBlock('\\leftarrow')).toBe('<math><mo>←</mo></math>');
});

test('bombs are nothing: nested, repeated by what holds them, or tables filled up', () => {
	const nest = (open: string, close: string, times: number) =>
		open.repeat(times) + 'x' + close.repeat(times);
	const bombs = [
		'\\def\\a{xx}\\def\\b{\\a\\a}\\def\\c{\\b\\b}\\c',
		nest('{', '}', 2_400),
		nest('\\sqrt{', '}', 700),
		nest('\\cancelto{0}{', '}', 300),
		nest('\\mathllap{', '}', 400),
		nest('\\frac{x}{', '}', 500),
		nest('x^{', '}', 1_200),
		nest('\\left(', '\\right)', 380),
		nest('\\begin{matrix}', '\\end{matrix}', 170),
		`\\begin{matrix}${'&'.repeat(2_400)}${'\\\\'.repeat(1_200)}\\end{matrix}`,
		'\\left('.repeat(800),
		'\\begin{'.repeat(700)
	];
	for (const bomb of bombs)
		for (const draw of [inLine, inBlock]) expect(draw(bomb)).toBe('nothing');
});

test('whatever is put together, nothing is thrown and the tree is closed', () => {
	const words =
		'x|1|{|}|_|^|&|\\\\|$|[|]|(|)|\'| |%|~|\\frac|\\sqrt|\\sum|\\left(|\\right)|\\text{|\\begin{array}{c|c}|\\end{array}|\\begin{align}|\\end{align}|\\color{red}|\\colorbox{red}|\\cancel|\\boxed|\\hat|\\widehat|\\mathbb|\\tag{1}|\\hline|\\kern-3em|\\raise3em|\\llap|\\smash|\\href{a}{b}|\\style{a}{b}|\\toggle|\\endtoggle|\\Huge|\\rule{1em}{2em}|\\overset|\\xrightarrow|\\not|\\operatorname|\\char"202e|é|𝑥|<|"|\\u0000';
	const latex = fc
		.array(fc.constantFrom(...words.split('|'), '|', '\\begin{array}{c|c}'), { maxLength: 40 })
		.map((parts) => parts.join(''));
	fc.assert(
		fc.property(fc.oneof(latex, fc.string({ unit: 'binary' })), fc.boolean(), (text, block) => {
			expectClosed(drawMath(text, block));
		}),
		{ numRuns: 2_000 }
	);
});
