/** Whether a text is reStructuredText, without the reader: most texts are none, and need not load it. */

/** Lines that hardly anything but reStructuredText has. */
const TELLING = /^\s*(\.\. [\w:-]{1,60}::( |$)|\.\. _[^:\n]{1,200}:( |$)|\.\. \|[^|\n]{1,80}\| )/;
const ROLE = /(^|[\s(]):[a-z][\w:-]{1,40}:`[^`\n]{1,300}`|`[^`<\n]{1,200}<[^>\n]{1,300}>`__?/;
/** Lines that belong to Markdown. */
const MARKDOWN = /^(#{1,6} \S|```|~~~)|\[[^\]\n]{1,200}\]\([^)\s]{1,300}\)/;
const UNDERLINE = /^([=\-~^"'#*+`:.])\1{2,300}$/;

/** How much a text looks like reStructuredText, from 0 to 1, by its first lines. Fails on nothing. */
export function looksLikeRst(text: string): number {
	const lines = text.slice(0, 100_000).split(/\r\n?|\n/);
	let telling = 0;
	let hints = 0;
	let against = 0;
	lines.forEach((whole, k) => {
		const line = whole.slice(0, 1000);
		if (TELLING.test(line)) telling++;
		else if (ROLE.test(line)) telling += 0.7;
		else if (MARKDOWN.test(line)) against++;
		else if (/(^|\S)::$/.test(line.trimEnd())) hints += 0.5;
		else if (/(^|[\s(])``[^`\n]{1,200}``(?!`)/.test(line)) hints += 0.3;
		else if (UNDERLINE.test(line)) {
			const above = lines[k - 1]?.trim().length ?? 0;
			// Markdown underlines titles too, but with two signs only.
			if (above > 2 && Math.abs(above - line.length) < 2) hints += /[=-]/.test(line) ? 0.3 : 0.7;
		}
	});
	const weight = telling * 2 + hints - against;
	if (weight <= 0) return 0;
	return Math.min(telling ? 1 : 0.6, weight / (weight + 2 + against));
}
