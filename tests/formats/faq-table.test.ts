// Rule: a table of questions is read row by row, however its cells are parted and its columns named; a table that asks nothing is none.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { documentText } from '../../src/lib/core/document';
import { readTable } from '../../src/lib/formats/faq-table/faq-table';
import { looksLikeTable } from '../../src/lib/formats/faq-table/faq-table-columns';
import type { Parsed } from '../../src/lib/formats/parsed';
import { UnreadableText } from '../../src/lib/formats/unreadable';

function read(text: string): Parsed {
	const parsed = readTable(text);
	if (!parsed) throw new Error('no table');
	return parsed;
}

/** Questions with their answers, and headings as they stand. */
function linesOf({ doc, asked, ends }: Parsed): string[] {
	return doc.map((block) => {
		const mark = asked.has(block) ? 'Q ' : block.t === 'h' ? `h${block.level} ` : '';
		return `${mark}${documentText([block])}${ends.has(block) ? ' .' : ''}`;
	});
}

test('commas, semicolons, tabs and bars part cells; quoted ones hold anything', () => {
	for (const sign of [',', ';', '\t', '|']) {
		const text = [
			['Question', 'Answer'],
			['What is a key?', `"It opens${sign} ""locks"".\n\nSecond line."`],
			['Why?', 'So.']
		]
			.map((row) => row.join(sign))
			.join('\r\n');
		expect(linesOf(read(text)), sign).toEqual([
			'Q What is a key?',
			`It opens${sign} "locks".`,
			'Second line. .',
			'Q Why?',
			'So. .'
		]);
	}
});

test('columns are found by their names in many languages, in any order', () => {
	for (const [question, answer] of [
		['question', 'answer'],
		['Q', 'A'],
		['Front', 'Back'],
		['Frage', 'Antwort'],
		['Pregunta', 'Respuesta'],
		['Question', 'Réponse'],
		['Вопрос', 'Ответ'],
		['问题', '答案'],
		['質問', '回答'],
		['질문', '답변'],
		['السؤال', 'الإجابة'],
		['FAQ question (public)', 'Answer text'],
		['Title', 'Body']
	]) {
		const text = `Id,${answer},${question}\n7,Blue,The colour\n8,Wide,The size\n`;
		expect(linesOf(read(text)), question).toEqual([
			'Q The colour',
			'Blue .',
			'Q The size',
			'Wide .'
		]);
	}
	expect(linesOf(read('Question ID,Question,Answer\n1,Why?,So.\n'))).toEqual(['Q Why?', 'So. .']);
});

test('a column of sections groups the rows in order of first appearance', () => {
	const parsed = read(
		'Category,Question,Answer\nMoney,How much?,Ten.\nTime,How long?,A day.\nMoney,How to pay?,By card.\n'
	);
	expect(linesOf(parsed)).toEqual([
		'h2 Money',
		'Q How much?',
		'Ten. .',
		'Q How to pay?',
		'By card. .',
		'h2 Time',
		'Q How long?',
		'A day. .'
	]);
	const merged = read('Topic,Q,A\nMoney,Why?,So.\n,How?,Thus.\n,When?,Now.\n');
	expect(linesOf(merged)[0]).toBe('h2 Money');
	expect(linesOf(merged)).toHaveLength(7);
});

test('without names the content decides', () => {
	expect(
		linesOf(
			read('What is it?;A test of tables.\nWhy is it here?;To be read.\nAnd then?;Nothing.\n')
		)
	).toHaveLength(6);
	expect(linesOf(read('1\tA test.\tWhat is it?\n2\tTo be read.\tWhy?\n'))).toEqual([
		'Q What is it?',
		'A test. .',
		'Q Why?',
		'To be read. .'
	]);
	expect(
		linesOf(read('mitochondria\tThe power house of a cell\nribosome\tIt makes proteins\n'))
	).toEqual(['Q mitochondria', 'The power house of a cell .', 'Q ribosome', 'It makes proteins .']);
});

test('further columns lose no word and litter no answer', () => {
	const parsed = read(
		'id,question,answer,tags,notes\nx1,Why?,So.,basic,Only on weekdays and never at night time\nx2,How?,Thus.,basic,\n'
	);
	expect(linesOf(parsed)).toEqual([
		'Q Why?',
		'So.',
		'notes: Only on weekdays and never at night time .',
		'Q How?',
		'Thus. .'
	]);
	const left = parsed.left.map(({ text, reason }) => `${text} (${reason})`).join('\n');
	for (const word of ['x1', 'x2', 'tags', 'basic']) expect(left).toContain(word);
});

test('answers are HTML where they hold tags, and Markdown else', () => {
	const { doc } = read(
		'Question,Answer\n"Use <b>what</b>?","<p>One <i>two</i></p><ul><li>a</li></ul><script>alert(1)</script>"\n' +
			'How `it` works?,"**Bold**\nnext\n\n- x\n- y"\nIs 1 < 2 and a<b?,Yes <maybe>\nWhat?,# big\n'
	);
	expect(doc).toEqual([
		{ t: 'p', c: ['Use ', { t: 'strong', c: ['what'] }, '?'] },
		{ t: 'p', c: ['One ', { t: 'em', c: ['two'] }] },
		{ t: 'list', items: [[{ t: 'p', c: ['a'] }]] },
		{ t: 'p', c: ['How ', { t: 'code', v: 'it' }, ' works?'] },
		{ t: 'p', c: [{ t: 'strong', c: ['Bold'] }, { t: 'br' }, 'next'] },
		{ t: 'list', items: [[{ t: 'p', c: ['x'] }], [{ t: 'p', c: ['y'] }]] },
		{ t: 'p', c: ['Is 1 < 2 and a<b?'] },
		{ t: 'p', c: ['Yes <maybe>'] },
		{ t: 'p', c: ['What?'] },
		{ t: 'p', c: [{ t: 'strong', c: ['big'] }] }
	]);
});

