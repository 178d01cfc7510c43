/** What is particular to texts that were posted or mailed: subjects and signatures. */
import { endsAsking } from '../faq/question';
import { firstWordsOf, numberOf } from './numbers';

/** What stands under the two dashes that end a mail or post. */
export function splitSignature(lines: string[]): { all: string[]; signature: string } {
	const last = lines.findLastIndex((line) => line !== '');
	const at = lines.lastIndexOf('--');
	if (at < 1 || last - at > 8) return { all: lines, signature: '' };
	return {
		all: lines.slice(0, at),
		signature: lines
			.slice(at + 1)
			.join('\n')
			.trim()
	};
}

/**
 * Posted FAQs put "Subject:" before each numbered heading, so that newsreaders find it, and may go on with
 * who wrote the answer.
 */
export function takeSubjects(lines: string[]): {
	lines: string[];
	keys: [key: string, words: string][];
} {
	const subject = /^Subject:\s+(?=(?:\d+[.)-]|[A-Z]?\d+(?:\.\d+)*\s|\[\d+(?:[.-]\d+)?\]\s)\S*)/;
	if (lines.filter((line) => subject.test(line)).length < 2)
		return { lines: asLabels(lines), keys: [] };
	const keys: [string, string][] = [];
	const taken = lines.flatMap((line, k) => {
		const heading = line.replace(subject, '');
		if (heading === line) return [line];
		const number = numberOf(heading);
		if (number) keys.push([number.key, firstWordsOf(number.text)]);
		return /^[A-Z][a-zA-Z-]+: /.test(lines[k + 1] ?? '') ? [heading, ''] : [heading];
	});
	return { lines: taken, keys };
}

/** Subjects without numbers that ask are questions with a label. */
function asLabels(lines: string[]): string[] {
	const subject = /^Subject:\s+(?!Re:)/;
	const asks = (line: string) => subject.test(line) && endsAsking(line);
	return lines.filter(asks).length < 2
		? lines
		: lines.map((line) => (asks(line) ? line.replace(subject, 'Q: ') : line));
}
