/**
 * Documents as somebody writes them who means harm, made here: markup that would run, addresses that would be
 * followed, names that every object knows, depth and runs of signs that a reader may choke on.
 */
import { deckOf, docxOf, paragraph } from './made-files';

/** What every one of these tries: this name must never come into being. */
const RUN = 'globalThis.hacked=1';
const ELSEWHERE = 'https://elsewhere.invalid';

/** Addresses that run or show what a stranger wrote, as browsers still understand them. */
export const ADDRESSES = [
	`javascript:${RUN}`,
	`JaVaScRiPt:${RUN}`,
	` javascript:${RUN}`,
	`\u0001javascript:${RUN}`,
	`java\tscript:${RUN}`,
	`java\nscript:${RUN}`,
	`java\r\nscript:${RUN}`,
	`javascript\t:${RUN}`,
	`&#106;avascript:${RUN}`,
	`&#x6A;avascript:${RUN}`,
	`&#0000106avascript:${RUN}`,
	`java&Tab;script&colon;${RUN}`,
	`java&NewLine;script:${RUN}`,
	`javascript&#58;${RUN}`,
	`javascript:/*--></title></style></textarea></script>*/${RUN}`,
	`data:text/html,<script>${RUN}</script>`,
	`data:text/html;base64,PHNjcmlwdD5nbG9iYWxUaGlzLmhhY2tlZD0xPC9zY3JpcHQ+`,
	`data:image/svg+xml,<svg onload="${RUN}">`,
	`vbscript:msgbox(1)`,
	`file:///etc/passwd`,
	`blob:https://elsewhere.invalid/1`,
	`filesystem:https://elsewhere.invalid/1`,
	`view-source:javascript:${RUN}`,
	`feed:javascript:${RUN}`,
	`jar:https://elsewhere.invalid!/`,
	`intent://x#Intent;scheme=javascript;end`,
	`ms-settings:`,
	`media:${'0'.repeat(64)}`,
	`//elsewhere.invalid/a`,
	`\\\\elsewhere.invalid\\a`,
	`#" onclick="${RUN}`
];

