// Rule: a tree that somebody made up is drawn or refused; it never breaks what draws it, however it is made.
import { expect, test } from 'vitest';
import { isSoundTree } from '../../src/lib/core/sound-tree';
import { readMarkdown } from '../../src/lib/formats/markdown/markdown';

test('what readers make is sound', () => {
	const text = `# a\n\n*b* **c** ~~d~~ \`e\` [f](https://g.invalid) ![h](https://i.invalid) $j$\\\nk[^l]\n\n1. m\n   - n\n\n> o\n\n| p | q |\n|---|---|\n| r | s |\n\n---\n\n\`\`\`t\nu\n\`\`\`\n\n$$\nv\n$$\n\n[^l]: w\n`;
	expect(isSoundTree(readMarkdown(text))).toBe(true);
	expect(isSoundTree(readMarkdown('>'.repeat(90) + 'a'))).toBe(true);
	expect(isSoundTree([])).toBe(true);
});

test('kinds of later versions are let through', () => {
	expect(
		isSoundTree([
			{ t: 'film', of: { t: 3 } },
			{ t: 'p', c: [{ t: 'sound' }] }
		])
	).toBe(true);
});

test.each([
	undefined,
	'words',
	{ t: 'p', c: [] },
	[null],
	[3],
	[[]],
	[{}],
	[{ t: 3 }],
	[{ t: 'p' }],
	[{ t: 'p', c: 'a' }],
	[{ t: 'p', c: [null] }],
	[{ t: 'p', c: [{ t: 'em' }] }],
	[{ t: 'p', c: [{ t: 'link', c: [] }] }],
	[{ t: 'p', c: [{ t: 'link', to: {}, c: [] }] }],
	[{ t: 'p', c: [{ t: 'image' }] }],
	[{ t: 'list', items: [{ t: 'p', c: [] }] }],
	[{ t: 'table', rows: [['a']] }],
	[{ t: 'code' }]
])('%j cannot be drawn', (tree) => {
	expect(isSoundTree(tree)).toBe(false);
});

test('ten thousand levels cannot be drawn', () => {
	let tree: unknown[] = [];
	for (let k = 0; k < 10_000; k++) tree = [{ t: 'quote', c: tree }];
	expect(isSoundTree(tree)).toBe(false);
});
