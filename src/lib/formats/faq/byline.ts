/** Who wrote a document and when, where it says so near its top. Only plain statements are taken. */

const NAME =
	"\\p{Lu}[\\p{L}.'’-]*(?:\\s+(?:(?:de|van|von|der|la|le|bin)\\s+)*\\p{Lu}[\\p{L}.'’-]*){1,3}";
const BY = new RegExp(
	`(?:^|[\\s(,—–-])(?:[Bb]y|[Aa]uthors?:|[Ww]ritten by|[Vv]on)\\s+(${NAME})`,
	'u'
);
const DATE =
	/\b(\d{4}-\d{2}-\d{2}|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s+\d{1,2},?\s+\d{4}|\d{1,2}\.?\s+(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\s+\d{4})\b/;

/** `lines`: the title and the short passages under it. Fails on nothing. */
export function bylineOf(lines: string[]): { author?: string; date?: string } {
	const short = lines.filter((line) => line.length < 160);
	const author = first(short, BY);
	const date = first(short, DATE);
	return { ...(author ? { author } : {}), ...(date ? { date } : {}) };
}

function first(lines: string[], pattern: RegExp): string | undefined {
	for (const line of lines) {
		const found = pattern.exec(line)?.[1];
		if (found) return found.replace(/\s+/g, ' ').replace(/[.,]$/, '');
	}
	return undefined;
}
