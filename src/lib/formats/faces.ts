/** Draws the faces of a note's cards from its Markdown, so that studying needs no parser. */
import { FORWARD } from '../core/cards';
import type { Face, Note } from '../core/model';
import { readMarkdown } from './markdown/markdown';

export type NoteFaces = Record<string, Pick<Face, 'front' | 'back' | 'context' | 'cue'>>;

/** Faces by card key. Relative links are resolved against `base`, the source's address. */
export function drawNote(note: Pick<Note, 'kind' | 'fields'>, base?: string): NoteFaces {
	const { front = '', back = '', context } = note.fields;
	switch (note.kind) {
		case 'basic':
		default:
			return {
				[FORWARD]: {
					front: readMarkdown(front, base),
					back: readMarkdown(back, base),
					...(context ? { context } : {})
				}
			};
	}
}
