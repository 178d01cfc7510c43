/**
 * Questions that a page states as data for search engines (schema.org). What it shows comes first: the
 * data tells which of the visible lines are questions, and adds only what is not shown at all.
 */
import { documentText, type Doc } from '../../core/document';
import { saysNothing } from '../../core/picture';
import { slugger } from '../../core/slug';
import type { Parsed, StatedPair } from '../parsed';
import type { Found } from './find';
import { bare, oneSpace } from './question';

/** Marks the blocks whose words are a stated question. */
export function askStated(body: Doc, { asked, stated }: Parsed): void {
	const questions = new Set(stated.map(({ question }) => bare(question)));
	questions.delete('');
	for (const block of body)
		if ((block.t === 'p' || block.t === 'h') && questions.has(bare(documentText([block]))))
			asked.set(block, { confidence: 0.99, reason: 'The page itself marks it as a question.' });
}

/** Adds the pairs that are not shown, and answers that are not. */
export function addStated({ entries }: Found, stated: StatedPair[]): void {
	const known = new Map(entries.map((entry) => [bare(entry.question), entry]));
	const name = slugger('question', new Set(entries.map(({ id }) => id)));
	for (const pair of stated) {
		const question = oneSpace(pair.question);
		const key = bare(question);
		const entry = known.get(key);
		if (!key) continue;
		if (entry) {
			if (saysNothing(entry.answer)) entry.answer = pair.answer;
			entry.confidence = Math.max(entry.confidence, 0.99);
			continue;
		}
		const added = {
			id: name(question),
			question,
			section: [],
			answer: pair.answer,
			confidence: 0.9,
			reason: 'The page states it as data, and does not show it.'
		};
		known.set(key, added);
		entries.push(added);
	}
}
