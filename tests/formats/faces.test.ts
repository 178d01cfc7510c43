// The rule this file defends: every kind of note is drawn as the cards that it has, each asks one thing and
// answers with no more than that, and a note that is written badly loses no words.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cardKeys } from '../../src/lib/core/cards';
import { documentText, type Doc, type Inline } from '../../src/lib/core/document';
import type { Note, NoteKind } from '../../src/lib/core/model';
import { drawNote } from '../../src/lib/formats/faces';

const p = (...c: Inline[]): Doc[number] => ({ t: 'p', c });
const gap = (...c: Inline[]): Inline => ({ t: 'gap', c });
const strong = (...c: Inline[]): Inline => ({ t: 'strong', c });
const math = (v: string): Inline => ({ t: 'math', v });
const code = (v: string): Inline => ({ t: 'code', v });

const draw = (kind: NoteKind, fields: Note['fields']) => drawNote({ kind, fields });
/** The one paragraph of a text with the n-th clozes as gaps, and what they hide. */
function cloze(text: string, n: number) {
	const { front, back } = draw('cloze', { text })[`c${n}`]!;
	return [front, back].map(([first]) => (first?.t === 'p' ? first.c : first));
}

test('basic and type-in have one card, reversed asks both ways', () => {
	const fields = { front: 'One *two*', back: 'Three' };
	const [front, back] = [[p('One ', { t: 'em', c: ['two'] })], [p('Three')]];
	expect(draw('basic', fields)).toEqual({ forward: { front, back } });
	expect(draw('type-in', { ...fields, context: 'Numbers' })).toEqual({
		forward: { front, back, context: 'Numbers' }
	});
	expect(draw('reversed', fields)).toEqual({
		forward: { front, back },
		backward: { front: back, back: front }
	});
});

test('a cloze card hides all parts of its number, shows the others, and answers with the hidden', () => {
	const faces = draw('cloze', {
		front: 'Which?',
		text: 'The {{c1::**Seine**::a *river*}} flows by {{c2::Paris}} and {{c1::Rouen}}.',
		back: 'It is long.',
		context: 'Rivers'
	});
	expect(faces.c1).toEqual({
		front: [
			p('Which?'),
			p('The ', gap('a ', { t: 'em', c: ['river'] }), ' flows by Paris and ', gap(), '.')
		],
		back: [p(strong('Seine'), ' … Rouen'), p('It is long.')],
		context: 'Rivers'
	});
	expect(faces.c2).toMatchObject({
		front: [p('Which?'), p('The ', strong('Seine'), ' flows by ', gap(), ' and Rouen.')],
		back: [p('Paris'), p('It is long.')]
	});
	expect(Object.keys(faces)).toEqual(['c1', 'c2']);
});

test('clozes nest, in one another and in marks, and hold links', () => {
	const nested = '{{c1::a {{c2::b}} c}} and **{{c1::d}}**';
	expect(cloze(nested, 1)).toEqual([[gap(), ' and ', strong(gap())], ['a b c … d']]);
	expect(cloze(nested, 2)).toEqual([['a ', gap(), ' c and ', strong('d')], ['b']]);
	expect(cloze('{{c1::[a](https://b.example/) {{c1::c}}}}', 1)).toEqual([
		[gap()],
		[{ t: 'link', to: 'https://b.example/', c: ['a'] }, ' c']
	]);
});

test('gaps side by side stay two, and white space stays outside of them', () => {
	expect(cloze('{{c1::a}}{{c1::b}} {{c1:: c }}d', 1)).toEqual([
		[gap(), gap(), ' ', gap(), 'd'],
		['a … b … c']
	]);
});

test('a cloze hides math, and stands in code and math without breaking them', () => {
	expect(cloze('Area: {{c1::$$\\frac{\\pi}{{r}}$$}}', 1)).toEqual([
		['Area: ', gap()],
		[math('\\frac{\\pi}{{r}}')]
	]);
	expect(cloze('$$x = {{c1::\\frac{a}{b}::a ratio}}$$', 1)).toEqual([
		[math('x = [a ratio]')],
		[math('\\frac{a}{b}')]
	]);
	expect(cloze('`npm {{c1::install}} {{c2::x}}`', 1)).toEqual([
		[code('npm '), gap(), code(' x')],
		[code('install')]
	]);
	expect(cloze('`f({{c1::x {{c2::{y}}}}})`', 2)).toEqual([
		[code('f(x '), gap(), code(')')],
		[code('{y}')]
	]);
	expect(draw('cloze', { text: '```js\nconst {{c1::x}} = {};\n```' }).c1).toEqual({
		front: [{ t: 'code', v: 'const […] = {};', lang: 'js' }],
		back: [p(code('x'))]
	});
});

test('what is no cloze stays text: unclosed, crossing a mark, over two paragraphs, escaped', () => {
	const { c1, c2 } = draw('cloze', {
		text: '{{c2::open {{c1::**a}} b**\n\n{{c2::x\n\ny}} \\{{c3::z}}'
	});
	const all = '{{c2::open {{c1::a}} b\n{{c2::x\ny}} {{c3::z}}';
	for (const face of [c1!, c2!])
		expect([face.front, face.back].map(documentText)).toEqual([all, all]);
	expect(draw('cloze', { text: '\\{{c2::escaped}} and {{c1::open' })).toEqual({});
});

