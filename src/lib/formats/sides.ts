/** What the sides of a card are put together from: fields of its note as blocks, and what gaps hide. */
import { inlineText, type Doc, type Inline } from '../core/document';
import type { Face } from '../core/model';
import { tidyInline } from './inline-tidy';
import { readClozes, readMarkdown, type Gapped } from './markdown/markdown';
import { UnreadableText } from './unreadable';

/** A card as its kind draws it. */
export type Sides = Pick<Face, 'front' | 'back' | 'cue'>;

/** Blocks of a field; none where it is missing. What cannot be read as Markdown is shown as it is written. */
export function fieldBlocks(text = '', base?: string): Doc {
	return readable(() => readMarkdown(text, base)) ?? asWritten(text);
}

/** A field with clozes, as what draws it with those of a number, or all of them, as gaps. */
export function fieldClozes(text = '', base?: string): (number: number | 'all') => Gapped {
	const plain = (): Gapped => ({ doc: asWritten(text), hidden: [] });
	return readable(() => readClozes(text, base)) ?? plain;
}

/** What gaps hide, in one line. */
export function joinHidden(hidden: Inline[][]): Inline[] {
	const said = new Set<string>();
	const parts = hidden.map(tidyInline).filter((part) => {
		// What is hidden twice, or as one and as many, is told once.
		const words = inlineText(part).trim().toLowerCase().replace(/s$/, '');
		if (!part.length || said.has(words)) return false;
		said.add(words);
		return true;
	});
	return tidyInline(parts.flatMap((part, k) => (k ? [' … ', ...part] : part)));
}

function asWritten(text: string): Doc {
	return text.trim() ? [{ t: 'p', c: [text.trim()] }] : [];
}

function readable<T>(read: () => T): T | undefined {
	try {
		return read();
	} catch (error) {
		if (error instanceof UnreadableText) return undefined;
		throw error;
	}
}
