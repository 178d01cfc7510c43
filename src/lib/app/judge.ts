/** The person's word on one line of an import: the document is read again by it, edits of drafts stay. */
import type { Example } from '../core/outline';
import type { PendingImport } from '../store/db';
import { withEdits } from '../store/pending';
import { readFaq } from './reader';

/** The import as it is after `text` was said to be a question, or none. */
export async function judgeLine(
	pending: PendingImport,
	text: string,
	question: boolean
): Promise<PendingImport> {
	const { examples: before = [] } = pending;
	return readBy(pending, [...before.filter((one) => one.text !== text), { text, question }]);
}

/** The import as it is by these words of the person. */
export async function readBy(
	pending: PendingImport,
	examples: Example[],
	signal?: AbortSignal
): Promise<PendingImport> {
	const { edition, source } = pending;
	const options = { address: source.address, examples, signal };
	const { outline, drafts, more } = await readFaq(edition.text, edition.name, options);
	return {
		...pending,
		edition: { ...edition, outline },
		drafts: withEdits(drafts, pending.edits),
		more,
		examples
	};
}