/** Elements that run, load or lead away, and shapes that only become such when they are read twice. */
export const MARKUP = [
	`<script>${RUN}</script>`,
	`<SCRIPT SRC=${ELSEWHERE}/x.js></SCRIPT>`,
	`<script/x>${RUN}</script\n>`,
	`<scr<script>ipt>${RUN}</scr</script>ipt>`,
	`<script type=module>import "${ELSEWHERE}/x.js"</script>`,
	`<script type="application/ld+json">{"@type":"FAQPage","mainEntity":[{"@type":"Question","name":"<img src=x onerror=${RUN}>","acceptedAnswer":{"@type":"Answer","text":"<script>${RUN}</script><a href='javascript:${RUN}'>a</a>"}}]}</script>`,
	`<img src=x onerror=${RUN}>`,
	`<img src="x" onerror="${RUN}" alt="a\`b">`,
	`<img/src=x/onerror=${RUN}>`,
	`<img src=${ELSEWHERE}/pixel.png srcset="${ELSEWHERE}/2x.png 2x" loading=eager>`,
	`<picture><source srcset=${ELSEWHERE}/a.webp><img src=${ELSEWHERE}/a.png></picture>`,
	`<svg onload=${RUN}></svg>`,
	`<svg><script>${RUN}</script></svg>`,
	`<svg><script href="data:text/javascript,${RUN}"/></svg>`,
	`<svg><a xlink:href="javascript:${RUN}"><text>a</text></a></svg>`,
	`<svg><animate xlink:href=#x attributeName=href values=javascript:${RUN} /><a id=x><text>b</text></a></svg>`,
	`<svg><use href="data:image/svg+xml,<svg id='x' onload='${RUN}'/>#x"/></svg>`,
	`<svg><image href=${ELSEWHERE}/a.svg /></svg>`,
	`<svg><foreignObject><iframe srcdoc="<script>${RUN}</script>"></iframe></foreignObject></svg>`,
	`<svg><style><img src=x onerror=${RUN}></style></svg>`,
	`<math><maction actiontype="statusline#javascript:${RUN}" xlink:href="javascript:${RUN}">a</maction></math>`,
	`<math href="javascript:${RUN}"><mi>x</mi></math>`,
	`<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x onerror=${RUN}&gt;">`,
	`<form><math><mtext></form><form><mglyph><style></math><img src=x onerror=${RUN}>`,
	`<svg></p><style><a id="</style><img src=x onerror=${RUN}>">`,
	`<noscript><p title="</noscript><img src=x onerror=${RUN}>">`,
	`<template><script>${RUN}</script><img src=x onerror=${RUN}></template>`,
	`<template shadowrootmode=open><img src=x onerror=${RUN}></template>`,
	`<textarea><img title="</textarea><img src=x onerror=${RUN}>"></textarea>`,
	`<title><img title="</title><img src=x onerror=${RUN}>"></title>`,
	`<xmp><p title="</xmp><img src=x onerror=${RUN}>">`,
	`<noembed><img title="</noembed><img src=x onerror=${RUN}>"></noembed>`,
	`<plaintext><img src=x onerror=${RUN}>`,
	`<!--><img src=x onerror=${RUN}>-->`,
	`<!--!><img src=x onerror=${RUN}>`,
	`<!-- --!><img src=x onerror=${RUN}> -->`,
	`<![CDATA[<img src=x onerror=${RUN}>]]>`,
	`<?xml-stylesheet href="javascript:${RUN}"?>`,
	`<!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]>&y;`,
	`<iframe src="javascript:${RUN}"></iframe>`,
	`<iframe srcdoc="&lt;script&gt;${RUN}&lt;/script&gt;"></iframe>`,
	`<object data="javascript:${RUN}"></object>`,
	`<object data="data:text/html,<script>${RUN}</script>"></object>`,
	`<embed src="javascript:${RUN}">`,
	`<applet code=x></applet>`,
	`<meta http-equiv=refresh content="0;url=javascript:${RUN}">`,
	`<meta http-equiv=refresh content="0;url=${ELSEWHERE}/">`,
	`<meta http-equiv="Content-Security-Policy" content="script-src *">`,
	`<base href="javascript:${RUN}//">`,
	`<base href="${ELSEWHERE}/"><a href="away">a</a>`,
	`<link rel=stylesheet href="${ELSEWHERE}/x.css">`,
	`<link rel=canonical href="javascript:${RUN}">`,
	`<link rel=prefetch href="${ELSEWHERE}/"><link rel=dns-prefetch href="${ELSEWHERE}/">`,
	`<style>@import "${ELSEWHERE}/x.css"; p { background: url(${ELSEWHERE}/y) }</style>`,
	`<p style="background:url(javascript:${RUN})">a</p>`,
	`<p style="position:fixed;inset:0;z-index:9999;background:url(${ELSEWHERE}/y)">a</p>`,
	`<p onclick=${RUN} onmouseover=${RUN} onfocus=${RUN} tabindex=0 autofocus>a</p>`,
	`<details open ontoggle=${RUN}><summary>Why?</summary>a</details>`,
	`<video autoplay onplay=${RUN}><source src=${ELSEWHERE}/a.mp4 onerror=${RUN}></video>`,
	`<audio src=${ELSEWHERE}/a.mp3 onerror=${RUN}></audio>`,
	`<marquee onstart=${RUN}>a</marquee>`,
	`<body onload=${RUN} background=${ELSEWHERE}/a.png>`,
	`<input autofocus onfocus=${RUN} value=a>`,
	`<select autofocus onfocus=${RUN}><option>a</select>`,
	`<form action="javascript:${RUN}"><input type=submit value=a><button formaction="javascript:${RUN}">b</button></form>`,
	`<isindex action="javascript:${RUN}" type=submit>`,
	`<a href=x ping=${ELSEWHERE}/ target=_top download>a</a>`,
	`<a href="https://ok.invalid/" onclick=${RUN}>a</a>`,
	`<a href='javascript:${RUN}'>a</a>`,
	`<area href="javascript:${RUN}">`,
	`<button popovertarget=x onclick=${RUN}>a</button>`,
	`<x onclick=${RUN} is=x>a</x>`,
	`<b id=__proto__ class=constructor name=hasOwnProperty>a</b>`,
	`<form id=document><input name=body><input name=location></form>`,
	`\u2028<img src=x onerror=${RUN}>`,
	`＜script＞${RUN}＜/script＞`,
	`+ADw-script+AD4-${RUN}+ADw-/script+AD4-`,
	`%3Cscript%3E${RUN}%3C/script%3E`,
	`&lt;script&gt;${RUN}&lt;/script&gt;`,
	`{@html "<img src=x onerror=${RUN}>"} {{constructor.constructor("${RUN}")()}} \${${RUN}} <%= ${RUN} %>`
];

