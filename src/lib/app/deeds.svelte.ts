/** What was just done on a page, said in a toast and offered to be undone. */
import type { Act } from '../store/db';
import type { Asked } from './asked';
import { explain } from './trouble.svelte';
import { undoAct } from './undo-act';

export class Deeds {
	/** Empty where there is nothing to say. */
	said = $state('');
	/** A card that what is said is about, where it is not the one that is asked. */
	about = $state.raw<Asked | undefined>();
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
			this.dismiss();
			this.#act = act;
			this.said = act?.label ?? '';
			return true;
		} catch (error) {
			this.dismiss();
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

	/** Says something about a card that was just answered. */
	tell(said: string, about: Asked): void {
		this.dismiss();
		this.said = said;
		this.about = about;
	}

	dismiss(): void {
		this.said = '';
		this.about = undefined;
		this.#act = undefined;
	}
}
