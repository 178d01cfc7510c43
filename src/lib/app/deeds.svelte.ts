/** What was just done on a page, said in a toast and offered to be undone. */
import type { Act } from '../store/db';
import { explain } from './trouble.svelte';
import { undoAct } from './undo-act';

export class Deeds {
	/** Empty where there is nothing to say. */
	said = $state('');
	#act = $state.raw<Act | undefined>();

	get undoable(): boolean {
		return !!this.#act;
	}

	/**
	 * Says what came of a deed: its label, or why it was not done. Resolves with whether it was. `settle` is
	 * what the page does about it first, so that what is said can be taken back at once.
	 */
	async run(deed: Promise<Act | undefined>, settle?: () => Promise<void>): Promise<boolean> {
		try {
			const act = await deed;
			await settle?.();
			this.#act = act;
			this.said = act?.label ?? '';
			return true;
		} catch (error) {
			this.#act = undefined;
			this.said = explain(error);
			return false;
		}
	}

	async undo(): Promise<void> {
		const act = this.#act;
		this.#act = undefined;
		if (!act) return;
		try {
			const undone = await undoAct(act);
			this.said = undone ? '' : 'Something else was done since; this stays as it is.';
		} catch (error) {
			this.said = explain(error);
		}
	}

	dismiss(): void {
		this.said = '';
		this.#act = undefined;
	}
}
