// Each point of a list is asked by what leads it, and keeps a key of its own words.
import { expect, test } from 'vitest';
import type { Block, Inline } from '../../../src/lib/core/document';
import { cuesOf } from '../../../src/lib/core/drafts/cues';
import { enumerated, pointsOf } from '../../../src/lib/core/drafts/points';
import { writeMarkdown } from '../../../src/lib/formats/markdown/written';

const item = (...c: Inline[]): Block[] => [{ t: 'p', c }];
const points = (...items: Block[][]) => pointsOf({ items }, cuesOf('en'), writeMarkdown);
const texts = (...items: string[]) =>
	points(...items.map((text) => item(text))).map(({ text }) => text);

test('a short point is hidden whole', () => {
	expect(texts('A dry place', 'Water nearby;')).toEqual(['A dry place', 'Water nearby']);
});

test('a label is hidden and what it means stays', () => {
	expect(texts('Smoker: calms the bees before you open the hive.')).toEqual([
		'{{c1::Smoker}}: calms the bees before you open the hive.'
	]);
});

test('of a long point the first statement is hidden', () => {
	expect(
		texts(
			'Buy a second hive in the first year. It lets you compare, and a weak colony can be helped from a strong one.'
		)
	).toEqual([
		'{{c1::Buy a second hive in the first year}}. It lets you compare, and a weak colony can be helped from a strong one.'
	]);
	expect(
		texts(
			'Your first task in spring is cleaning the floor of every hive that came through the winter alive.'
		)
	).toEqual([
		'Your first task in spring is {{c1::cleaning the floor of every hive that came through the winter alive}}.'
	]);
});

test('a question that the point answers is not what is hidden', () => {
	expect(
		texts(
			'Remember how cold it was last year? Yes, it will be again. Insulate the roof before the first frost.'
		)[0]
	).toContain('{{c1::Insulate the roof before the first frost}}');
});

test('bold and linked words lead', () => {
	const [point] = points(
		item(
			{ t: 'strong', c: ['Varroa'] },
			' is a mite that lives on bees and has to be treated every year in autumn.'
		)
	);
	expect(point!.key).toBe('varroa-is-a-mite-that-lives-on');
	const [linked] = points(
		item(
			{ t: 'link', to: 'https://a.example/x', c: ['The hive book'] },
			', by A. Reed. Everything on building hives from scratch.'
		)
	);
	expect(linked!.text).toMatch(/^\{\{c1::\[The hive book\]\(https:\/\/a\.example\/x\)\}\}, by/);
});

test('what a gap hides cannot end it', () => {
	const [point] = points(
		item('std::vector}}: grows by itself and frees what it holds when it goes out of scope.')
	);
	expect(point!.text.match(/\{\{c1::/g)).toHaveLength(1);
	expect(point!.text).not.toMatch(/\{\{c1::std::/);
});

test('keys differ, come from the words and survive a new order', () => {
	const one = points(item('Water'), item('Water'), item('水'));
	expect(one.map(({ key }) => key)).toEqual(['water', 'water-2', '水']);
	expect(points(item('水'), item('Water')).map(({ key }) => key)).toEqual(['水', 'water']);
});

test('points within a sentence are a list', () => {
	const found = enumerated([
		'You learn to (a) read a hive from outside, (b) find the queen and (c) keep calm.'
	]);
	expect(found!.lead).toBe('You learn to:');
	expect(
		pointsOf(found!, cuesOf('en'), writeMarkdown).map(({ text, quote }) => [text, quote])
	).toEqual([
		['Read a hive from outside', 'read a hive from outside'],
		['Find the queen', 'find the queen'],
		['Keep calm', 'keep calm']
	]);
	expect(enumerated(['See chapter (2) and (3) for more on that.'])).toBeUndefined();
});

test('what a label tells somebody to do is asked for by the label', () => {
	expect(
		texts('Second year: Split the strongest hive before it swarms. Some wait longer and lose it.')
	).toEqual(['Second year: {{c1::Split the strongest hive before it swarms}}.']);
});

test('a scene is set, and what to do about it is hidden', () => {
	expect(
		texts(
			'Your neighbours will worry about stings all summer long. Bring them honey. It helps more than words.'
		)[0]
	).toContain('{{c1::Bring them honey}}');
	expect(
		texts(
			'Some of you will have no room for a second hive at all; then you should share one with somebody who has a garden.'
		)
	).toEqual([
		'Some of you will have no room for a second hive at all; {{c1::then you should share one with somebody who has a garden}}.'
	]);
});

test('what says a hidden word again is hidden too, or left out', () => {
	expect(
		texts(
			'Heather honey: thick, and sold by those who have heather honey to spare in a good late summer.'
		)
	).toEqual([
		'{{c1::Heather honey}}: thick, and sold by those who have {{c1::heather honey}} to spare in a good late summer.'
	]);
	expect(
		texts(
			'Keep the entrance narrow in autumn. Narrower entrances are easier to guard. Wasps try every day.'
		)
	).toEqual(['Keep the entrance narrow in autumn']);
});

test('an opinion is asked for without “I think”', () => {
	expect(
		texts(
			'I think we feed far too much sugar. Bees that have stores leave it alone, and robbers come for it.'
		)[0]
	).toMatch(/^I think \{\{c1::we feed far too much sugar\}\}\./);
});

test('of much that is said of a label, what no other point has is the cue', () => {
	const said = (own: string) =>
		`These posts can be found in clubs and in schools all over the country, and most of them are given to people who have been there for a while. ${own}`;
	const [first] = texts(
		`Warden: ${said('A warden keeps the keys, the smoker and the calendar.')}`,
		`Scribe: ${said('A scribe writes letters to the council.')}`
	);
	expect(first).toBe(
		'{{c1::Warden}}: A {{c1::warden}} keeps the keys, the smoker and the calendar.'
	);
});

test('a figure in brackets is what is asked of a short point', () => {
	expect(texts('First look (~10 min in summer)')).toEqual([
		'First look ({{c1::\\~10 min}} in summer)'
	]);
});

test('where to read on is no cue', () => {
	expect(
		texts(
			'Paint the hives in different colours before the bees move in. See this page for colours they tell apart.'
		)
	).toEqual(['Paint the hives in different colours before the bees move in']);
});

test('a point that is the same as the one before says what that was', () => {
	expect(
		texts(
			'First year: Watch one hive through all of its seasons before you touch it.',
			'Second year: Same as above, but with a second hive to compare it with.'
		)[1]
	).toBe(
		'Second year: (Watch one hive through all of its seasons before you touch it) {{c1::Same as above, but with a second hive to compare it with}}.'
	);
});
