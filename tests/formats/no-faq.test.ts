// Rule: what holds no questions with answers gives no cards, however much it asks.
import { expect, test } from 'vitest';
import { readFaq } from '../../src/lib/formats/faq/read';

const questions = async (text: string, name: string) =>
	(await readFaq(text, name)).outline.entries.map(({ question }) => question);

/** So many words that a document is no mere snippet. */
const prose = (words = 40) => 'The lighthouse keeper walks up and down. '.repeat(words / 8);

test('headings of a page that sells something', async () => {
	const part = (title: string, words = prose()) =>
		`<section><h2>${title}</h2><p>${words}</p></section>`;
	const html = `<!doctype html><title>Gullwing | Lamps for towers</title><main><h1>Light, delivered</h1><p>${prose()}</p>
		${part('Why Gullwing?')}${part('Is your tower still dark?')}${part('Why us?')}${part('How it works')}
		${part('What our customers say')}${part('Sound good?')}${part('Ready to start?')}</main>`;
	expect(await questions(html, 'index.html')).toEqual([]);
	const german = html
		.replace('Why us?', 'Warum wir?')
		.replace('Why Gullwing?', 'Warum eine Lampe?')
		.replace('Ready to start?', 'Bereit?');
	expect(await questions(german, 'index.html')).toEqual([]);
});

test.each([
	[
		'headings of an essay',
		[
			'So what went wrong?',
			'Was it the oil?',
			'The storm is real',
			'Who was it for, anyway?',
			'Now what?'
		]
			.map((title) => `## ${title}\n\n${prose(80)}\n`)
			.join('\n'),
		'storm.md'
	],
	[
		'headings of an essay in Chinese',
		['为什么要走？', '有人来吗？', '那么，后悔吗？', '接下来呢？']
			.map((title) => `## ${title}\n\n${'灯塔的看守人上上下下地走。'.repeat(12)}\n`)
			.join('\n'),
		'灯.md'
	],
	[
		'a sermon',
		`${prose()}\n\nWho may climb the stairs of the tower?\n\n${[prose(), prose(), prose(), prose()].join('\n\n')}\n\nWhat is it, then, that we wait for?\n\n${[prose(), prose(), prose(), prose(), prose(), prose()].join('\n\n')}`,
		'sermon.txt'
	],
	[
		'a thread of mails',
		`From: Ada\nTo: Ben\n\n${prose()}\n\nThoughts? I would take the second.\n\n> Why is it always me?\n\n“Is it lit?” she asked. Nobody knew.\n\n${prose()}`,
		'thread.txt'
	],
	[
		'prose that asks now and then',
		[
			prose(),
			'Is anybody up there?',
			prose(),
			prose(),
			prose(),
			'Who would answer?',
			prose(),
			prose(),
			prose()
		].join('\n\n'),
		'tale.md'
	],
	[
		'keys and operators',
		'<h1>Keys</h1><dl><dt>-V</dt><dd>Says the version.</dd><dt>-?</dt><dd>Says what there is.</dd></dl>' +
			`<h2>The ? operator</h2><p>${prose()}</p><h2>Where the ? key is</h2><p>${prose()}</p>`,
		'keys.html'
	],
	[
		'a talk between a server and its client',
		'# Lamp protocol\n\nS: 0031ACK 74730d41\nC: 0000\n\nS: 000eunpack ok\nC: 0009done\n\nS: 0000\nC: bye\n',
		'protocol.txt'
	]
])('%s', async (_, text, name) => {
	expect(await questions(text, name)).toEqual([]);
});

test('reviews of a thing', async () => {
	const review = (title: string) =>
		`<article class="review"><h3>${title}</h3><p>★★★★★ Mo</p><p>${prose()}</p></article>`;
	const html = `<title>A lamp</title><h1>A lamp</h1><p>${prose()}</p><section><h2>Customer reviews</h2>
		${['What a lamp!', 'Two wicks? Really?', 'Why no oil in it?', 'Would buy again'].map(review).join('')}</section>`;
	expect(await questions(html, 'lamp.html')).toEqual([]);
});

test('a document that asks throughout needs no name', async () => {
	const asks = ['Who keeps the lamp?', 'How far does it shine?', 'Why?', 'Can I climb it?'];
	const text = asks.map((title) => `## ${title}\n\n${prose(80)}\n`).join('\n');
	expect(await questions(text, 'lamp.md')).toEqual(asks);
	const turkish = 'S: Lamba nerede?\nC: Kulede.\n\nS: Kaç metre?\nC: Kırk.\n';
	expect(await questions(turkish, 'lamba.txt')).toEqual(['Lamba nerede?', 'Kaç metre?']);
});

test('one heading that asks is doubted, and none where much more is said', async () => {
	const text = '# Lamps\n\n## What is a wick?\n\nA cord that drinks oil.\n';
	const [only] = (await readFaq(text, 'lamps.md')).outline.entries;
	expect(only).toMatchObject({ question: 'What is a wick?', confidence: 0.7 });
	expect(await questions(text + `\n${prose(400)}`, 'lamps.md')).toEqual([]);
});

test('where little says that it is a FAQ, a few headings that ask are doubted', async () => {
	const asks = ['Who keeps the lamp?', 'How far does it shine?', 'Can I climb it?'];
	const text = asks.map((title) => `## ${title}\n\n${prose(80)}\n`).join('\n');
	const sure = async (text: string) =>
		(await readFaq(text, 'lamp.md')).outline.entries.map(({ confidence }) => confidence > 0.8);
	expect(await sure(text)).toEqual([false, false, false]);
	expect(await sure(`# Questions about the lamp\n\n${text}`)).toEqual([true, true, true]);
	expect(await sure(`${text}\n${text.replaceAll('?', ' now?')}`)).toEqual(Array(6).fill(true));
});
