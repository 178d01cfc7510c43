// Rule: components of site builders around Markdown fold, box or go, and their insides are Markdown.
import { expect, test } from 'vitest';
import { documentText } from '../../src/lib/core/document';
import { readFaq } from '../../src/lib/formats/faq/read';
import { unfoldComponents } from '../../src/lib/formats/markdown/components';

const read = async (text: string) => (await readFaq(text, 'faq.mdx')).outline;
const pairs = async (text: string) =>
	(await read(text)).entries.map(({ question, answer }) => [
		question,
		documentText(answer).replaceAll('\n', ' ')
	]);

const TWO = [
	['Is it deep?', 'Yes, very.'],
	['Is it cold?', 'No.']
];

test.each([
	[
		'MDX',
		'<Group>\n  <Accordion title="Is it deep?">\n    Yes, **very**.\n  </Accordion>\n\n  <Accordion title="Is it cold?" icon="x">No.</Accordion>\n</Group>\n'
	],
	[
		'MDX over lines',
		"<FaqItem\n  open={() => 3 > 2}\n  question={'Is it\n  deep?'}\n>\nYes, very.\n</FaqItem>\n<FaqItem q={`Is it cold?`}>\nNo.\n</FaqItem>\n"
	],
	[
		'single tags',
		'<Faq question="Is it deep?" answer="Yes, very." />\n<Faq question="Is it cold?" answer="No." />\n'
	],
	[
		'Hugo by place',
		'{{< faq "Is it deep?" >}}\nYes, very.\n{{</ faq >}}\n\n{{< faq "Is it cold?" >}}\nNo.\n{{</ faq >}}\n'
	],
	[
		'Hugo by name',
		'{{% details title="Is it deep?" closed="true" %}}\nYes, very.\n{{% /details %}}\n{{% details title="Is it cold?" %}}No.{{% /details %}}\n'
	]
])('folds ask: %s', async (_, text) => {
	expect(await pairs(text)).toEqual(TWO);
});

test('boxes show their titles, and what has none goes', async () => {
	const text =
		'# FAQ\n\n## Is it deep?\n\n{% hint style="info" %}\nYes, *very*.\n{% endhint %}\n\n{% tabs %}\n{% tab title="North" %}\nTen feet.\n{% endtab %}\n{% endtabs %}\n\n<Note>\n  - Wear boots.\n</Note>\n';
	const { entries } = await read(text);
	expect(documentText(entries[0]!.answer)).toBe('Yes, very.\nNorth\nTen feet.\nWear boots.');
	expect(entries[0]!.answer.at(-1)?.t).toBe('list');
});

test.each([
	['code', '```\n<Note title="x">\n</Note>\n```\n'],
	['tags of pages', '<DIV>\n  x\n</DIV>\n<details>\n<summary>x</summary>\n</details>\n'],
	['what never closes', '<Type> is a type.\n\n{{< toc >}}\n\nList<String>\n']
])('%s stay', (_, text) => {
	expect(unfoldComponents(text)).toBe(text);
});

// What is not linear would take longer than a test may.
test('any input takes linear time', () => {
	unfoldComponents('<Aa>\n'.repeat(400_000) + '</Bb>\n'.repeat(400_000) + '</Aa>\n');
	unfoldComponents('<Aa title="'.repeat(400_000) + '\n</Aa>');
	unfoldComponents('{{< a "x" >}}'.repeat(400_000) + '\n{{< /a >}}');
	unfoldComponents('</Aa>\n' + '<Aa b\n'.repeat(400_000));
	unfoldComponents('{%' + ' '.repeat(4_000_000) + '\n{% enda %}');
});

test('front matter may be TOML, or have a space before its colons', async () => {
	const body = '{{< faq "Is it deep?" >}}\nYes.\n{{< /faq >}}\n';
	for (const front of ["+++\ntitle = 'The well'\ntags = [\n]\n+++", '---\ntitle : "The well"\n---'])
		expect(await read(`${front}\n${body}`)).toMatchObject({
			title: 'The well',
			entries: [{ question: 'Is it deep?' }]
		});
});
