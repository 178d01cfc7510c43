// Rule: the habits of programs and of people who write FAQs cost no question, no answer and no section.
import { expect, test } from 'vitest';
import { readFaq } from '../../src/lib/formats/faq/read';
import { entryRows } from './entries';

const read = async (name: string, text: string) => (await readFaq(text, name)).outline;

const TWO = [
	['', 'Is it lit?', 'Yes. Each night.'],
	['', 'Who climbs?', 'You do.']
];

test.each([
	[
		'paragraphs whose class names a body',
		'a.html',
		'<h1>FAQ</h1><h2>Is it lit?</h2><p class="post-body-paragraph">Yes.</p><p class="post-body-paragraph">Each night.</p><h2>Who climbs?</h2><p class="post-body-paragraph">You do.</p>'
	],
	[
		'boxes of text that are several',
		'a.html',
		'<h1>FAQ</h1><h3>Is it lit?</h3><div class="text">Yes.</div><div class="text">Each night.</div><h3>Who climbs?</h3><div class="text">You do.</div>'
	],
	[
		'letters drawn as pictures',
		'a.html',
		'<h1>FAQ</h1><dl><dt><img src="q.png" alt="Q">Is it lit?</dt><dd><img src="a.png" alt="A"><p>Yes. Each night.</p></dd><dt><img src="q.png" alt="Q">Who climbs?</dt><dd><img src="a.png" alt="A"><p>You do.</p></dd></dl>'
	],
	[
		'questions drawn as boxes, half of them stated as data',
		'a.html',
		'<title>Tower</title><script type="application/ld+json">{"@type":"FAQPage","mainEntity":[{"@type":"Question","name":"Is it lit?","acceptedAnswer":{"@type":"Answer","text":"Yes. Each night."}}]}</script><div class="t">Tower</div><div class="i"><div class="flex row pointer"><div>Is it lit?</div></div><div class="h0"><div>Yes. Each night.</div></div></div><div class="i"><div class="flex row pointer"><div>Who climbs?</div></div><div class="h0"><div>You do.</div></div></div>'
	],
	[
		'quotes of those who asked',
		'a.txt',
		'FAQ\n\n> Is it lit?\n\nYes. Each night.\n\n> > It is high.\n> Who climbs?\n\nYou do.\n\n> Is it far?\n\nNo.\n'
	],
	[
		'headings without a space',
		'a.md',
		'# FAQ\n\n##Is it lit?\n\nYes. Each night.\n\n##Who climbs?\n\nYou do.\n'
	]
])('%s', async (_, name, text) => {
	const rows = entryRows(await read(name, text)).slice(0, 2);
	expect(
		rows.map(([, question, answer]) => ['', question!.replace('It is high. ', ''), answer])
	).toEqual(TWO);
});

test.each([
	[
		'bengali',
		'প্রশ্ন ১: আলো জ্বলে?\nউত্তর: হ্যাঁ।\n\nপ্রশ্ন ২: কে ওঠে?\nউত্তর: তুমি।\n',
		['আলো জ্বলে?', 'কে ওঠে?']
	],
	[
		'vietnamese',
		'Hỏi: Đèn sáng không?\nĐáp: Có.\n\nHỏi: Ai leo?\nĐáp: Bạn.\n',
		['Đèn sáng không?', 'Ai leo?']
	],
	[
		'indonesian',
		'Tanya: Apakah menyala?\nJawab: Ya.\n\nTanya: Siapa naik?\nJawab: Anda.\n',
		['Apakah menyala?', 'Siapa naik?']
	],
	[
		'persian',
		'سوال ۱: روشن است؟\nپاسخ: بله.\n\nسوال ۲: چه کسی بالا می‌رود؟\nپاسخ: شما.\n',
		['روشن است؟', 'چه کسی بالا می‌رود؟']
	],
	[
		'hungarian',
		'Kérdés: Ég?\nVálasz: Igen.\n\nKérdés: Ki megy?\nVálasz: Te.\n',
		['Ég?', 'Ki megy?']
	],
	[
		'romanian',
		'Întrebare: E aprins?\nRăspuns: Da.\n\nÎntrebare: Cine urcă?\nRăspuns: Tu.\n',
		['E aprins?', 'Cine urcă?']
	],
	['thai', 'ถาม: ไฟติดไหม\nตอบ: ติด\n\nถาม: ใครขึ้น\nตอบ: คุณ\n', ['ไฟติดไหม', 'ใครขึ้น']]
])('labels that are %s', async (_, text, questions) => {
	const { entries } = await read('a.txt', text);
	expect(entries.map(({ question }) => question)).toEqual(questions);
	expect(entries.every(({ confidence }) => confidence > 0.9)).toBe(true);
});

