/** Headers as a host that reads a `_headers` file sends them: all rules that match a path, joined where two say one. */

type Rule = { pattern: RegExp; headers: [name: string, value: string][] };

/** The rules of a `_headers` file: a path, where `*` stands for anything, and indented headers under it. */
export function readHeaders(text: string): Rule[] {
	const rules: Rule[] = [];
	for (const line of text.split('\n')) {
		if (!line.trim() || line.startsWith('#')) continue;
		if (/^\S/.test(line)) {
			const parts = line.trim().split('*').map(escapeRegExp);
			rules.push({ pattern: new RegExp(`^${parts.join('.*')}$`), headers: [] });
			continue;
		}
		const [, name, value] = /^\s+([\w-]+):\s*(.+)$/.exec(line) ?? [];
		if (!name || !value || !rules.length) throw new Error(`“${line.trim()}” is no header.`);
		rules.at(-1)!.headers.push([name, value]);
	}
	return rules;
}

const escapeRegExp = (text: string) => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

/** The headers of one path. */
export function headersOf(rules: Rule[], path: string): Record<string, string> {
	const found: Record<string, string> = {};
	for (const { pattern, headers } of rules)
		if (pattern.test(path))
			for (const [name, value] of headers)
				found[name] = found[name] ? `${found[name]}, ${value}` : value;
	return found;
}