/** Names that every object knows. */
export const NAMES = [
	'__proto__',
	'constructor',
	'prototype',
	'toString',
	'hasOwnProperty',
	'then'
];

/** Runs of signs on which patterns go back again and again, as (start, what is repeated, end). */
export const RUNS: [start: string, unit: string, end: string][] = [
	['', 'a', '!'],
	['', ' ', 'x'],
	['', '\t', 'x'],
	['x', '\n', 'x'],
	['', '\u00a0', 'x'],
	['', '\u2028', 'x'],
	['', '*', 'x'],
	['', '**a', ''],
	['', '_a_', '_'],
	['', '*a_', ''],
	['', '`', 'x'],
	['', '`a', ''],
	['', '[', 'x'],
	['', '[a](', ''],
	['', '![a', ''],
	['', '![^', ''],
	['', '![********************', ''],
	['', '[a]: <', ''],
	['', '](', ''],
	['', '\\', 'x'],
	['', '<', 'x'],
	['', '<a', ''],
	['', '<!--', ''],
	['', '<?', ''],
	['', '<![CDATA[', ''],
	['', '</', 'x'],
	['<a ', 'b="c" ', ''],
	['<a ', 'b=', ''],
	['', '&', ';'],
	['', '&a', ';'],
	['', '&#1', ';'],
	['', '|', 'x'],
	['', '| a ', '\n'],
	['', '-', 'x'],
	['', '- ', 'x'],
	['', '=', 'x'],
	['', '~', 'x'],
	['', '#', ' x'],
	['', '>', 'x'],
	['', ':', 'x'],
	['', '::', 'x'],
	['', '$', 'x'],
	['', '$a', ''],
	['$', '\\frac{', '$'],
	['', '{{c1::', ''],
	['', '}}', ''],
	['', '"', 'x'],
	['', ',', 'x'],
	['', '"a","', ''],
	['', '1.', 'x'],
	['', '1.1', ' x?'],
	['', 'Q: ', 'x'],
	['', 'Q:\nA:\n', ''],
	['', '?', 'x'],
	['', 'http://a', ''],
	['', 'http://', ''],
	['', 'a@', 'b'],
	['', 'a@b.', ''],
	['', 'www.', ''],
	['', '.. ', 'x'],
	['', '.. _a', ':'],
	['', '`a <', ''],
	['', '|a', ''],
	['', '{a', '}'],
	['', '{a}', ''],
	['', '<<a', ''],
	['', 'pass:[', ''],
	['', '+', 'x'],
	['', '++a', ''],
	['', 'ifdef::a[]\n', ''],
	['', ':a: {a}{a}\n', '{a}'],
	['', '=head1 ', '\n'],
	['', 'E<', ''],
	['', '!!! ', '"a"'],
	['', '> [!', ''],
	['', '\r', 'x'],
	['', '\u0301', 'x'],
	['', '😀', 'x'],
	['', '中', 'x'],
	['', 'İ', 'x']
];

