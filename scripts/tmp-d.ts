import { readFileSync } from 'node:fs';
import { readHtml } from '../src/lib/formats/html';
import { documentText } from '../src/lib/core/document';
const p = readHtml(readFileSync(process.argv[2]!, 'utf8'));
console.log(
	p.facts,
	'asked',
	p.asked.size,
	'ends',
	p.ends.size,
	'stated',
	p.stated.length,
	Object.keys(p)
);
const outside = (p as never as { outside?: Set<unknown> }).outside;
for (const b of p.doc)
	if (b.t === 'h' || p.asked.has(b))
		console.log(
			b.t,
			b.t === 'h' ? b.level : '',
			JSON.stringify(documentText([b]).slice(0, 60)),
			p.asked.get(b)?.reason ?? '',
			outside?.has(b) ? 'OUTSIDE' : ''
		);
