/** What begins with two dots: places, addresses, footnotes, substitutions, directives, and comments. */
import type { Block } from '../../core/document';
import { SHOWN, UNUSABLE, type Level, type RstContext, type Taken } from './context';
import { directiveOf } from './directive';
import { readDirective } from './directives';
import { bodyLines, outdent, regionEnd, type Line } from './lines';
import {
	anonymousIn,
	nameOf,
	noteIn,
	substitutionIn,
	targetIn,
	wholeAddress,
	wholeText
} from './names';

const DIRECTIVE = /^\.\. {1,20}([\p{L}\w][\p{L}\w:.+-]{0,80}?) ?::(?= |$)/u;

/** One construct of explicit markup. A comment's words are kept as left out. */
export function explicit(
	lines: Line[],
	at: number,
	base: number,
	context: RstContext,
	level: Level
): Taken | undefined {
	const { indent, text } = lines[at]!;
	if (indent !== base || !/^(\.\.|__)( |$)/.test(text)) return undefined;
	const next = Math.max(at + 1, regionEnd(lines, at + 1, base));
	const anonymous = anonymousIn(text);
	if (anonymous) {
		// Addresses without a name were collected before, but for those that share a line with a mark.
		if (!context.names.anonymousLines.has(anonymous)) context.leaveSmall(anonymous, UNUSABLE);
		return { next: afterParagraph(lines, at, next), blocks: [] };
	}
	if (text.startsWith('__')) return undefined;
	const note = noteIn(text);
	if (note) {
		const c = context.read(bodyLines(note.text, lines.slice(at + 1, next)), level);
		return { next, blocks: [{ t: 'footnote', id: footnoteId(note.label, context), c }] };
	}
	const named = placeOrAddress(lines, at, next, context) ?? substitution(lines, at, next, context);
	if (named) return named;
	// Not the whole line, which may be a very long one.
	const marked = DIRECTIVE.exec(text.slice(0, 200));
	if (marked) {
		const first = text.slice(marked[0].length);
		const directive = directiveOf(marked[1]!, first, lines.slice(at + 1, next));
		const blocks = readDirective(directive, context, level);
		for (const option of directive.unread()) context.leaveSmall(option, SHOWN);
		return { next, blocks };
	}
	const comment = text.slice(2).trim();
	// Two dots alone over a blank line hide nothing.
	if (!comment && !lines[at + 1]?.text) return { next: at + 1, blocks: [] };
	context.leave([comment, outdent(lines.slice(at + 1, next))].join('\n'), 'It is commented out.');
	return { next, blocks: [] };
}

/** Where the lines right under one end; what is set in after a blank line is a part by itself. */
function afterParagraph(lines: Line[], at: number, next: number): number {
	let end = at + 1;
	while (end < next && lines[end]!.text) end++;
	return end;
}

function placeOrAddress(lines: Line[], at: number, next: number, context: RstContext) {
	const target = targetIn(lines[at]!.text);
	if (!target) return undefined;
	const taken: Taken = { next: afterParagraph(lines, at, next), blocks: [] };
	const address = wholeAddress(lines, at, target.address);
	if (!address) return { ...taken, label: target.name };
	// A name given twice leads where it was first said to.
	if (context.names.targets.get(nameOf(target.name))?.to !== address)
		context.leaveSmall(`${target.name} ${address}`, 'It is an address for a name that has one.');
	return taken;
}

function substitution(lines: Line[], at: number, next: number, context: RstContext) {
	const found = substitutionIn(lines[at]!.text);
	if (!found) return undefined;
	// What is raw begins after a blank line, and goes on as far as it is set in.
	const isRaw = found.directive === 'raw';
	const end = isRaw ? next : afterParagraph(lines, at, next);
	const known = context.names.substitutions.get(nameOf(found.name));
	const text = wholeText(lines, at, found.text);
	if (known) known.met = true;
	if (known?.text !== text || known.directive !== found.directive)
		context.leave(`${found.name}: ${text}`, 'It is a text for a name that has one.');
	else if (found.directive === 'image') {
		const options = text.split('\n').slice(1);
		const alt = options.findIndex((line) => line.startsWith(':alt:'));
		for (const [k, line] of options.entries()) if (k !== alt) context.leaveSmall(line, SHOWN);
	}
	if (isRaw)
		context.leave([found.text, outdent(lines.slice(at + 1, end))].join('\n'), 'It is raw markup.');
	return { next: end, blocks: [] as Block[] };
}

function footnoteId(label: string, context: RstContext): string {
	const { names, seen } = context;
	const id =
		label === '#'
			? names.numbered[seen.numberedNotes++]
			: label === '*'
				? names.marked[seen.markedNotes++]
				: names.footnotes.get(label.toLowerCase());
	return id ?? label;
}
