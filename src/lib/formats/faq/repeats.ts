/**
 * Questions that are listed once more without an answer, as at the head of each chapter: they are contents
 * there, even where no markup and no title says so.
 */
import { documentText } from '../../core/document';
import { picturesIn } from '../../core/picture';
import type { Found } from './find';
import { bare } from './question';

/** Letters that two questions share from the start only where they are the same, one cut off. */
const LONG = 30;

/** Takes entries without an answer out where the same question is answered elsewhere. In place. */
export function dropRepeats(found: Found) {
	const answered = new Set<string>();
	const starts = new Set<string>();
	const asked = new Set(found.entries.map((entry) => bare(entry.question)));
	// Where questions are listed, what stands under one may be the next ones.
	const hasAnswer = (entry: Found['entries'][number]) =>
		picturesIn(entry.answer).length > 0 ||
		documentText(entry.answer)
			.split('\n')
			.some((line) => line.trim() && !/^\s*[\p{L}\p{N}]+:$/u.test(line) && !asked.has(bare(line)));
	for (const entry of found.entries) {
		if (!hasAnswer(entry)) continue;
		const words = bare(entry.question);
		answered.add(words);
		if (words.length > LONG) starts.add(words.slice(0, LONG));
	}
	const repeats = (question: string) => {
		const words = bare(question);
		return answered.has(words) || (words.length > LONG && starts.has(words.slice(0, LONG)));
	};
	const dropped = found.entries.filter((e) => !hasAnswer(e) && !e.given && repeats(e.question));
	if (!dropped.length) return;
	const gone = new Set(dropped);
	let kept = 0;
	const before = [0, ...found.entries.map((entry) => (gone.has(entry) ? kept : ++kept))];
	for (const reading of found.readings)
		if (reading.after != null) reading.after = before[reading.after] ?? kept;
	found.entries = found.entries.filter((entry) => !gone.has(entry));
	found.unused.push({
		text: dropped
			.map((entry) => `${entry.question}\n${documentText(entry.answer)}`.trim())
			.join('\n'),
		reason: 'It is listed here and answered elsewhere.'
	});
}
