// Rule: pages as generators and people write them give their questions, and nothing of what is around them.
import { expect, test } from 'vitest';
import { documentText } from '../../src/lib/core/document';
import { readFaq } from '../../src/lib/formats/faq/read';

/** Section, question and answer of each entry. */
async function read(html: string) {
	const { outline } = await readFaq(`<!doctype html><html><body>${html}`, 'page.html');
	return outline.entries.map(({ section, question, answer }) => [
		section.join('/'),
		question,
		documentText(answer).replace(/\s+/g, ' ').trim()
	]);
}

test('headings that lead back to the contents are headings', async () => {
	const html = `<h1>Kiln FAQ</h1><div class="contents topic"><ul>
		<li><a href="#hot">How hot is it?</a></li><li><a href="#cold">When is it cold?</a></li></ul></div>
		<h2><a class="toc-backref" href="#id1">How hot is it?</a><a class="headerlink" href="#hot">¶</a></h2><p>Very.</p>
		<h2><a class="toc-backref" href="#id2">When is it cold?</a><a class="headerlink" href="#cold">¶</a></h2><p>At dawn.</p>`;
	expect(await read(html)).toEqual([
		['', 'How hot is it?', 'Very.'],
		['', 'When is it cold?', 'At dawn.']
	]);
});

test('entries of a list that begin with a bold question', async () => {
	const html = `<h1>Glaze FAQ</h1><ol><li><a href="#a">Is it safe?</a></li><li><a href="#b">Does it run?</a></li></ol>
		<ol><li><b>Is it safe?</b><br> It is, with <i>no</i> lead, no tin, no <b>zinc</b> and no <code>x</code>.<br><br>
		Ask us.<ul><li>by day</li><li>at night</li></ul></li><li><b>Does it run?</b><br>Only if thick.</li></ol>`;
	expect(await read(html)).toEqual([
		['', 'Is it safe?', 'It is, with no lead, no tin, no zinc and no x. Ask us. by day at night'],
		['', 'Does it run?', 'Only if thick.']
	]);
});

test('lists without entries set text in', async () => {
	const html = `<h1>Clay FAQ</h1><ol><p><b>1. Buying</b></p><ol><p><b>1.1. Where is it sold?</b></p><p>In bags.</p></ol>
		<ol><p><b>1.2. Is it wet?</b></p><p>Mostly.</p></ol></ol>`;
	expect((await read(html)).map(([, ...entry]) => entry)).toEqual([
		['Where is it sold?', 'In bags.'],
		['Is it wet?', 'Mostly.']
	]);
});

test('bars of links between the questions belong to no answer', async () => {
	const node = (next: string) =>
		`<div class="header"><p>Next: <a href="#n" rel="next">${next}</a>, Up: <a href="#u" rel="up">Top of it</a> &nbsp; [<a href="#c">Contents</a>]</p></div>`;
	const html = `<h1>Wheel FAQ</h1>${node('Is it round?')}<h2>Is it round?</h2><p>Yes.</p><hr>${node('Does it turn?')}
		<h2>Does it turn?</h2><p>Left. See the <a href="i.html">index</a>, <a href="u">up</a> there.</p><a href="#top">[return]</a>
		<h2>Who kicks it?</h2><p>You.</p><p><a href="#top">Back to the list of questions</a></p><center><a href="a">[Home]</a> <a href="b">[Wheels]</a> <a href="c">[Links]</a></center>`;
	expect(await read(html)).toEqual([
		['', 'Is it round?', 'Yes.'],
		['', 'Does it turn?', 'Left. See the index, up there.'],
		['', 'Who kicks it?', 'You.']
	]);
});

