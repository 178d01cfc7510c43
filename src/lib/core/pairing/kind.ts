/** What became of an entry, and how a person is told. */
import type { Passage } from './told';
import { compareDocs, questionText, sameButSlips, sameText } from './says';

/** `reworded`: question or markup changed and the answer says the same. `changed`: the answer did. */
export type PairKind = 'unchanged' | 'reworded' | 'changed';

/** Two entries that are the same one, in the edition before and in the one after. */
export interface EntryPair {
	before: Passage;
	after: Passage;
	kind: PairKind;
	/** Why, as a sentence. */
	reason: string;
	/** How much speaks for it, 0 to 1. */
	score: number;
	/** A person should look: too little speaks for it, or as much for another. */
	doubtful?: true;
}

/** A pair with its kind and the reason for it. */
export function pairOf(before: Passage, after: Passage, score: number, doubtful?: true): EntryPair {
	const { kind, reason } = kindOf(before, after);
	if (!doubtful) return { before, after, kind, reason, score };
	return {
		before,
		after,
		kind,
		reason: `Perhaps the same question: ${lower(reason)}`,
		score,
		doubtful
	};
}
const lower = (text: string) => text[0]!.toLowerCase() + text.slice(1);

function kindOf(before: Passage, after: Passage): { kind: PairKind; reason: string } {
	const [old, now] = [before, after].map(({ question, given }) => questionText(question, given));
	const question =
		old === now
			? 'same'
			: sameText(old!, now!)
				? 'signs'
				: sameButSlips(old!, now!)
					? 'slips'
					: 'words';
	const answer = compareDocs(before.answer, after.answer);
	if (answer === 'words')
		return {
			kind: 'changed',
			reason:
				question === 'words'
					? 'Question and answer changed, and have much in common.'
					: 'The question is the same, the answer changed.'
		};
	if (question === 'words')
		return {
			kind: 'reworded',
			reason: 'The answer is the same, the question is put in other words.'
		};
	if (answer === 'slips' || question === 'slips')
		return { kind: 'reworded', reason: 'Only the spelling of a few words changed.' };
	if (answer === 'order')
		return { kind: 'reworded', reason: 'The points of its list stand in another order.' };
	if (answer === 'markup' || question === 'signs')
		return { kind: 'reworded', reason: 'Only marks and spacing changed.' };
	const moved = before.section.join('\n') !== after.section.join('\n');
	return {
		kind: 'unchanged',
		reason: moved ? 'Nothing changed but the section it stands in.' : 'Nothing changed.'
	};
}
