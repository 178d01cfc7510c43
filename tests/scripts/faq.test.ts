// Rule: `npm run --silent faq -- outline FILE...` prints one JSON object a line and file, in order; what
// cannot be read has an error, the others are printed all the same, and the exit code tells.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
let folder = '';
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'adage-faq-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = (...args: string[]) =>
	spawnSync('npm', ['run', '--silent', 'faq', '--', ...args], { cwd: root, encoding: 'utf8' });

function file(name: string, content: string | Uint8Array): string {
	const path = join(folder, name);
	writeFileSync(path, content);
	return path;
}

test('one object a line and file, in order, whatever some of them are', () => {
	const files = [
		file(
			'tea.md',
			'---\nlang: en\nauthor: A. Leaf\n---\n\n# Tea\n\n## History\n\nTea is old.\n\n## Pots\n\n### Q: Which pot?\n\nA: A **clay** one.\n\n- It keeps warm.\n- It pours well.\n'
		),
		file('photo.md', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])),
		join(folder, 'not-there.md'),
		folder,
		file('tea.txt', 'Q: Is it hot?\nA: It is.\n')
	];
	const { stdout, status } = run('outline', ...files);
	const lines = stdout.trimEnd().split('\n');
	const said = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
	expect(said.map((one) => one.file)).toEqual(files);
	expect(status).toBe(1);
	expect(said[0]).toMatchObject({
		format: 'markdown',
		title: 'Tea',
		author: 'A. Leaf',
		language: 'en',
		sections: [['History'], ['Pots']],
		readings: [{ title: 'History', body: [{ t: 'p', c: ['Tea is old.'] }] }],
		unused: [{ text: expect.stringContaining('A. Leaf'), reason: 'It is about the file.' }],
		issues: []
	});
	expect(said[0]!.entries).toEqual([
		{
			id: 'which-pot',
			question: 'Which pot?',
			section: ['Pots'],
			answerText: expect.stringMatching(/^A clay one\.\s+.*It keeps warm\.\s+.*It pours well\.$/s),
			listItems: 2,
			confidence: expect.any(Number),
			reason: expect.stringMatching(/\.$/)
		}
	]);
	for (const refused of said.slice(1, 4))
		expect(Object.keys(refused).sort()).toEqual(['error', 'file']);
	expect(said[1]!.error).toMatch(/picture/);
	for (const lost of said.slice(2, 4)) expect(lost.error).toMatch(/cannot be opened/);
	expect(said[4]).toMatchObject({ format: 'text', entries: [{ question: 'Is it hot?' }] });
});

test('drafts are printed a card each, with what speaks against them', () => {
	const tea = file(
		'pots.md',
		'# Pots\n\n## Which pot keeps tea warm?\n\nOne of clay keeps it warm longest. Others look better.\n\n## What do I need for tea?\n\n1. A pot\n2. Hot water\n\n## Is tea healthy?\n\nYes.\n'
	);
	const { stdout, status } = run('draft', tea);
	const { entries, drafts } = JSON.parse(stdout) as {
		entries: { id: string }[];
		drafts: Record<string, unknown>[];
	};
	expect(status).toBe(0);
	expect(drafts.map(({ entryId }) => entryId)).toEqual([
		entries[0]!.id,
		entries[1]!.id,
		entries[1]!.id,
		entries[1]!.id,
		entries[2]!.id
	]);
	expect(drafts[0]).toMatchObject({
		kind: 'basic',
		front: 'Which pot keeps tea warm?',
		back: 'One of clay keeps it warm longest. Others look better.',
		context: 'Pots',
		badges: []
	});
	expect(drafts[2]).toMatchObject({
		kind: 'list',
		front: 'What do I need for tea?\n1. […]\n2. Hot water',
		back: 'A pot',
		first: false
	});
	expect(drafts[4]!.badges).toEqual([{ fault: 'yes-no', text: expect.stringMatching(/\.$/) }]);
});

test('two editions are told apart entry by entry, as ids alone', () => {
	const entries = [
		'Is it hot?\n\nIt is, for a while.',
		'Who pours it?\n\nThe eldest of the house.',
		'May I have more?\n\nAs long as the pot lasts.',
		'Where is the pot?\n\nOn the stove behind the door.'
	];
	const page = (some: string[]) => `# Tea\n\n${some.map((one) => `## ${one}`).join('\n\n')}\n`;
	const old = file('tea-1.md', page(entries));
	const next = file(
		'tea-2.md',
		page([
			'Does anybody sing?\n\nNot before the third cup.',
			entries[1]!.replace('eldest', 'youngest'),
			entries[0]!.replace('Is it hot', 'Is it very hot'),
			entries[3]!
		])
	);
	const { stdout, status } = run('reconcile', old, next);
	expect(status).toBe(0);
	expect(JSON.parse(stdout)).toEqual({
		unchanged: [['where-is-the-pot', 'where-is-the-pot']],
		reworded: [['is-it-hot', 'is-it-very-hot']],
		changed: [['who-pours-it', 'who-pours-it']],
		added: ['does-anybody-sing'],
		removed: ['may-i-have-more']
	});
	const lost = run('reconcile', old, join(folder, 'not-there.md'));
	expect(lost.status).toBe(1);
	expect(Object.keys(JSON.parse(lost.stdout) as object)).toEqual(['file', 'error']);
});

test('without an order or a file it says how it is called', () => {
	for (const args of [[], ['outline'], ['guess', 'a.md'], ['reconcile', 'a.md']]) {
		const { stderr, status } = run(...args);
		expect(stderr).toContain('npm run --silent faq -- outline|draft FILE');
		expect(stderr).toContain('npm run --silent faq -- reconcile OLD NEW');
		expect(status).toBe(2);
	}
});

test('a reader that has enough ends it without a word', () => {
	const many = Array.from({ length: 60 }, () => 'tests/fixtures/faq/headings.md').join(' ');
	const piped = spawnSync('sh', ['-c', `npx tsx scripts/faq.ts outline ${many} | head -c 10`], {
		cwd: root,
		encoding: 'utf8'
	});
	expect(piped.stdout).toHaveLength(10);
	expect(piped.stderr).toBe('');
});