test('a contents made of terms gives no entry', async () => {
	const html = `<h1>Oven FAQ</h1><div class="toc"><p><b>Contents</b></p><dl class="toc"><dt><span>1. <a href="#a">Is it lit?</a></span></dt>
		<dt><span>2. <a href="#b">Who lit it?</a></span></dt></dl></div><h2 id="a">1. Is it lit?</h2><p>Yes.</p><h2 id="b">2. Who lit it?</h2><p>I did.</p>`;
	expect(await read(html)).toEqual([
		['', 'Is it lit?', 'Yes.'],
		['', 'Who lit it?', 'I did.']
	]);
	expect(await read(html.replaceAll(/ class="toc"/g, ''))).toHaveLength(2);
});

test('a box under a heading that holds further headings is its section', async () => {
	const box = (head: string, body: string) => `<h4>${head}</h4><div class="text">${body}</div>`;
	const html = `<h1>Kiln FAQ</h1><h3>Gas</h3><div class="text">${box('Is it loud?', 'Yes.')}${box('Is it hot?', 'Sure.')}</div>
		<h3>Wood</h3><div class="text"><p>On wood.</p>${box('It smokes', 'Open the door.')}${box('It is cold!', 'Wait.')}${box('Is it slow?', 'It is.')}</div>`;
	expect(await read(html)).toEqual([
		['Gas', 'Is it loud?', 'Yes.'],
		['Gas', 'Is it hot?', 'Sure.'],
		['Wood', 'It smokes', 'Open the door.'],
		['Wood', 'It is cold!', 'Wait.'],
		['Wood', 'Is it slow?', 'It is.']
	]);
});

test('notes about the page and what follows an article belong to no answer', async () => {
	const head = `<h1>FAQ</h1><article><h2><span>Is it wet?</span><span class="mw-editsection"><span>[</span><a href="/e">edit</a><span>]</span></span></h2><p>Yes.</p>
		<h2>Is it <b>cold</b>?</h2><p>No.</p>`;
	for (const tail of [
		'<p>Last updated on 1 May 2024</p>',
		'<div><span>Was this article helpful?</span> 2 of 5 found it so</div>',
		'<div class="votes-question">Did this answer your question?</div><div>3 of 4</div>',
		'<footer><span>Have more questions?</span> <a href="/new">Submit a request</a></footer>',
		'<section class="related-articles"><h3>Related articles</h3><ul><li><a href="/x">What is rain?</a></li></ul></section>',
		'<div class="comments"><h3>Comments</h3><p>0 comments</p></div>',
		'<div><a href="/p"><span>Previous</span><span>Start</span></a></div>',
		'<div class="printfooter">Retrieved from <a href="/y">here</a></div>'
	])
		expect((await read(`${head}${tail}</article>`)).slice(0, 2), tail).toEqual([
			['', 'Is it wet?', 'Yes.'],
			['', 'Is it cold?', tail.includes('votes-question') ? 'No. 3 of 4' : 'No.']
		]);
	expect(await read(`${head}</article><address>Joe, joe@a.example</address>`)).toHaveLength(2);
});

test('labels in a column of their own', async () => {
	const html = `<h1>Loom FAQ</h1><table><tr><td valign=top>Q:</td><td><b>Is it loud?</b></td></tr><tr><td>A:</td><td><p>It clacks.</p><p>A lot.</p></td></tr>
		<tr><td>Q:</td><td>The thread breaks.</td></tr><tr><td>A:</td><td>Wax it:<ul><li>now</li></ul></td></tr></table>`;
	expect(await read(html)).toEqual([
		['', 'Is it loud?', 'It clacks. A lot.'],
		['', 'The thread breaks.', 'Wax it: now']
	]);
});

test('the name of the site above the main part is no title', async () => {
	const html =
		'<title>bees [Bee wiki]</title><div id="top"><h1><a href="/start">Bee wiki</a></h1></div><main><h1>Bee FAQ</h1><h2>Wax</h2><h3>Is it yellow?</h3><p>Yes.</p><h3>Is it hard?</h3><p>No.</p></main>';
	const { outline } = await readFaq(html, 'bees.html');
	expect(outline.title).toBe('Bee FAQ');
	expect(outline.entries.map(({ section }) => section)).toEqual([['Wax'], ['Wax']]);
});
