// Rule: a FAQ's questions are found with their whole answers in their sections.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { documentText } from '../../src/lib/core/document';
import type { Outline } from '../../src/lib/core/outline';
import { readFaq } from '../../src/lib/formats/faq/read';
import { UnreadableText } from '../../src/lib/formats/unreadable';

const fixtures = join(import.meta.dirname, '../fixtures/faq');
const read = async (name: string) =>
	(await readFaq(readFileSync(join(fixtures, name)), name)).outline;

/** Section, question and answer of each entry, each as one line. */
const shape = (outline: Outline) =>
	outline.entries.map(({ section, question, answer }) => [
		section.join('/'),
		question,
		documentText(answer).replaceAll('\n', ' ')
	]);

const readings = (outline: Outline) => outline.readings.map((reading) => reading.title);

test('labelled questions, with and without labelled answers', async () => {
	const outline = await read('labels.md');
	expect(outline).toMatchObject({
		format: 'markdown',
		title: 'Keeping a sourdough starter',
		author: 'Edda Kornfeld',
		date: 'March 3, 2024',
		language: 'en'
	});
	expect(shape(outline)).toEqual([
		[
			'Feeding/Every day',
			'How often do I feed it?',
			'Once a day at room temperature, and once a week in the fridge.'
		],
		[
			'Feeding/Every day',
			'Which flour is best?',
			'Rye, for three reasons: It holds more water. It brings its own yeast. It is cheap. It also smells better.'
		],
		['Feeding/Every day', 'Do I weigh or guess?', 'Guessing is fine once you know the look of it.'],
		[
			'Feeding/On holiday',
			'Can it wait for two weeks?',
			'Yes. Dry a spoonful on paper and keep the paper.'
		],
		[
			'Troubles',
			'Why is there a grey liquid on top?',
			'It is hungry. Pour the liquid off and feed it twice.'
		]
	]);
	expect(readings(outline)).toEqual(['About the mill']);
	expect(documentText(outline.readings[0]!.body)).toMatch(/^The mill.*remember\.\nVisit.*days\.$/);
	expect(outline.sections).toEqual([
		['Feeding'],
		['Feeding', 'Every day'],
		['Feeding', 'On holiday'],
		['Troubles'],
		['About the mill']
	]);
	expect(outline.entries[0]).toMatchObject({ id: 'how-often-do-i-feed-it', confidence: 0.98 });
	expect(outline.entries[0]!.reason).toBe('It is labelled “Q.”.');
});

test('a NO-BREAK SPACE after a label goes with the label', async () => {
	const { outline } = await readFaq('# T\n\nQ.\u00a0Is it?\n\nA.\u00a0It is.\n');
	expect(shape(outline)).toEqual([['', 'Is it?', 'It is.']]);
	expect(outline.entries[0]!.answer).toEqual([{ t: 'p', c: ['It is.'] }]);
});

test('question and answer in one paragraph', async () => {
	expect(shape(await read('one-paragraph.md'))).toEqual([
		['', 'Are dynamo lights bright enough?', 'For most roads, yes.'],
		['', 'Do they slow me down?', 'A little; you feel it for a day.'],
		['', 'Can I leave them on?', 'They go out by themselves after four minutes.']
	]);
});

test('headings that ask, and statements among them', async () => {
	const outline = await read('headings.md');
	expect(shape(outline)).toEqual([
		[
			'Getting one',
			'How do I get a card?',
			'Bring a passport to the desk. What to bring A passport, or a letter with your address.'
		],
		['Getting one', 'Does it cost anything?', 'No.'],
		['Getting one', 'I moved house', 'Tell us the new address at the desk.'],
		['Getting one', 'How long is it valid?', 'For a year.'],
		['Losing one', 'What do I do when it is lost?', 'Call us, and we lock it.']
	]);
	expect(outline.entries[2]!.confidence).toBeLessThan(outline.entries[1]!.confidence);
	expect(outline.entries[1]!.answer.at(-1)!.t).toBe('p');
	expect(readings(outline)).toEqual(['Opening hours']);
	expect(outline.unused.map(({ text }) => text)).toEqual(['Do not worry.']);
});

test('a table of contents gives no cards, but anchors', async () => {
	const outline = await read('contents.md');
	expect(shape(outline)).toEqual([
		['', 'Is the pool heated?', 'From May on.'],
		['', 'May I bring a dog?', 'Only on the last day of the season.']
	]);
	expect(outline.entries[0]!.anchor).toBe('is-the-pool-heated');
	expect(outline.readings).toEqual([]);
});

test('bold lines that ask', async () => {
	expect(shape(await read('bold.md'))).toEqual([
		['', 'Is there a deposit?', 'Yes, twenty coins.'],
		['', 'What if I fall in?', 'Hold on to the canoe.'],
		['', 'Do you rent life vests?', 'Of course, in all sizes: small large']
	]);
});

test('fold-outs, and tasks among their questions', async () => {
	expect(shape(await read('folded.md'))).toEqual([
		['Loops', 'What is a bowline for?', 'A loop that does not slip.'],
		['Loops', 'Explain the figure eight', 'It keeps a rope from running out.'],
		['Loops', 'Which loop is tied in the middle of a rope?', 'The alpine butterfly.']
	]);
});

test('what is shown before the announced answer was given with the question', async () => {
	const outline = await read('quiz.md');
	expect(shape(outline)).toEqual([
		['', 'What is printed?', 'Answer: B Two stars raise to a power.'],
		['', 'What is printed?', 'Answer: A The line is a comment.']
	]);
	expect(outline.entries.map(({ id }) => id)).toEqual(['what-is-printed', 'what-is-printed-2']);
	expect(documentText(outline.entries[0]!.given ?? [])).toBe('print(2 ** 3)\nA: 6\nB: 8');
});

