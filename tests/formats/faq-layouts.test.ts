// Rule: however people lay questions and answers out, each question comes with its own answer and section.
import { expect, test } from 'vitest';
import { readFaq } from '../../src/lib/formats/faq/read';
import { entryRows } from './entries';

const read = async (name: string, text: string) => (await readFaq(text, name)).outline;

const TWO = [
	['', 'Is it lit?', 'Yes. Each night.'],
	['', 'Who climbs?', 'You do.']
];
const THREE = [...TWO, ['', 'Is it far?', 'No.']];

test.each([
	[
		'a table of Markdown',
		'a.md',
		'# FAQ\n\n| Question | Answer |\n|--|--|\n| Is it lit? | Yes. Each night. |\n| Who climbs? | You do. |\n'
	],
	[
		'a table with numbers and no names',
		'a.md',
		'# FAQ\n\n| # | | |\n|--|--|--|\n| 1 | Is it lit? | Yes. Each night. |\n| 2 | Who climbs? | You do. |\n'
	],
	[
		'definition lists',
		'a.md',
		'# FAQ\n\nIs it lit?\n: Yes. Each night.\n\nWho climbs?\n: You do.\n'
	],
	[
		'callouts',
		'a.md',
		'# FAQ\n\n> [!question]- Is it lit?\n> Yes. Each night.\n\n> [!faq] Who climbs?\n> You do.\n'
	],
	[
		'numbers as headings',
		'a.md',
		'# FAQ\n\n### Q1\n\nIs it lit?\n\nYes. Each night.\n\n### Q2\n\nWho climbs?\n\nYou do.\n'
	],
	[
		'a question over its answer',
		'a.md',
		'# FAQ\n\nIs it lit?\nYes. Each night.\n\nWho climbs?\nYou do.\n'
	],
	[
		'a question over its answer, plain',
		'a.txt',
		'FAQ\n\nIs it lit?\nYes. Each night.\n\nWho climbs?\nYou do.\n'
	],
	[
		'the same with breaks',
		'a.html',
		'<h1>FAQ</h1><p>Is it lit?<br>Yes. Each night.</p><p>Who climbs?<br>You do.</p>'
	],
	[
		'a list of questions over their answers',
		'a.md',
		'# FAQ\n\n1. Is it lit?\n   Yes. Each night.\n2. Who climbs?\n   You do.\n'
	],
	[
		'a list of them, plain',
		'a.txt',
		'FAQ\n\n1) Is it lit?\n   Yes. Each night.\n2) Who climbs?\n   You do.\n'
	],
	[
		'stars over answers',
		'a.txt',
		'FAQ\n\n* Is it lit?\n  Yes. Each night.\n\n* Who climbs?\n  You do.\n'
	],
	[
		'dashes over answers',
		'a.txt',
		'FAQ\n\n-- Is it lit?\nYes. Each night.\n\n-- Who climbs?\nYou do.\n'
	],
	[
		'numbers of two parts',
		'a.txt',
		'FAQ\n\n1-1) Is it lit?\n\nYes. Each night.\n\n1-2) Who climbs?\n\nYou do.\n'
	],
	[
		'subjects with numbers in brackets',
		'a.txt',
		'FAQ\n\nSubject: [1] Is it lit?\n\nYes. Each night.\n\nSubject: [2] Who climbs?\n\nYou do.\n'
	],
	[
		'subjects without numbers',
		'a.txt',
		'FAQ\n\nSubject: Is it lit?\n\nYes. Each night.\n\nSubject: Who climbs?\n\nYou do.\n'
	],
	[
		'a signature below',
		'a.txt',
		'FAQ\n\nQ: Is it lit?\nA: Yes. Each night.\n\nQ: Who climbs?\nA: You do.\n\n-- \nThe keeper, tower 3\n'
	],
	[
		'a note below a rule',
		'a.md',
		'# FAQ\n\n## Is it lit?\n\nYes. Each night.\n\n## Who climbs?\n\nYou do.\n\n---\n\n© 2024 The keeper\n'
	],
	[
		'a contents whose title stands higher',
		'a.md',
		'# FAQ\n\n## Contents\n\n- [Is it lit?](#a)\n- [Who climbs?](#b)\n\n### Is it lit?\n\nYes. Each night.\n\n### Who climbs?\n\nYou do.\n'
	],
	[
		'fold-outs of a forum',
		'a.md',
		'# FAQ\n\n[details="Is it lit?"]\nYes. Each night.\n[/details]\n\n[details="Who climbs?"]\nYou do.\n[/details]\n'
	],
	[
		'pictures before the questions',
		'a.md',
		'# FAQ\n\n## ❓ Is it lit?\n\nYes. Each night.\n\n## ❓ Who climbs?\n\nYou do.\n'
	],
	[
		'labels in cells of their own',
		'a.html',
		'<h1>FAQ</h1><table><tr><td><b>Q</b></td><td>Is it lit?</td></tr><tr><td><b>A</b></td><td>Yes. Each night.</td></tr><tr><td>Q</td><td>Who climbs?</td></tr><tr><td>A</td><td>You do.</td></tr></table>'
	],
	[
		'rows that DocBook makes, below their contents',
		'a.html',
		'<h1>FAQ</h1><dl><dt>A.1. <a href="#q1">Is it lit?</a></dt><dt>A.2. <a href="#q2">Who climbs?</a></dt></dl><table><tr class="question"><td><a id="q1"></a>A.1.</td><td><p>Is it lit?</p></td></tr><tr class="answer"><td></td><td><p>Yes. Each night.</p></td></tr><tr class="question"><td><a id="q2"></a>A.2.</td><td><p>Who climbs?</p></td></tr><tr class="answer"><td></td><td><p>You do.</p></td></tr></table>'
	],
	[
		'terms of a forum, with ways up',
		'a.html',
		'<h2 class="faq-title">FAQ</h2><dl class="faq"><dt><strong>Is it lit?</strong></dt><dd>Yes. Each night.</dd><dd><a href="#links" class="top2">Top</a></dd></dl><dl class="faq"><dt><strong>Who climbs?</strong></dt><dd>You do.</dd><dd><a href="#links" class="top2">Top</a></dd></dl>'
	],
	[
		'a fold-out and a box',
		'a.html',
		'<h1>FAQ</h1><details><summary>Is it lit?</summary><p>Yes. Each night.</p></details><div class="admonition question"><p class="admonition-title">Who climbs?</p><p>You do.</p></div>'
	],
	[
		'lines that a class makes bold, in pieces',
		'a.html',
		'<style>.c1{font-weight:400}.c2{color:#000;font-weight:700}</style><p class="c0 title"><span class="c1">FAQ</span></p><p class="c0"><span class="c2">Is it </span><span class="c2">lit?</span></p><p class="c0"><span class="c1">Yes. Each night.</span></p><p class="c0"><span class="c2">Who climbs?</span></p><p class="c0"><span class="c1">You do.</span></p>'
	]
])('%s', async (_, name, text) => {
	expect(entryRows(await read(name, text))).toEqual(TWO);
});

