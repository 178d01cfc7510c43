/** What is said of an edition of a deck. */
import type { EditionLook } from '../core/reconcile';
import { count } from './words';

/** "145 new cards, 3 changed, 1 no longer in it". */
export function editionWords({ added, changed, gone }: EditionLook): string {
	const said = [
		added.length && count(added.length, 'new card'),
		changed.length &&
			(added.length ? `${changed.length} changed` : count(changed.length, 'changed card')),
		gone.length &&
			`${added.length || changed.length ? gone.length : count(gone.length, 'card')} no longer in it`
	].filter(Boolean);
	return said.join(', ') || 'the cards are the same, and what stands around them was mended';
}

/** What stays, whatever the edition brings. */
export function keptWords({ added, kept }: EditionLook): string {
	return [
		'What you have learnt stays with its cards, and what you changed yourself stays as you put it',
		kept ? ` (${count(kept, 'card')} would read otherwise).` : '.',
		added.length ? ' New cards come at your usual pace.' : ''
	].join('');
}
