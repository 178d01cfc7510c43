/** Names made from words: ids of entries, tags. The same words always give the same name. */

/** Lower-case letters and digits of any script joined with hyphens, at most `longest` characters; '' for none. */
export function slug(text: string, longest = 60): string {
	const words = text.normalize('NFKC').toLowerCase().replace(/['’]/g, '');
	const joined = words.replace(/[^\p{L}\p{M}\p{N}]+/gu, '-').replace(/^-|-$/g, '');
	// Whole characters, and a whole word where one ends near enough.
	const cut = [...joined].slice(0, longest).join('');
	if (cut === joined) return joined;
	const word = cut.lastIndexOf('-');
	return (word > longest / 2 ? cut.slice(0, word) : cut).replace(/-$/, '');
}

/**
 * A namer that adds `-2`, `-3` to a name given before, or in `given`; `fallback` stands for text without
 * letters.
 */
export function slugger(fallback: string, given = new Set<string>()): (text: string) => string {
	const times = new Map<string, number>();
	return (text) => {
		const name = slug(text) || fallback;
		let unique = name;
		let time = times.get(name) ?? 1;
		while (given.has(unique)) unique = `${name}-${++time}`;
		times.set(name, time);
		given.add(unique);
		return unique;
	};
}
