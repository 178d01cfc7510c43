/** What a check found, as somebody hands it to others: with nothing that tells what they learn. */
import { hashText } from './hash';

/**
 * Findings under the version that made them. What they name in quotation marks, ids that may be made of words of
 * a question or an answer, is told by digests: whoever reads it still sees which of them are of one note.
 */
export function findingReport(version: string, findings: string[]): string {
	return [`Adage ${version}`, ...findings.map(withoutNames)].join('\n');
}

// To the last mark, since an id from elsewhere may hold some itself.
const withoutNames = (finding: string) => finding.replace(/“(.*)”/s, (_, id: string) => digest(id));

const digest = (id: string) =>
	id
		.split(':')
		// Days are numbers, and tell nothing.
		.map((part) => (/^\d*$/.test(part) ? part : hashText(part)))
		.join(':');
