/**
 * Draws the faces of a note's cards from its Markdown, so that studying needs no parser. Fails on nothing:
 * a note that is half written, or of a kind of a later version, shows what it has.
 */
import { BACKWARD, FORWARD } from '../core/cards';
import type { Doc } from '../core/document';
import type { Face, Note } from '../core/model';
import { drawClozes } from './cloze-faces';
import { drawPoints } from './list-faces';
import { fieldBlocks, type Sides } from './sides';

export type NoteFaces = Record<string, Sides & Pick<Face, 'context'>>;

/** Faces by card key, one for each key. Relative links are resolved against `base`, the source's address. */
export function drawNote(note: Pick<Note, 'kind' | 'fields'>, base?: string): NoteFaces {
	const { context } = note.fields;
	const faces = sidesOf(note, base);
	// From entries, so that a key may have any name.
	return Object.fromEntries(
		[...faces].map(([key, sides]) => [key, context ? { ...sides, context } : sides])
	);
}

function sidesOf(
	{ kind, fields }: Pick<Note, 'kind' | 'fields'>,
	base?: string
): Map<string, Sides> {
	const read = (name: string) => fieldBlocks(fields[name], base);
	switch (kind) {
		case 'basic':
		case 'type-in':
			return new Map([[FORWARD, { front: read('front'), back: read('back') }]]);
		case 'reversed': {
			const [front, back] = [read('front'), read('back')];
			return new Map([
				[FORWARD, { front, back }],
				[BACKWARD, { front: back, back: front }]
			]);
		}
		case 'cloze':
			return drawClozes(fields, base);
		case 'list':
			return drawPoints(fields, base);
		default:
			return new Map([[FORWARD, drawUnknown(fields, base)]]);
	}
}

/** What no kind of this version tells the sides of: the first field asks, and all of them answer. */
function drawUnknown({ context: _, ...fields }: Note['fields'], base?: string): Sides {
	const all: Doc[] = Object.values(fields).map((text) => fieldBlocks(text, base));
	return { front: all[0] ?? [], back: all.flat() };
}
