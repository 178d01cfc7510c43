/**
 * Admonitions as documentation builders write them in Markdown: `??? question "Title"` folds what is set
 * in below it, `!!! note "Title"` boxes it. To Markdown that text would be code; here a fold-out becomes
 * `<details>` and a box a bold line, so that nothing else needs to know of them.
 */

const OPENING = /^( {0,3})(\?\?\?\+?|!!!)[ \t]+([\w -]*?)[ \t]*(?:"([^"\n]*)")?[ \t]*$/;
const FENCE = /^ {0,3}(`{3,}|~{3,})/;

/** Rewrites admonitions, at all depths; text without any comes back as it is. Fails on nothing. */
export function unfoldAdmonitions(text: string): string {
	if (!/^ {0,3}(\?\?\?|!!!)/m.test(text)) return text;
	return unfold(text.split('\n'), 0).join('\n');
}

const DEEPEST = 20;

function unfold(lines: string[], depth: number): string[] {
	const out: string[] = [];
	let fence = '';
	for (let k = 0; k < lines.length; k++) {
		const line = lines[k]!;
		const mark = FENCE.exec(line)?.[1];
		if (mark && (!fence || mark.startsWith(fence))) fence = fence ? '' : mark;
		const opening = fence || depth > DEEPEST ? null : OPENING.exec(line);
		if (!opening) {
			out.push(line);
			continue;
		}
		const [, margin = '', sign = '', kind = '', title = ''] = opening;
		const end = bodyEnd(lines, k + 1, margin.length + 4);
		const body = lines.slice(k + 1, end).map((inner) => inner.slice(margin.length + 4));
		const words = title || kind;
		const inside = unfold(body, depth + 1);
		if (sign === '!!!') out.push('', words ? `**${words}**` : '', '', ...inside, '');
		else
			out.push(
				'',
				'<details>',
				`<summary>${asText(words)}</summary>`,
				'',
				...inside,
				'',
				'</details>',
				''
			);
		k = end - 1;
	}
	return out;
}

/** Index after the last line that is set in; blank lines between belong to it. */
function bodyEnd(lines: string[], from: number, indent: number): number {
	let end = from;
	for (let k = from; k < lines.length; k++) {
		const line = lines[k]!;
		if (!line.trim()) continue;
		if (line.length - line.trimStart().length < indent) break;
		end = k + 1;
	}
	return end;
}

const asText = (words: string) => words.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