/** What opens a level, and what may stand in the innermost, of each way to nest. */
export const NESTS: Record<string, [name: string, text: (levels: number) => string][]> = {
	'a.md': [
		['quotes', (n) => '>'.repeat(n) + ' a'],
		['lists', (n) => '- '.repeat(n) + 'a'],
		[
			'lists by lines',
			(n) => Array.from({ length: n }, (_, k) => '  '.repeat(Math.min(k, 400)) + '- a').join('\n')
		],
		['numbered lists', (n) => '1. '.repeat(n) + 'a'],
		['quotes and lists', (n) => '> - '.repeat(n) + 'a'],
		['brackets', (n) => '['.repeat(n) + 'a' + ']'.repeat(n)],
		['links', (n) => '['.repeat(n) + 'a' + '](b)'.repeat(n)],
		['pictures', (n) => '!['.repeat(n) + 'a' + '](b)'.repeat(n)],
		['stress', (n) => '*a **b '.repeat(n) + '** c*'.repeat(n)],
		['stress, many signs', (n) => '*'.repeat(n) + 'a' + '*'.repeat(n)],
		['tags', (n) => '<div>'.repeat(n) + 'a' + '</div>'.repeat(n)],
		['tags of marks', (n) => '<b>'.repeat(n) + 'a' + '</b>'.repeat(n)],
		['fold-outs', (n) => '<details><summary>a?</summary>\n\n'.repeat(n) + 'a'],
		[
			'boxes',
			(n) =>
				Array.from({ length: Math.min(n, 500) }, (_, k) => `${'    '.repeat(k)}!!! note "a"`).join(
					'\n'
				)
		],
		['footnotes', (n) => '[^a]: '.repeat(n) + 'a'],
		['formulas', (n) => `$$${'{'.repeat(n)}a${'}'.repeat(n)}$$`],
		['gaps', (n) => '{{c1::'.repeat(n) + 'a' + '}}'.repeat(n)],
		['definitions', (n) => 'a\n' + ': '.repeat(n) + 'b']
	],
	'a.html': [
		['quotes', (n) => '<blockquote>'.repeat(n) + 'a'],
		['lists', (n) => '<ul><li>'.repeat(n) + 'a'],
		['tables', (n) => '<table><tr><td>'.repeat(n) + 'a'],
		['boxes', (n) => '<div>'.repeat(n) + 'a' + '</div>'.repeat(n)],
		['marks', (n) => '<b><i>'.repeat(n) + 'a'],
		['marks in paragraphs', (n) => '<p><font a=b><b>a'.repeat(n)],
		['links', (n) => '<a href=b>'.repeat(n) + 'a'],
		['headings', (n) => '<h2>'.repeat(n) + 'a?'],
		['fold-outs', (n) => '<details><summary>a?</summary>'.repeat(n) + 'a'],
		['templates', (n) => '<template>'.repeat(n) + 'a'],
		['drawings', (n) => '<svg><g>'.repeat(n) + 'a'],
		['formulas', (n) => '<math><mrow>'.repeat(n) + 'a'],
		['forms', (n) => '<form><fieldset>'.repeat(n) + 'a'],
		['options', (n) => '<select><optgroup>'.repeat(n) + 'a'],
		['frames', (n) => '<frameset>'.repeat(n) + 'a'],
		['own elements', (n) => '<x-y>'.repeat(n) + 'a']
	],
	'a.rst': [
		[
			'quotes',
			(n) => Array.from({ length: Math.min(n, 2000) }, (_, k) => ' '.repeat(k) + 'a\n').join('\n')
		],
		['lists', (n) => '- '.repeat(n) + 'a'],
		[
			'directives',
			(n) =>
				Array.from({ length: Math.min(n, 1500) }, (_, k) => ' '.repeat(3 * k) + '.. note::\n').join(
					'\n'
				)
		],
		['roles', (n) => ':a:`'.repeat(n) + 'b' + '`'.repeat(n)],
		['stress', (n) => '*'.repeat(n) + 'a' + '*'.repeat(n)],
		['fields', (n) => ':a: '.repeat(n) + 'b'],
		[
			'substitutions',
			(n) =>
				Array.from(
					{ length: Math.min(n, 3000) },
					(_, k) => `.. |a${k}| replace:: |a${k + 1}| |a${k + 1}|`
				).join('\n') + '\n\n|a0|'
		],
		[
			'titles',
			(n) =>
				[...'=-~^"\'`+*#<>:.,;!?_|/\\@%&$()[]{}']
					.map((sign) => `a?\n${sign.repeat(4)}\n`)
					.join('\n')
					.repeat(Math.ceil(n / 300))
		]
	],
	'a.adoc': [
		[
			'lists',
			(n) => Array.from({ length: Math.min(n, 500) }, (_, k) => '*'.repeat(k + 1) + ' a').join('\n')
		],
		[
			'examples',
			(n) =>
				Array.from({ length: Math.min(n, 500) }, (_, k) => '='.repeat(k + 4)).join('\n') + '\na'
		],
		[
			'quotes',
			(n) =>
				Array.from({ length: Math.min(n, 500) }, (_, k) => '_'.repeat(k + 4)).join('\n') + '\na'
		],
		['marks', (n) => '*_`'.repeat(n) + 'a' + '`_*'.repeat(n)],
		[
			'attributes',
			(n) =>
				Array.from({ length: Math.min(n, 40) }, (_, k) => `:a${k}: {a${k - 1}}{a${k - 1}}`).join(
					'\n'
				) + '\n\n{a39}'
		],
		['macros', (n) => 'link:a['.repeat(n) + 'b' + ']'.repeat(n)],
		[
			'titles',
			(n) =>
				Array.from({ length: Math.min(n, 500) }, (_, k) => '='.repeat(k + 1) + ' a?\n').join('\n')
		],
		['passages kept as they are', (n) => '+++'.repeat(n) + 'a'],
		[
			'lists of terms',
			(n) =>
				Array.from({ length: Math.min(n, 500) }, (_, k) => 'a' + ':'.repeat(k + 2) + ' b').join(
					'\n'
				)
		]
	],
	'a.txt': [
		[
			'indents',
			(n) => Array.from({ length: Math.min(n, 2000) }, (_, k) => ' '.repeat(k) + 'a?').join('\n')
		],
		['replies', (n) => '> '.repeat(n) + 'a'],
		['numbers', (n) => '1.'.repeat(n) + ' a?'],
		['POD lists', (n) => '=pod\n\n' + '=over 4\n\n=item a\n\n'.repeat(Math.min(n, 3000))],
		['POD marks', (n) => '=head1 a?\n\n' + 'B<'.repeat(n) + 'b' + '>'.repeat(n)]
	],
	'a.csv': [
		['quotes', (n) => `Question,Answer\na?,${'"'.repeat(2 * n)}`],
		['columns', (n) => `Question,Answer${',a'.repeat(n)}\na?,b${',c'.repeat(n)}`],
		['markup in a cell', (n) => `Question,Answer\na?,"${'<blockquote>'.repeat(n)}b"`],
		['Markdown in a cell', (n) => `Question,Answer\na?,"${'> '.repeat(n)}b"`],
		['lines in a cell', (n) => `Question,Answer\na?,"${'- b\n'.repeat(n)}"`],
		['a table of Markdown', (n) => `| Question | Answer |\n|---|---|\n| a? | ${'<b>'.repeat(n)} |`]
	]
};

