/** How notes on advice are put. */
import type { Acted } from '../core/reflection';

/** What one can choose, in its order. */
export const ACTED: { value: Acted; label: string }[] = [
	{ value: 'yes', label: 'Yes' },
	{ value: 'not-yet', label: 'Not yet' },
	{ value: 'not-for-me', label: 'Not for me' }
];

const SAID: Record<Acted, string> = {
	yes: 'Acted on it',
	'not-yet': 'Not yet',
	'not-for-me': 'Not for me'
};

/** What was chosen, as a note says it; a word of a later version says nothing. */
export const saidOf = (acted: Acted): string => SAID[acted] ?? 'Noted';