test.each([
	[
		'polish',
		'a.md',
		'# FAQ\n\nP) Czy świeci?\nO) Tak.\n\nP) Kto idzie?\nO) Ty.\n',
		['Czy świeci?', 'Kto idzie?']
	],
	[
		'greek',
		'a.md',
		'# FAQ\n\n**Ε:** Φέγγει;\n**Α:** Ναι.\n\n**Ε:** Ποιος ανεβαίνει;\n**Α:** Εσύ.\n',
		['Φέγγει;', 'Ποιος ανεβαίνει;']
	],
	[
		'japanese, of full width',
		'a.txt',
		'FAQ\n\nＱ１．点灯しますか？\nＡ１．はい。\n\nＱ２．誰が登りますか？\nＡ２．あなたです。\n',
		['点灯しますか？', '誰が登りますか？']
	],
	[
		'japanese, without a space',
		'a.txt',
		'FAQ\n\nQ1.点灯しますか？\nA1.はい。\n\nQ2.誰が登りますか？\nA2.あなたです。\n',
		['点灯しますか？', '誰が登りますか？']
	]
])('labels that are %s', async (_, name, text, questions) => {
	const { entries } = await read(name, text);
	expect(entries.map(({ question }) => question)).toEqual(questions);
});

test('titles with a sign, and entries with a dot, as in Japanese mail', async () => {
	const text =
		'FAQ\n\n■灯台\n\nQ1. 点灯しますか？\nA1. 次のとおりです。\n　・夜\n　・霧の日\n\n■階段\n\nQ2. 誰が登りますか？\nA2. あなたです。\n';
	expect(entryRows(await read('a.txt', text))).toEqual([
		['灯台', '点灯しますか？', '次のとおりです。 夜 霧の日'],
		['階段', '誰が登りますか？', 'あなたです。']
	]);
});

