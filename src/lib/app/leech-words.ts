/** What is said of a card that was forgotten once too often: what may help, and no blame. */
import type { Leech } from '../store/leeches';

/** It is said when the next card is on the screen already. */
export function leechWords({ lapses, suspended }: Leech): string {
	const often = lapses === 1 ? 'once' : `${lapses} times`;
	return suspended
		? `You forgot the last card ${often}, so it is suspended. A different wording may help: edit it, split it, or leave it suspended.`
		: `You forgot the last card ${often}. A different wording may help: edit it or split it.`;
}
