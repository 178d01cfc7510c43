// Rule: in a FAQ, headings that state are entries where those like them ask or tell of a trouble.
import { expect, test } from 'vitest';
import { readFaq } from '../../src/lib/formats/faq/read';

const found = async (text: string, name = 'faq.md') =>
	(await readFaq(text, name)).outline.entries.map(({ section, question }) => [
		section.join('/'),
		question
	]);

const LAMP = '## Lamp\n\n### Is it on?\n\nYes.\n\n### Why does it blink?\n\nShips.\n\n';
const STAIRS = '## Stairs\n\n### Steps and rails\n\nMany.\n\n### Boots\n\nWear some.\n';

test('a group of statements is like the questions of its level', async () => {
	const asked = [
		['Lamp', 'Is it on?'],
		['Lamp', 'Why does it blink?']
	];
	expect(await found(`# FAQ\n\n${LAMP}${STAIRS}`)).toEqual([
		...asked,
		['Stairs', 'Steps and rails'],
		['Stairs', 'Boots']
	]);
	// No FAQ as a whole: its other parts are none.
	expect(await found(`# Tower\n\n${LAMP}${STAIRS}`, 'tower.md')).toEqual(asked);
});

test('where one of a group bears a mark, its statements are none', async () => {
	const mixed =
		'## Stairs\n\n### How many?\n\n200.\n\n### Boots\n\nWear some.\n\n### Rails\n\nTwo.\n\n### Doors\n\nOne.\n';
	expect((await found(`# FAQ\n\n${LAMP}${mixed}`)).slice(2)).toEqual([['Stairs', 'How many?']]);
});

test('statements under a question stay in its answer', async () => {
	const text = `# FAQ\n\n${LAMP}### How do I climb?\n\nSo.\n\n#### By day\n\nSlowly.\n\n#### By night\n\nNever.\n`;
	expect(await found(text)).toHaveLength(3);
});

test('what titles the troubles below it is their section', async () => {
	const text =
		'# FAQ\n\n## Error messages\n\nThe lamp shows them.\n\n### No oil\n\nFill it.\n\n### Lens is missing\n\nLook for it.\n\n## My lamp is dark\n\nLight it.\n';
	expect(await found(text)).toEqual([
		['Error messages', 'No oil'],
		['Error messages', 'Lens is missing'],
		['', 'My lamp is dark']
	]);
});

test('Chinese headings tell of a trouble without the first person', async () => {
	const text =
		'## 启动时报错：no oil\n\n加油。\n\n## 灯光无效\n\n检查。\n\n## 列表为空\n\n刷新。\n';
	expect(await found(text, 'FAQ_zh.md')).toHaveLength(3);
});

test('an empty heading titles the questions of its own level', async () => {
	const text =
		'# Questions\n\n### Basic\n\n### Q1: Is it on?\nAnswer: Yes.\n\n### Q2: Is it red?\nAnswer: No.\n\n### Harder\n\n### Q3: Why?\nAnswer: Ships.\n';
	expect(await found(text)).toEqual([
		['Basic', 'Is it on?'],
		['Basic', 'Is it red?'],
		['Harder', 'Why?']
	]);
});

test('labels may end in a dash, and a last heading ends the answers', async () => {
	const text =
		'# Questions\n\n**Q1- Is it on?** <br>\n**A1-** Yes.\n\n---\n\n**Q2- Is it red?**\n**A2- No**, white.\n\n## Sources\n\n- The keeper\n';
	const { entries } = (await readFaq(text, 'faq.md')).outline;
	expect(entries.map(({ question, answer }) => [question, answer.length])).toEqual([
		['Is it on?', 1],
		['Is it red?', 1]
	]);
});

test('a question above questions is one, whatever its level says besides', async () => {
	const words = 'The keeper walks up and down. '.repeat(12);
	const below = ['Is it the red one?', 'Is it dear to keep?', 'Can I choose later?'];
	const text = `# Lamps\n\n## The lamps\n\n${words}\n\n## Their oil\n\n${words}\n\n## Which lamp is best for me?\n\n${words}\n\n${below
		.map((title) => `### ${title}\n\n${words}\n`)
		.join('\n')}`;
	expect((await found(text, 'lamps.md')).map(([, question]) => question)).toEqual([
		'Which lamp is best for me?',
		...below
	]);
});
