/** Why two cards are the same, as a sentence for the person who is asked. */
import type { Fact } from './facts';

export function reasonOf(
	a: Fact,
	b: Fact,
	{ home, asked, rival, sure }: { home: boolean; asked: boolean; rival: boolean; sure: boolean }
): string {
	if (a.shape !== b.shape) return 'The same words, asked in another way now.';
	if (asked) return 'Perhaps the same: it is not certain that it belongs to the same question.';
	if (!home) return 'It stands in another list now.';
	if (a.said === b.said) {
		if (rival) return 'The same words, but other cards have them too.';
		return sure ? 'Its words are the same.' : 'The same words, under another question.';
	}
	return rival || !sure
		? 'Perhaps the same: the words have much in common.'
		: 'Its words were edited.';
}
