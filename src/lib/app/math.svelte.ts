/**
 * Formulas as the page draws them. What does it is a large part that most documents do not need: it is
 * loaded with the first formula that is shown. Before that, and where it is not on this device, a formula
 * is its LaTeX.
 */
import type { DrawMath } from '../core/math';
import { loadPart } from './parts.svelte';

let draw = $state.raw<DrawMath | undefined>();
let loading = false;

export const math = {
	/** Undefined until it is there. */
	get draw(): DrawMath | undefined {
		return draw;
	},
	/** Asks for it, each time a formula comes into a page; after a failure it is tried again. */
	load(): void {
		if (draw || loading) return;
		loading = true;
		void loadPart(() => import('../formats/math/draw')).then((part) => {
			draw = part?.drawMath;
			loading = false;
		});
	}
};
