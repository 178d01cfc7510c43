/** Entries as the tests of plain texts compare them. */
import { documentText } from '../../src/lib/core/document';
import type { Outline } from '../../src/lib/core/outline';

/** Section, question and answer of each entry, each as one line. */
export const entryRows = ({ entries }: Outline): string[][] =>
	entries.map(({ section, question, answer }) => [
		section.join('/'),
		question,
		documentText(answer).replace(/\s+/g, ' ')
	]);
