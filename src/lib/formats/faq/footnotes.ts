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
	for (const note of notes) {
		if (note.t !== 'footnote') continue;
		const docs = [
			...found.entries.map((entry) => entry.answer),
			...found.readings.map((reading) => reading.body)
		].filter((doc) => cites(doc, note.id));
		for (const doc of docs) doc.push(note);
		const text = documentText([note]);
		if (!docs.length && text)
			found.unused.push({ text, reason: 'It is a footnote that no answer cites.' });
	}
}

function cites(part: unknown, id: string): boolean {
	if (Array.isArray(part)) return part.some((inner) => cites(inner, id));
	if (typeof part !== 'object' || part === null) return false;
	if ('t' in part && part.t === 'ref') return (part as { id?: string }).id === id;
	return Object.values(part).some((inner) => typeof inner === 'object' && cites(inner, id));
}
