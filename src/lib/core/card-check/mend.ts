/**
 * What one tap can do about a badge: nothing is invented, what is there is cut, parted or hidden. A mend is
 * only offered where what comes out of it no longer has the fault, nor one that was not there before.
 */
import { POINT } from '../cards';
import { documentText, inlineText, type Inline } from '../document';
import { claimsOf } from '../drafts/claims';
import { writeInline, type Write } from '../drafts/cloze-text';
import { cuesOf, type Cues } from '../drafts/cues';
import { keyAdvice } from '../drafts/key-advice';
import { pointsOf } from '../drafts/points';
import { proseOf } from '../drafts/prose';
import { capitalised } from '../drafts/shorten';
import { withFreshKeys } from '../free-keys';
import { sliceInline, type Span } from '../inline-slice';
import type { Note } from '../model';
import type { Fault } from './badge';
import { checkFace, SECOND_QUESTION, type CheckedFace } from './check';

type Written = Pick<Note, 'kind' | 'fields'>;

export interface Mended {
	/** What it does, as a button says it. */
	label: string;
	/** The note as it would be; further ones where it is split. */
	notes: Written[];
}

export interface Mendable extends Written {
	face: CheckedFace;
	/** Keys of all cards that the note ever had: none of them is given again. */
	used?: readonly string[];
}

/** Markdown, which core can neither write nor read. */
export interface Markdown {
	write: Write;
	draw: (note: Written) => Record<string, CheckedFace>;
}

/**
 * What one tap makes of a note with a fault; `language` is a BCP 47 tag. Undefined where a person has to
 * word it anew. Fails on nothing.
 */
export function mendNote(
	note: Mendable,
	fault: Fault,
	{ write, draw }: Markdown,
	language?: string
): Mended | undefined {
	const { kind, face, used = [] } = note;
	if (kind !== 'basic') return undefined;
	const known = checkFace(face, kind, language).map((badge) => badge.fault);
	const allowed = new Set(known.filter((one) => one !== fault));
	const isBetter = ({ notes }: Mended) =>
		notes.every((one) => {
			const faces = Object.values(draw(one));
			const left = faces.flatMap((face) => checkFace(face, one.kind, language));
			return faces.length > 0 && left.every((badge) => allowed.has(badge.fault));
		});
	for (const mend of MENDS[fault] ?? []) {
		const made = mend(note, cuesOf(language), write);
		if (!made || !isBetter(made)) continue;
		const [first, ...others] = made.notes;
		return { ...made, notes: [withFreshKeys(first!, used), ...others] };
	}
	return undefined;
}

type Mend = (note: Mendable, cues: Cues, write: Write) => Mended | undefined;

/** The first that helps is offered. */
const MENDS: Partial<Record<Fault, Mend[]>> = {
	'long-answer': [shortened, hiddenPart],
	set: [asList],
	'two-things': [parted]
};

function shortened({ fields, face }: Mendable, cues: Cues, write: Write): Mended | undefined {
	const found = keyAdvice(documentText(face.front), proseOf(face.back), cues);
	if (!found) return undefined;
	const back = writeInline(found.c, write);
	return {
		label: 'Shorten to its key sentence',
		notes: [{ kind: 'basic', fields: { ...fields, back } }]
	};
}

function hiddenPart({ fields, face }: Mendable, cues: Cues, write: Write): Mended | undefined {
	const claims = claimsOf(proseOf(face.back).sentences, cues, write);
	const claim = claims.find(({ kind }) => kind === 'cloze');
	if (!claim) return undefined;
	const { front: _, back: __, ...rest } = fields;
	const context = [rest.context, fields.front].filter(Boolean).join(' › ');
	return {
		label: 'Hide a part of it instead',
		notes: [{ kind: 'cloze', fields: { ...rest, ...claim.fields, context } }]
	};
}

/** Points of two lists would be one, which they are not. */
function asList({ fields, face }: Mendable, cues: Cues, write: Write): Mended | undefined {
	const [list, another] = face.back.filter((block) => block.t === 'list');
	const points = list && !another ? pointsOf(list, cues, write) : [];
	if (points.length < 2) return undefined;
	const { back: _, ...rest } = fields;
	const made: Note['fields'] = { ...rest, order: points.map(({ key }) => key).join(' ') };
	for (const { key, text } of points) made[POINT + key] = text;
	return { label: 'Make a card of each point', notes: [{ kind: 'list', fields: made }] };
}

const COUNTS = ['two', 'three', 'four'];

/** Each question with the whole answer, to be cut by whoever knows which part is whose. */
function parted({ fields, face }: Mendable, _: Cues, write: Write): Mended | undefined {
	const [only, more] = face.front;
	const questions = only?.t === 'p' && !more ? questionsOf(only.c) : [];
	if (questions.length < 2) return undefined;
	return {
		label: `Split into ${COUNTS[questions.length - 2] ?? questions.length} questions`,
		notes: questions.map((question) => ({
			kind: 'basic',
			fields: { ...fields, front: writeInline(capitalised(question), write) }
		}))
	};
}

/** The questions of a line, where it is nothing but questions. */
function questionsOf(content: Inline[]): Inline[][] {
	const text = inlineText(content);
	const spans: Span[] = [...text.matchAll(/\S.*?(?:[?？؟]["'”’)]*(?=\s|$)|$)/gs)].map(
		({ index, 0: { length } }) => ({ from: index, to: index + length })
	);
	if (spans.length > 1) {
		const all = spans.every(({ from, to }) => /[?？؟]/.test(text.slice(from, to)));
		return all ? spans.map((span) => sliceInline(content, span)) : [];
	}
	const second = SECOND_QUESTION.exec(text);
	if (!second) return [];
	const joint = /^,?\s*\S+\s+/.exec(text.slice(second.index))![0].length;
	return [
		[...sliceInline(content, { from: 0, to: second.index }), '?'],
		sliceInline(content, { from: second.index + joint, to: text.length })
	];
}