test('only fields that hold clozes are read for them', () => {
	const fields = { front: 'What is `{{c1::x}}`?', back: 'Anki writes {{c1::x}}.' };
	expect(documentText(draw('basic', fields).forward!.back)).toBe('Anki writes {{c1::x}}.');
});

const steps = {
	front: 'Tea?',
	'point.a': 'Boil {{c1::water::what}} first',
	'point.b': 'one two three four five six seven eight nine ten eleven twelve thirteen',
	'point.c': 'Pour\n\n- slowly',
	'point.d': 'Wait',
	order: 'b a'
};

test('a point is asked between the leads of its neighbours, at its place in the list', () => {
	const faces = draw('list', steps);
	expect(Object.keys(faces)).toEqual(['b', 'a', 'c', 'd']);
	const lead = 'one two three four five six seven eight nine ten eleven twelve …';
	expect(faces.a).toEqual({
		front: [
			p('Tea?'),
			{
				t: 'list',
				start: 1,
				items: [[p(lead)], [p('Boil ', gap('what'), ' first')], [p('Pour slowly')]]
			}
		],
		back: [p('water')],
		cue: { at: 2, of: 4 }
	});
	// Nothing is seen of the point itself: all others say which one it is.
	expect(faces.c).toEqual({
		front: [
			p('Tea?'),
			{ t: 'list', start: 1, items: [[p(lead)], [p('Boil water')], [p(gap())], [p('Wait')]] }
		],
		back: [p('Pour'), { t: 'list', items: [[p('slowly')]] }],
		cue: { at: 3, of: 4 }
	});
	expect(faces.d!.front[1]).toMatchObject({ start: 1 });
});

test('a list of one point is asked too', () => {
	expect(draw('list', { front: 'Tea?', 'point.x': 'Pour' })).toEqual({
		x: {
			front: [p('Tea?'), { t: 'list', start: 1, items: [[p(gap())]] }],
			back: [p('Pour')],
			cue: { at: 1, of: 1 }
		}
	});
});

test('a kind of a later version shows all its fields', () => {
	const note = { kind: 'later' as never, fields: { ask: 'A?', say: 'B', context: 'C' } };
	expect(drawNote(note)).toEqual({
		forward: { front: [p('A?')], back: [p('A?'), p('B')], context: 'C' }
	});
});

test('text that cannot be read as Markdown is shown as it is written', () => {
	const deep = '>'.repeat(2000) + '{{c1::a}}';
	expect(draw('basic', { front: deep }).forward).toEqual({ front: [p(deep)], back: [] });
	expect(draw('cloze', { text: deep }).c1!.front).toEqual([p(deep)]);
});

test.each([
	['opens', '{{c1::'.repeat(100_000)],
	['opens and closes', '{{c1::'.repeat(100_000) + '}}'.repeat(100_000)],
	['in a row', '{{c1::a::b}}\n'.repeat(40_000)],
	['in code', '`' + '{{c1::'.repeat(100_000) + '}}'.repeat(100_000) + '`'],
	['closes', '}}'.repeat(300_000)],
	['closes in code', '`' + '}'.repeat(600_000) + '`']
])('a hundred thousand cloze marks are drawn: %s', (_, text) => {
	const faces = { ...draw('cloze', { text }), ...draw('list', { 'point.a': text }) };
	expect(Object.keys(faces)).toContain('a');
});

const fieldNames = [
	'front',
	'back',
	'text',
	'context',
	'order',
	'point.a',
	'point.b',
	'point.__proto__'
];
const kinds: NoteKind[] = ['basic', 'reversed', 'cloze', 'list', 'type-in'];
const pieces =
	'{{c1::|{{c2::|}}|::|**|*|`|$$|[|](http://a.b/)|\n|\n\n|- | |\\|a|<b>|</b>|> |![|\n```\n'.split(
		'|'
	);
const text = fc.array(fc.constantFrom(...pieces), { maxLength: 20 }).map((parts) => parts.join(''));

test('every key of any note has a face, and every face a key', () => {
	const fields = fc.dictionary(fc.constantFrom(...fieldNames), text);
	fc.assert(
		fc.property(fc.constantFrom(...kinds), fields, (kind, fields) => {
			const faces = drawNote({ kind, fields });
			expect(Object.keys(faces).sort()).toEqual(cardKeys({ kind, fields }).sort());
		}),
		{ numRuns: 500 }
	);
});

test('no cloze card loses a word, whatever stands around the braces', () => {
	const marks = pieces.filter((piece) => !/^(::|a|<.*|!\[|\n```\n)$/.test(piece));
	const parts = fc.array(fc.constantFrom(...marks, 'w'), { maxLength: 24 });
	fc.assert(
		fc.property(parts, (parts) => {
			const words: string[] = [];
			const text = parts.map((part, k) => (part === 'w' ? words[words.push(`w${k}w`) - 1] : part));
			for (const { front, back } of Object.values(draw('cloze', { text: text.join('') }))) {
				const shown = documentText([...front, ...back]);
				for (const word of words) expect(shown).toContain(word);
			}
		}),
		{ numRuns: 1000 }
	);
});

test('a neighbour in the same words but for a few would tell, and is not shown', () => {
	const faces = draw('list', {
		front: 'What do we get wrong?',
		order: 'a b',
		'point.a': 'I think {{c1::we overrate how much to read}}. It helps little.',
		'point.b': 'I think {{c1::we underrate how much to write}}. It helps a lot.'
	});
	expect(JSON.stringify(faces.a!.front)).not.toContain('underrate');
});