test('Thai asks without a mark, and Chinese counts with words', async () => {
	const thai = '# คำถามที่พบบ่อย\n\n**ผ่อนได้ไหม**\n\nได้\n\n**จอดรถที่ไหน**\n\nชั้นหนึ่ง\n';
	expect(entryRows(await read('a.md', thai)).map(([, question]) => question)).toEqual([
		'ผ่อนได้ไหม',
		'จอดรถที่ไหน'
	]);
	const chinese = '问答\n\n一、灯亮吗？\n\n亮。\n\n二、谁来爬？\n\n你。\n';
	expect(entryRows(await read('a.txt', chinese)).map(([, question]) => question)).toEqual([
		'灯亮吗？',
		'谁来爬？'
	]);
});

test('who asks is no part of a question, its topic is', async () => {
	const talk =
		'# Lamp\n\n**Ann:** Is it lit?\n\n**Ben (keeper):** Yes.\n\n**Ann:** Who climbs?\n\n**Ben (keeper):** You do.\n';
	const outline = await read('a.md', talk);
	expect(outline.entries.map(({ question }) => question)).toEqual(['Is it lit?', 'Who climbs?']);
	expect(outline.unused.filter(({ text }) => text === 'Ann:')).toHaveLength(2);
	const topics = '# FAQ\n\n## Oil: Is it dear?\n\nNo.\n\n## Oil: Is it near?\n\nYes.\n';
	expect((await read('a.md', topics)).entries[0]!.question).toBe('Oil: Is it dear?');
});

test('bold titles of sections among bold questions', async () => {
	const text =
		'# FAQ\n\n**The lamp**\n\n**Is it lit?**\n\nYes. Each night.\n\n**The stairs**\n\n**Who climbs?**\n\nYou do.\n';
	expect(entryRows(await read('a.md', text))).toEqual([
		['The lamp', ...TWO[0]!.slice(1)],
		['The stairs', ...TWO[1]!.slice(1)]
	]);
});

test('titles in capitals right over what is set in, and codes to search for', async () => {
	const manual =
		'TOWER FAQ(7)\n\nLAMP\n       Is it lit?\n\n       Yes. Each night.\n\nSTAIRS\n       Who climbs?\n\n       You do.\n';
	expect(entryRows(await read('a.txt', manual))).toEqual([
		['LAMP', ...TWO[0]!.slice(1)],
		['STAIRS', ...TWO[1]!.slice(1)]
	]);
	const rule = (sign: string) => sign.repeat(60);
	const framed = (sign: string, title: string, code: string) => [
		rule(sign),
		` ${title}          [${code}]`,
		rule(sign),
		''
	];
	const game = [
		...['TOWER FAQ', '', ...framed('=', '1. LAMP', '1.0'), ...framed('-', 'Is it lit?', '1.1')],
		...['Yes. Each night.', '', ...framed('=', '2. STAIRS', '2.0')],
		...[...framed('-', 'Who climbs?', '2.1'), 'You do.']
	].join('\n');
	expect(entryRows(await read('a.txt', game))).toEqual([
		['LAMP', ...TWO[0]!.slice(1)],
		['STAIRS', ...TWO[1]!.slice(1)]
	]);
});

test('boxes and steps inside an answer divide nothing', async () => {
	const text =
		'# FAQ\n\n## Why will it not light?\n\nMany things.\n\n### A missing wick\n\nFit one.\n\n### Oil is missing\n\nFill it.\n\n::: {.callout-warning}\n## Not by day\n\nIt blinds.\n:::\n\n## Who climbs?\n\nYou do.\n\n## Contact us\n\nRing the bell.\n';
	const outline = await read('a.md', text);
	expect(outline.entries.map(({ question }) => question)).toEqual([
		'Why will it not light?',
		'Who climbs?'
	]);
	const adoc =
		'= FAQ\n\n*Is it lit?*\n\n.Proof\n----\nlook\n----\n\nYes.\n\n*Who climbs?*\n\nYou.\n\n*Is it far?*\n\nNo.\n';
	expect((await read('a.adoc', adoc)).entries).toHaveLength(3);
});

test('a contents is no title', async () => {
	const text =
		'Table of contents\n=================\n* [Lamp](#lamp)\n\nLamp\n====\n\n### Is it lit?\n\nYes.\n\nStairs\n======\n\n### Who climbs?\n\nYou.\n';
	expect((await read('tower.md', text)).title).toBe('tower');
});
