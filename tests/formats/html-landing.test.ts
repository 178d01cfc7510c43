// Rule: on a page that sells something, what stands in its part for questions asks, and nothing else does.
import { expect, test } from 'vitest';
import { documentText } from '../../src/lib/core/document';
import { readFaq } from '../../src/lib/formats/faq/read';

const page = (
	part: string
) => `<!doctype html><html><head><title>Tulip Taxi | Rides in Ghent</title></head><body><main>
	<h1>Rides for all</h1><p>Need a ride?</p>
	<h2>Why choose Tulip?</h2><p>We sing.</p>
	<h2>Our drivers</h2><p>All of them.</p>
	${part}
	<h2>Ready for a ride?</h2><p>Call us.</p></main></body></html>`;

async function read(html: string) {
	const { outline } = await readFaq(html, 'page.html');
	return outline.entries.map(({ section, question, answer }) => [
		section.join('/'),
		question,
		documentText(answer).replace(/\s+/g, ' ').trim()
	]);
}

const TWO = [
	['FAQ', 'Are dogs welcome?', 'Yes.'],
	['FAQ', 'Can I pay by card?', 'You can. Or cash.']
];

test.each([
	[
		'fold-outs, fewer than the headings that ask elsewhere',
		'<details><summary>Are dogs welcome?</summary>Yes.</details><details><summary>Can I pay by card?</summary><p>You can.</p><p>Or cash.</p></details>'
	],
	[
		'headings',
		'<div><h3>Are dogs welcome?</h3><p>Yes.</p></div><div><h3>Can I pay by card?</h3><p>You can.</p><p>Or cash.</p></div>'
	],
	[
		'bold lines',
		'<p><strong>Are dogs welcome?</strong><br>Yes.</p><p><strong>Can I pay by card?</strong><br>You can.</p><p>Or cash.</p>'
	],
	[
		'bold beginnings',
		'<p><b>Are dogs welcome?</b> Yes.</p><p><b>Can I pay by card?</b> You can.</p><p>Or cash.</p>'
	],
	[
		'lines that a style makes bold',
		'<p><span style="font-weight: 700">Are dogs welcome?</span></p><p>Yes.</p><p><span style="font-weight:bold">Can I pay by card?</span></p><p>You can.</p><p>Or cash.</p>'
	],
	[
		'plain lines',
		'<div><div><p>Are dogs welcome?</p></div><div><p>Yes.</p></div></div><div><div><p>Can I pay by card?</p></div><div><p>You can.</p><p>Or cash.</p></div></div>'
	]
])('a part with questions made of %s', async (_, questions) => {
	expect(await read(page(`<section><h2>FAQ</h2><p>Some words.</p>${questions}</section>`))).toEqual(
		TWO
	);
	expect(await read(page(`<h2>FAQ</h2>${questions}`))).toEqual(TWO);
});

test('a part that only its box calls one for questions', async () => {
	const part =
		'<section id="faq"><h2>Curious?</h2><div><h3>Are dogs welcome?</h3><p>Yes.</p></div><div><h3>Can I pay by card?</h3><p>You can. Or cash.</p></div></section>';
	expect((await read(page(part))).map(([, question]) => question)).toEqual([
		'Are dogs welcome?',
		'Can I pay by card?'
	]);
});

test('an invitation to ask is no question', async () => {
	const html = `<title>FAQ</title><h1>FAQ</h1><h2>Are dogs welcome?</h2><p>Yes.</p><h2>Can I pay by card?</h2><p>You can. Or cash.</p>
		<h2>Still have questions?</h2><p>Write to us.</p><a href="/contact" class="btn">Contact us</a>`;
	expect((await read(html)).map(([, ...entry]) => entry)).toEqual(TWO.map(([, ...entry]) => entry));
	const french = html.replace('Still have questions?', 'Vous avez d’autres questions ?');
	expect(await read(french)).toHaveLength(2);
	const own = html.replace('Still have questions?', 'Can you still have questions answered?');
	expect(await read(own)).toHaveLength(3);
});

test('the lead under the heading of a part is no section', async () => {
	const fold = (q: string, a: string, k: number) =>
		`<div class="panel"><h4 class="panel-title"><a data-toggle="collapse" href="#c${k}">${q}</a></h4><div id="c${k}" class="collapse"><div>${a}</div></div></div>`;
	const part = `<h2>FAQ</h2><div class="sub">Some words.</div><div class="panel-group">${fold('Are dogs welcome?', 'Yes.', 1)}${fold('Can I pay by card?', 'You can. Or cash.', 2)}</div>`;
	expect(await read(page(part))).toEqual(TWO);
});

test('data with needless backslashes is read', async () => {
	const data = String.raw`<script type="application/ld+json">{"@type":"FAQPage","mainEntity":[{"@type":"Question","name":"Who drives?","acceptedAnswer":{"@type":"Answer","text":"Ask <a href=\'/team\'>them</a> at 9\\n or \"10\"."}},{"@type":"Question","name":"When?","acceptedAnswer":{"@type":"Answer","text":"Now."}}]}</script>`;
	expect(await read(page(data))).toEqual([
		['', 'Who drives?', 'Ask them at 9\\n or "10".'],
		['', 'When?', 'Now.']
	]);
});

test('tabs of fold-outs stand side by side', async () => {
	const tab = (k: number, inner: string) => `<div id="t${k}" role="tabpanel">${inner}</div>`;
	const fold = (k: number, q: string, a: string) =>
		`<button aria-expanded="false" aria-controls="p${k}">${q}</button><div id="p${k}">${a}</div>`;
	const html = `<title>FAQ</title><h1>FAQ</h1><div><button role="tab" aria-controls="t1">Rides</button><button role="tab" aria-controls="t2">Costs</button></div>
		${tab(1, fold(1, 'Who drives?', 'Us.') + fold(2, 'Is it far?', 'No.'))}${tab(2, fold(3, 'Is it dear?', 'A bit.'))}`;
	expect((await read(html)).map(([section, question]) => `${section}: ${question}`)).toEqual([
		'Rides: Who drives?',
		'Rides: Is it far?',
		'Costs: Is it dear?'
	]);
});