test('rows without an answer stay questions, and those without a question go on', () => {
	expect(linesOf(read('Question,Answer\nWhy?,\nHow?,Thus.\n,And so.\n'))).toEqual([
		'Q Why?',
		'Q How?',
		'Thus.',
		'And so. .'
	]);
});

test('formulas are text', () => {
	const { doc } = read(
		'Question,Answer\n=1+1?,"=HYPERLINK(""http://a.example"",""press"")"\n@SUM?,+5 -3\n'
	);
	expect(documentText(doc)).toContain('=HYPERLINK("http://a.example","press")');
	expect(documentText(doc)).toContain('=1+1?');
});

test('settings, titles and repeated heads of exports are known', () => {
	const anki = read('#separator:tab\n#html:true\n#columns:Front\tBack\tTags\nWhy?\tSo<br>so\tx\n');
	expect(linesOf(anki)).toEqual(['Q Why?', 'So\nso .']);
	expect(linesOf(read('sep=;\nQuestion;Answer\nWhy?;So.\n'))).toEqual(['Q Why?', 'So. .']);
	const sheet = read(
		'Keys and locks,,\n,,\nQuestion,Answer,\nWhy?,So.,\nQuestion,Answer,\nHow?,Thus.,\n'
	);
	expect(linesOf(sheet)).toEqual(['h1 Keys and locks', 'Q Why?', 'So. .', 'Q How?', 'Thus. .']);
	expect(sheet.facts.title).toBe('Keys and locks');
});

test('a table that asks nothing is none', () => {
	for (const text of [
		'1,2,3\n4,5,6\n7,8,9\n',
		'date,amount\n2024-01-01,5\n2024-01-02,6\n',
		'name,city,age\nAnn,Rome,5\nBo,Oslo,6\n',
		'Just one line of prose, with a comma.',
		'First line, with a comma.\nSecond one, with two, of them.\nThird.\n',
		'',
		'Question,Answer\n'
	])
		expect(readTable(text), text).toBeUndefined();
});

test('a pasted text is a table only where it clearly is', () => {
	for (const text of [
		'Question,Answer\nWhy?,So.\n',
		'Why is it?\tSo.\nHow is it?\tThus.\nWho?\tThem.\n',
		'"Why, and how?","So."\n"When?","Now."\n'
	])
		expect(looksLikeTable(text), text).toBe(true);
	for (const text of [
		'What is it, then?\nA test, and more.\n\nWhy, though?\nSo, as said.\n',
		'| Question | Answer |\n|---|---|\n| Why? | So. |\n',
		'Q: Why, then?\nA: So, or so.\nQ: How, then?\nA: Thus, or so.\n',
		'Dear all, here is the answer, as promised.\nBest, Ann\n',
		'a, b\nc, d\n'
	])
		expect(looksLikeTable(text), text).toBe(false);
});

// What is not linear would take longer than a test may.
test('length and number of rows are bounded, and hostile tables take no time', () => {
	expect(() => readTable(`question,answer\n${'a,b\n'.repeat(200_001)}`)).toThrow(UnreadableText);
	expect(() => readTable(`question,answer\n${'a'.repeat(5_000_001)},b`)).toThrow(UnreadableText);
	for (const text of [
		`question,answer\n${'"a,b\n'.repeat(150_000)}`,
		`question,answer\n${'"a""'.repeat(1_000_000)}`,
		`question,answer\n${','.repeat(4_000_000)}`,
		`question,answer\na,"${'*a _b '.repeat(200_000)}"`,
		`question,answer\na,"${'> '.repeat(500_000)}x"`,
		`question,answer\na,"${'<div>'.repeat(200_000)}x"`,
		'"'.repeat(4_000_000)
	])
		readTable(text);
	const rows = Array.from({ length: 50_000 }, (_, k) => `Why is ${k}?,So it *is* ${k}.`);
	expect(readTable(`question,answer\n${rows.join('\n')}`)?.asked.size).toBe(50_000);
});

test('one quotation mark that is never closed swallows nothing', () => {
	const parsed = read('Question,Answer\nWhy?,So.\nHow?,"Thus.\nWho?,Them.\n');
	expect([...parsed.asked.keys()].map((block) => documentText([block]))).toEqual([
		'Why?',
		'How?',
		'Who?'
	]);
});

test('every word of any table is kept', () => {
	const cell = fc.stringMatching(/^[a-z0-9 ,;|"<>*_\n?.=#-]{0,20}$/);
	const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
	fc.assert(
		fc.property(fc.array(fc.tuple(cell, cell, cell, cell), { maxLength: 8 }), (rows) => {
			const text = [['category', 'question', 'answer', 'extra'], ...rows]
				.map((row) => row.map(quoted).join(','))
				.join('\n');
			const parsed = readTable(text);
			if (!parsed) return;
			const kept = documentText(parsed.doc) + parsed.left.map((part) => part.text).join('\n');
			const lines = `${kept}\n${kept.replace(/\s+/g, '')}`;
			// What stands in a tag is markup: its attributes are no words.
			const words = rows.flat().map((cell) => cell.replace(/<[a-z][^>]*(>|$)/g, ' '));
			for (const [word] of words.join('\n').matchAll(/[a-z]{2,}/g)) expect(lines).toContain(word);
		}),
		{ numRuns: 300 }
	);
});
