/** The person's word on one line of an import: the document is read again by it, edits of drafts stay. */
import type { Draft } from '../core/model';
import type { PendingImport } from '../store/db';
import { readFaq } from './reader';

/** The import as it is after `text` was said to be a question, or none. */
export async function judgeLine(
	pending: PendingImport,
	text: string,
	question: boolean
): Promise<PendingImport> {
	const { edition, source, examples: before = [] } = pending;
	const examples = [...before.filter((one) => one.text !== text), { text, question }];
	const options = { address: source.address, examples };
	const { outline, drafts } = await readFaq(edition.text, edition.name, options);
	return {
		...pending,
		edition: { ...edition, outline },
		drafts: keepEdits(pending.drafts, drafts),
		examples
	};
}

/** Drafts of a new reading, with what the person changed in those of the same question. */
function keepEdits(before: Draft[], after: Draft[]): Draft[] {
	const known = new Map(before.map((draft) => [draft.id, draft]));
	return after.map((draft) => {
		const old = known.get(draft.id);
		if (!old) return draft;
		const { choice, front, back, edited } = old;
		return edited ? { ...draft, choice, front, back, edited } : { ...draft, choice, front };
	});
}
