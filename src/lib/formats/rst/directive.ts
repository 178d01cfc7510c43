/** One directive taken apart: what stands on its line, its options, and what is set in under it. */
import { bodyLines, outdent, type Line } from './lines';

const OPTION = /^:([\w][\w.-]{0,60}):(?: +(.*))?$/;

export interface Directive {
	/** In lower case. */
	name: string;
	/** The text on its own line. */
	first: string;
	/** What is set in, options left out. */
	content: Line[];
	/** Line and content together, for directives that make no difference between them. */
	all: Line[];
	/** The value of an option, which counts as read then; undefined where it is not given. */
	option(name: string): string | undefined;
	/** Options that nobody asked for, as they stood. */
	unread(): string[];
}

/** `first`: the text after `::`; `under`: the lines set in below. */
export function directiveOf(name: string, first: string, under: Line[]): Directive {
	const { values, from, to } = optionsOf(under);
	const content = [...under.slice(0, from), ...under.slice(to)];
	const read = new Set<string>();
	return {
		name: name.toLowerCase(),
		first: first.trim(),
		content,
		all: bodyLines(first.trim(), content),
		option(wanted) {
			read.add(wanted);
			return values.find(([option]) => option === wanted)?.[1];
		},
		unread: () => [
			...values
				.filter(([option], k) => {
					const isFirst = values.findIndex(([other]) => other === option) === k;
					return !read.has(option) || !isFirst;
				})
				.map(([option, value]) => `${option}: ${value}`)
		]
	};
}

/** Options stand in the paragraph right under the directive's line, after what goes on from that line. */
function optionsOf(under: Line[]) {
	let from = 0;
	while (from < under.length && under[from]!.text && !OPTION.test(under[from]!.text)) from++;
	let to = from;
	const values: [name: string, value: string][] = [];
	while (to < under.length && values.length < 100) {
		const line = under[to]!;
		const [, option, value = ''] = OPTION.exec(line.text) ?? [];
		if (!option) break;
		let next = to + 1;
		while (next < under.length && under[next]!.text && under[next]!.indent > line.indent) next++;
		values.push([option, [value, outdent(under.slice(to + 1, next))].join('\n').trim()]);
		to = next;
	}
	return { values, from, to: values.length ? to : from };
}
