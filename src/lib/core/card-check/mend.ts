/**
 * What one tap can do about a badge: nothing is invented, what is there is cut, parted or hidden. A mend is
 * only offered where the card that comes out of it no longer has the fault.
 */
import { POINT } from '../cards';
import { countWords, documentText, inlineText, type Doc } from '../document';
import { claimsOf } from '../drafts/claims';
import { writeInline, type Write } from '../drafts/cloze-text';
import { cuesOf } from '../drafts/cues';
import { keyAdvice } from '../drafts/key-advice';
import { pointsOf } from '../drafts/points';
import { proseOf } from '../drafts/prose';
import type { Note, NoteKind } from '../model';
import type { Fault } from './badge';
import { ANSWER_WORDS, SECOND_QUESTION, type CheckedFace } from './check';

export interface Mended {
	/** What it does, as a button says it. */
	label: string;
	/** The note as it would be; further ones where it is split. */
	notes: { kind: NoteKind; fields: Note['fields'] }[];
}

interface Mendable {
	kind: NoteKind;
	fields: Note['fields'];
	face: CheckedFace;
}

/** Undefined where a person has to word it anew. `write` turns blocks into Markdown. */
export function mendNote(
	{ kind, fields, face }: Mendable,
	fault: Fault,
	write: Write,
	language?: string
): Mended | undefined {
	if (kind !== 'basic') return undefined;
	if (fault === 'long-answer')
		return (
			shortened(fields, face, write, language) ?? hiddenPart(fields, face.back, write, language)
		);
	if (fault === 'set') return asList(fields, face.back, write, language);
	if (fault === 'two-things') return parted(fields, face.front, write);
	return undefined;
}

function shortened(fields: Note['fields'], face: CheckedFace, write: Write, language?: string) {
	const question = documentText(face.front);
	const found = keyAdvice(question, proseOf(face.back), cuesOf(language));
	if (!found || countWords(inlineText(found.c)) > ANSWER_WORDS) return undefined;
	const back = writeInline(found.c, write);
	return {
		label: 'Shorten to its key sentence',
		notes: [{ kind: 'basic' as const, fields: { ...fields, back } }]
	};
}

function hiddenPart(fields: Note['fields'], back: Doc, write: Write, language?: string) {
	const claim = claimsOf(proseOf(back).sentences, cuesOf(language), write).find(
		({ kind }) => kind === 'cloze'
	);
	if (!claim) return undefined;
	const { front: _, back: __, ...rest } = fields;
	const context = [rest.context, fields.front].filter(Boolean).join(' › ');
	const note = { kind: 'cloze' as const, fields: { ...rest, ...claim.fields, context } };
	return { label: 'Hide a part of it instead', notes: [note] };
}

function asList(fields: Note['fields'], back: Doc, write: Write, language?: string) {
	const list = back.find((block) => block.t === 'list');
	if (!list || list.items.length < 2) return undefined;
	const points = pointsOf(list, cuesOf(language), write);
	const { back: _, ...rest } = fields;
	const made: Note['fields'] = { ...rest, order: points.map(({ key }) => key).join(' ') };
	for (const { key, text } of points) made[POINT + key] = text;
	return { label: 'Make a card of each point', notes: [{ kind: 'list' as const, fields: made }] };
}

/** Each question with the whole answer, to be cut by whoever knows which part is whose. */
function parted(fields: Note['fields'], front: Doc, write: Write) {
	const text = front[0]?.t === 'p' ? inlineText(front[0].c) : '';
	const questions = text.split(/(?<=[?？؟])\s+/).filter((part) => /[?？؟]/.test(part));
	const second = SECOND_QUESTION.exec(text);
	const parts =
		questions.length > 1
			? questions
			: second
				? [`${text.slice(0, second.index)}?`, text.slice(second.index).replace(/^,?\s*\S+\s+/, '')]
				: [];
	if (parts.length < 2) return undefined;
	const notes = parts.map((part) => {
		const asked = part.replace(/^\p{Ll}/u, (c) => c.toUpperCase());
		return { kind: 'basic' as const, fields: { ...fields, front: writeInline([asked], write) } };
	});
	return { label: 'Split into two questions', notes };
}
