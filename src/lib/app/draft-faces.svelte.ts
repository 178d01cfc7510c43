/** Drafts drawn as the cards they would be: only those that are looked at, a portion at a time. */
import type { Note } from '../core/model';
import type { NoteFaces } from '../formats/faces';
import { drawNotes } from './reader';
import { explain } from './trouble.svelte';

type Written = Pick<Note, 'kind' | 'fields'> & { id: string };

export class DraftFaces {
	/** Goes up when faces have come. */
	#drawn = $state(0);
	#faces = new Map<string, { fields: Note['fields']; faces: NoteFaces }>();
	#wanted = new Map<string, Written>();
	#base: string | undefined;
	problem = $state('');

	/** The faces of a draft by card key; undefined until they are drawn. */
	of(draft: Written, base?: string): NoteFaces | undefined {
		void this.#drawn;
		const known = this.#faces.get(draft.id);
		if (known?.fields === draft.fields) return known.faces;
		if (!this.#wanted.size) queueMicrotask(() => void this.#draw());
		this.#wanted.set(draft.id, draft);
		this.#base = base;
		// Until then it shows what it said before.
		return known?.faces;
	}

	async #draw(): Promise<void> {
		const drafts = [...this.#wanted.values()];
		this.#wanted.clear();
		try {
			const drawn = await drawNotes(
				drafts.map(({ kind, fields }) => ({ kind, fields: { ...fields } })),
				this.#base
			);
			for (const [i, { id, fields }] of drafts.entries())
				this.#faces.set(id, { fields, faces: drawn[i]! });
			this.#drawn++;
		} catch (error) {
			this.problem = explain(error);
		}
	}
}