/** A hostile text in every place of a document that may be shown: title, question, answer, section, a name. */
export const PLACES: Record<string, (text: string) => string | Uint8Array> = {
	'a.md': (x) =>
		`---\ntitle: ${line(x)}\nurl: ${line(x)}\nauthor: ${line(x)}\nlanguage: ${line(x)}\n---\n\n# ${line(x)}\n\n## ${line(x)}?\n\n${x}\n\n[a](${line(x)}) [b](<${line(x)}> "${line(x)}") ![c](${line(x)}) <${line(x)}>\n\n[d]: ${line(x)}\n\n[d] [^e]\n\n[^e]: ${line(x)}\n\n\`\`\`${line(x)}\n${x}\n\`\`\`\n\n$$${line(x)}$$\n\n| ${cell(x)} | a |\n|---|---|\n| ${cell(x)} | b |\n\n## What is {{c1::${line(x)}::${line(x)}}}?\n\n- ${line(x)}\n- a\n`,
	'a.html': (x) =>
		`<html lang="${quoted(x)}"><head><title>${x}</title><meta name=author content="${quoted(x)}"><link rel=canonical href="${quoted(x)}"><meta property=og:url content="${quoted(x)}"><base href="${quoted(x)}"></head><body><h1>${x}</h1><h2 id="${quoted(x)}">${x}?</h2><p>${x}</p><p><a href="${quoted(x)}">a</a> <img src="${quoted(x)}" alt="${quoted(x)}"> <code>${x}</code></p><h2>Why?</h2><p>b <q cite="${quoted(x)}">c</q></p></body></html>`,
	'a.rst': (x) =>
		`${line(x)}\n${'='.repeat(line(x).length + 4)}\n\n:Author: ${line(x)}\n:URL: ${line(x)}\n\n${line(x)}?\n${'-'.repeat(line(x).length + 4)}\n\n${x}\n\n\`a <${line(x)}>\`_ b_ |c|\n\n.. _b: ${line(x)}\n.. |c| image:: ${line(x)}\n.. image:: ${line(x)}\n   :target: ${line(x)}\n   :alt: ${line(x)}\n\n.. raw:: html\n\n   ${line(x)}\n\n.. include:: ${line(x)}\n\n.. math:: ${line(x)}\n`,
	'a.adoc': (x) =>
		`= ${line(x)}\n${line(x)} <a@b.invalid>\n:url: ${line(x)}\n:imagesdir: ${line(x)}\n\n== ${line(x)}?\n\n${x}\n\nlink:${line(x)}[a] image::${line(x)}[b,link="${line(x)}"] xref:${line(x)}[c] pass:[${line(x)}]\n\n++++\n${x}\n++++\n\ninclude::${line(x)}[]\n\nvideo::${line(x)}[]\n\nstem:[${line(x)}]\n\n[link="${line(x)}"]\nimage::a.png[]\n`,
	'a.txt': (x) =>
		`${line(x)}\n\nQ: ${line(x)}?\nA: ${x}\n\nQ: Why?\nA: <${line(x)}> see ${line(x)}\n`,
	'a.pod': (x) =>
		`=head1 ${line(x)}?\n\n${x} L<a|${line(x)}> E<${line(x)}>\n\n=begin html\n\n${x}\n\n=end html\n\n=head1 Why?\n\nb\n`,
	'a.csv': (x) =>
		`Question,Answer,Tags,Link\n${csv(`${line(x)}?`)},${csv(x)},${csv(line(x))},${csv(line(x))}\nWhy?,b,,\n`,
	'a.docx': (x) =>
		docxOf(
			paragraph(`${line(x)}?`, 'Heading1') +
				paragraph(x) +
				paragraph('Why?', 'Heading1') +
				paragraph('b'),
			{ target: line(x), title: line(x) }
		),
	'deck.md': (x) => deckOf({ text: x, line: line(x) })
};

const line = (text: string) => text.replace(/[\r\n]+/g, ' ');
const cell = (text: string) => line(text).replaceAll('|', '\\|');
const quoted = (text: string) => text.replaceAll('"', '&quot;');
const csv = (text: string) => `"${text.replaceAll('"', '""')}"`;
