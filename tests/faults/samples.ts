/** A sound document of every format, with as much of the format as fits a page: what bytes are changed in. */
import { png, wordFile } from '../pictures';
import { deckOf, docxOf, paragraph } from './made-files';

const bytes = (text: string) => new TextEncoder().encode(text);

const MARKDOWN = `---
title: Bees
author: A. Writer
---

# Questions about bees

## Basics

### What is a *hive*?

A home of **bees**, see [here](https://a.invalid/hive "Hive") and ![a hive](hive.png).

- wood
- straw[^1]
  1. first
  2. second

> [!note]- Why?
> Because.

[^1]: Old ones.

### How warm is it? \`t\`

| Month | Warmth |
| ----- | ------ |
| May   | $t = 35$ |

\`\`\`js
const a = '<b>';
\`\`\`

<details><summary>And in winter?</summary>

About 20 °C — it is “cold”.

</details>

**Do they sleep?** Yes; {{c1::they}} do.

Q: Can they count?
A: To four.
`;

const HTML = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Bees – FAQ</title>
<link rel="canonical" href="https://a.invalid/bees"><script type="application/ld+json">{"@context":"https://schema.org","@type":"FAQPage","mainEntity":[{"@type":"Question","name":"What is a hive?","acceptedAnswer":{"@type":"Answer","text":"<p>A home.</p>"}}]}</script>
<style>p { color: red }</style></head><body><nav><a href="#a">Contents</a></nav><main><h1>Bees</h1>
<h2 id="a">What is a hive?</h2><p>A <b>home</b> of <a href="b?c=d&amp;e=f">bees</a>.<br>Truly&nbsp;&eacute;.</p>
<details><summary>Do they sleep?</summary><p>Yes<sup><a href="#n1">1</a></sup>.</p><ul><li>a<li>b</ul></details>
<table><tr><th>Month<th>Warmth<tr><td>May<td>35</table><dl><dt>Can they count?<dd>To four.</dl>
<pre><code>a &lt; b</code></pre><blockquote>c<hr></blockquote><svg><text>d</text></svg><img src="e.png" alt="f">
<!-- g --><form><input value="h"></form></main><footer id="n1">1. Mostly.</footer></body></html>`;

const RST = `Bees
====

:Author: A. Writer

.. contents::

What is a *hive*?
-----------------

A home of **bees**, see \`here <https://a.invalid/>\`_ and note [1]_ |sub|.

- wood
- straw

.. [1] Old ones.
.. |sub| replace:: so

Do they sleep?
--------------

.. note:: They do.

+-------+--------+
| Month | Warmth |
+=======+========+
| May   | 35     |
+-------+--------+

.. code-block:: python

   a = 1

term
   what it is

:field: value
`;

const ASCIIDOC = `= Bees
A. Writer <a@b.invalid>
:home: hive

== What is a {home}?

A home of *bees*, see https://a.invalid[here] and _so_ footnote:[Old ones.].

* wood
** straw
. first

[qanda]
Do they sleep?::
  They do.

|===
|Month |Warmth
|May |35
|===

NOTE: stem:[t = 35]

----
a < b
----

include::b.adoc[]
`;

const TEXT = `BEES - frequently asked questions

Contents
  1. What is a hive?
  2. Do they sleep?

1. What is a hive?

   A home of bees. See <https://a.invalid/>.
     * wood
     * straw

2. Do they sleep?

   They do.

> Can they count?
To four.
`;

const POD = `=head1 What is a hive?

A B<home> of L<bees|https://a.invalid/>, E<eacute> C<< a >> b >>.

=over 4

=item wood

=back

=head1 Do they sleep?

  They do.

=cut
`;

const CSV = `Question;Answer;Tags
What is a hive?;"A <b>home</b> of ""bees"".
See https://a.invalid/";bees basics
Do they sleep?;They do.;
Can they count?;To four.;
`;

export const SAMPLES: Record<string, Uint8Array> = {
	'a.md': bytes(MARKDOWN),
	'a.html': bytes(HTML),
	'a.rst': bytes(RST),
	'a.adoc': bytes(ASCIIDOC),
	'a.txt': bytes(TEXT),
	'a.pod': bytes(POD),
	'a.csv': bytes(CSV),
	'a.docx': docxOf(
		paragraph('Bees', 'Title') +
			paragraph('What is a hive?', 'Heading1') +
			paragraph('A home of bees.') +
			paragraph('Do they sleep?', 'Heading1') +
			paragraph('They do.')
	),
	'pictures.docx': wordFile(
		[
			'What is a hive?',
			'A home of bees.',
			{ name: 'a.png', says: 'a hive' },
			'Do they sleep?',
			'They do.'
		],
		{ 'a.png': png(20, 10) }
	),
	'deck.md': bytes(
		deckOf({ text: 'A *home* of [bees](https://a.invalid/).', line: 'What is a hive' })
	)
};
