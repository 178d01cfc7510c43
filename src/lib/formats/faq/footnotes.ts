/** Footnotes go to whoever cites them, so that an answer is whole by itself. */
import { documentText, type Block, type Doc } from '../../core/document';
import type { Found } from './find';

/** Takes the footnotes at the top of a document out of it. */
export function splitFootnotes(doc: Doc): { body: Doc; notes: Block[] } {
	return {
		body: doc.filter((block) => block.t !== 'footnote'),
		notes: doc.filter((block) => block.t === 'footnote')
	};
}

/** Adds each footnote to the answers and readings that cite it; what nobody cites is unused. */
export function giveFootnotes(found: Found, notes: Block[]): void {
	if (!notes.length) return;
	const citing = new Map<string, Set<Doc>>();
	for (const doc of [
		...found.entries.map((entry) => entry.answer),
		...found.readings.map((reading) => reading.body)
	])
		for (const id of cited(doc)) citing.set(id, (citing.get(id) ?? new Set()).add(doc));
	for (const note of notes) {
		if (note.t !== 'footnote') continue;
		const docs = citing.get(note.id);
		docs?.forEach((doc) => doc.push(note));
		const text = documentText([note]);
		if (!docs && text)
			found.unused.push({ text, reason: 'It is a footnote that no answer cites.' });
	}
}

/** The footnotes that a part of a document refers to. */
function cited(part: unknown): string[] {
	if (Array.isArray(part)) return part.flatMap(cited);
	if (typeof part !== 'object' || part === null) return [];
	if ('t' in part && part.t === 'ref' && 'id' in part) return [String(part.id)];
	return Object.values(part).flatMap((inner) => (typeof inner === 'object' ? cited(inner) : []));
}