test('front matter, relative links, and footnotes with whoever cites them', async () => {
	const outline = await read('footnotes.md');
	expect(outline).toMatchObject({
		title: 'Tea for beginners',
		author: 'Imke Blatt',
		date: '2023-11-02',
		language: 'en',
		address: 'https://tea.example/faq'
	});
	expect(documentText(outline.entries[0]!.answer)).toContain('By about a thousand years.');
	expect(JSON.stringify(outline.entries[0])).toContain('https://tea.example/history.html');
	expect(outline.entries[1]!.answer[0]!.t).toBe('table');
	expect(outline.unused.at(-1)!.text).toBe('Nobody cites this one.');
});

test('where only a part is a FAQ, a rhetorical heading elsewhere is no card', async () => {
	const outline = await read('part.md');
	expect(shape(outline).map(([section, question]) => [section, question])).toEqual([
		['FAQ', 'Who paints the marks?'],
		['FAQ', 'How long does paint last?'],
		['FAQ', 'May I paint my own?']
	]);
	expect(readings(outline)).toEqual(['Why mark trails?', 'Colours', 'Signs', 'Licence']);
});

test('a document without questions gives readings and says so', async () => {
	const outline = await read('no-questions.md');
	expect(outline.entries).toEqual([]);
	expect(readings(outline)).toEqual(['Lighting the stove', 'How to clean the pots']);
	expect(outline.issues[0]!.text).toMatch(/^No questions were found/);
});

test('lists of questions with their answers', async () => {
	expect(shape(await read('list.md'))).toEqual([
		['', 'Does it shrink?', 'Yes, when it is washed warm.'],
		['', 'Does it itch?', 'Merino does not.']
	]);
});

test('labels of other languages', async () => {
	expect(shape(await read('languages.md'))).toEqual([
		['', 'Wie spät ist es?', 'Zu spät.'],
		['', 'Кто там?', 'Почтальон.'],
		['', '今天下雨吗？', '不下雨。'],
		['', '¿Dónde está la llave?', 'Debajo de la piedra.']
	]);
});

test('plain text: numbers, a contents, and answers set in', async () => {
	const outline = await read('numbered.txt');
	expect(outline.format).toBe('text');
	expect(shape(outline)).toEqual([
		['Visiting', 'When is it open?', 'On dry days, from ten to four.'],
		[
			'Visiting',
			'How many steps are there to the lamp, and is there a lift?',
			'There are 217 steps. step by step by step There is no lift.'
		],
		['The lamp', 'How far does it shine?', 'Eighteen miles: on clear nights and less in fog'],
		['The lamp', 'It went dark!', 'It blinks. Wait for nine seconds.']
	]);
	expect(outline.entries[1]!.answer.map((block) => block.t)).toEqual(['p', 'code', 'p']);
});

test('plain text: letters that are no answer labels', async () => {
	expect(shape(await read('lettered.txt'))).toEqual([
		['Boats', 'Who may moor here?', 'Anyone with a boat of less than ten metres.'],
		['Boats', 'What does it cost?', 'Five coins a night.'],
		['Weather', 'Where is the forecast?', 'On the door of the office.']
	]);
});

test('plain text: numbered labels, and bare questions', async () => {
	const labelled = await read('labelled.txt');
	expect(labelled.title).toBe('Beekeeping');
	expect(shape(labelled)).toEqual([
		['', 'Do bees sleep?', 'They do, mostly at night.'],
		[
			'',
			'How many live in one hive, and does the number change?',
			'In summer, fifty thousand. In winter, ten thousand.'
		]
	]);
	expect(shape(await read('plain.txt'))).toEqual([
		['', 'Can they stay outside?', 'Only while nights are warm.'],
		['', 'Do they need bees?', 'No. Shake the plant.']
	]);
});

test('a question without an answer is kept, doubted and reported', async () => {
	const { outline } = await readFaq('## Is it?\n\n## Was it?\n\nIt was.\n\n## Will it?\n\nNo.');
	expect(outline.entries[0]).toMatchObject({ question: 'Is it?', answer: [], confidence: 0.3 });
	expect(outline.issues).toEqual([{ severity: 'warning', text: 'One question has no answer.' }]);
});

test('encodings: UTF-8 with its mark, UTF-16, windows-1252', async () => {
	const text = 'Q: Où est le café?\n\nA: Là.';
	const utf16 = new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'));
	for (const bytes of [
		new TextEncoder().encode(`\ufeff${text}`),
		utf16,
		utf16.map((_, k) => utf16[k ^ 1]!),
		new Uint8Array(Buffer.from(text, 'latin1'))
	])
		expect(shape((await readFaq(bytes)).outline)).toEqual([['', 'Où est le café?', 'Là.']]);
});

test.each<[string, string | Uint8Array, RegExp]>([
	['nothing', '', /no words/],
	['white space', ' \n\t ', /no words/],
	['a PDF', new TextEncoder().encode('%PDF-1.7 words'), /copy its text/],
	['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10]), /picture/],
	['a zip', new Uint8Array([0x50, 0x4b, 3, 4, 1, 2]), /Unpack/],
	['bytes', new Uint8Array(400).map((_, k) => (k * 37) % 256), /not look like text/],
	['more than 20 MB', 'word '.repeat(5_000_000), /larger than 20 MB/]
])('%s is refused with the next step', async (_, input, sentence) => {
	await expect(readFaq(input)).rejects.toThrow(UnreadableText);
	await expect(readFaq(input)).rejects.toThrow(sentence);
});