test.each([
	['bold lines', (q: string, a: string) => `**${q}**\n\n${a}\n\n`],
	['bold lines over their answers', (q: string, a: string) => `**${q}**  \n${a}\n\n`],
	['bold beginnings in a list', (q: string, a: string) => `- **${q}** ${a}\n`],
	['rows', (q: string, a: string) => `| ${q} | ${a} |\n`]
])('a statement among %s that ask is one too, and doubted', async (what, entry) => {
	const head = what === 'rows' ? '| Question | Answer |\n|--|--|\n' : '';
	const pairs: [string, string][] = [
		['Is it lit?', 'Yes. Each night.'],
		['Who climbs?', 'You do.'],
		['Lost keys', 'Ask the keeper.'],
		['Is it far?', 'No.']
	];
	const outline = await read(
		'a.md',
		`# FAQ\n\n${head}${pairs.map(([q, a]) => entry(q, a)).join('')}`
	);
	expect(entryRows(outline)).toEqual([...TWO, ['', 'Lost keys', 'Ask the keeper.'], THREE[2]]);
	expect(outline.entries[2]!.confidence).toBeLessThan(0.8);
});

test('what only looks like one of these is left as it is', async () => {
	const wrapped =
		'The keeper looked at the sea for a long while and asked himself: who would come?\nNobody knew, and the night was long, and the lamp had to be kept burning all the same.';
	const prose = await read('a.md', `# The keeper\n\n${wrapped}\n\n${wrapped}\n\n${wrapped}\n`);
	expect(prose.entries).toEqual([]);
	const inAnswer =
		'# FAQ\n\n## Which lamps are there?\n\n| Question | Small | Large |\n|--|--|--|\n| Is it dear? | no | yes |\n| Is it bright? | no | yes |\n\n## Who climbs?\n\nYou.\n';
	expect((await read('a.md', inAnswer)).entries).toHaveLength(2);
	const glossary = '# Terms\n\nWick\n: A cord.\n\nLens\n: A glass.\n';
	expect((await read('a.md', glossary)).entries).toEqual([]);
	const fold =
		'<h1>FAQ</h1><details><summary>What is sold?</summary><table><tr><td>Is it oil?</td><td>Yes</td></tr><tr><td>Is it gas?</td><td>No</td></tr></table></details><details><summary>Who climbs?</summary>You.</details>';
	expect((await read('a.html', fold)).entries).toHaveLength(2);
});

test('a button like those that ask opens an answer too', async () => {
	const fold = (title: string, text: string) =>
		`<div class="item"><div class="tab-title" role="button"><a class="x-accordion-title">${title}</a></div><div class="tab-content" role="region"><p>${text}</p></div></div>`;
	const { entries } = await read(
		'a.html',
		`<h1>FAQ</h1>${fold('Is it lit?', 'Yes.')}${fold('Lost keys', 'Ask.')}${fold('Is it far?', 'No.')}`
	);
	expect(entries.map(({ question, confidence }) => [question, confidence > 0.8])).toEqual([
		['Is it lit?', true],
		['Lost keys', false],
		['Is it far?', true]
	]);
});

test('addresses that a site builder fills in are links', async () => {
	const text =
		'# FAQ\n\n## Is it open?\n\nSee [the hours]({{< relref "hours" >}}).\n\n## Is it far?\n\nSee [the way]({% link way.md %}).\n';
	const rows = entryRows(
		(await readFaq(text, 'a.md', { address: 'https://tower.example/' })).outline
	);
	expect(rows.map(([, , answer]) => answer)).toEqual(['See the hours.', 'See the way.']);
});

test('a break that a name stands for in reStructuredText', async () => {
	const text =
		'FAQ\n===\n\nIs it lit?\n----------\n\nYes. |br| Each night.\n\nWho climbs?\n-----------\n\nYou do.\n\n.. |br| raw:: html\n\n   <br/>\n';
	const outline = await read('a.rst', text);
	expect(entryRows(outline)).toEqual(TWO);
	expect(outline.unused).toContainEqual({ text: 'html\n<br/>', reason: 'It is raw markup.' });
});
