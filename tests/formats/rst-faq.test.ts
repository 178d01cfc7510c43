// Rule: what reStructuredText lays out as question and answer is read as such.
import { expect, test } from 'vitest';
import { documentText } from '../../src/lib/core/document';
import { isLabel } from '../../src/lib/formats/faq/labels';
import { readFaq } from '../../src/lib/formats/faq/read';

const read = async (...lines: string[]) =>
	(await readFaq(lines.join('\n'), 'faq.rst')).outline.entries.map(({ question, answer }) => [
		question,
		documentText(answer).replace(/\s+/g, ' ')
	]);

test('a term that is only a label goes with what is set in under it', async () => {
	expect(
		await read(
			...['Hives', '=====', ''],
			...['Q', '  My hive hums at night.', ''],
			...['A', '  It dries the honey.', '', '  Leave it.', ''],
			...['Q:', '  Do **bees** sleep?', '', 'A:', '  - Yes.', '  - Hanging.', '']
		)
	).toEqual([
		['My hive hums at night.', 'It dries the honey. Leave it.'],
		['Do bees sleep?', 'Yes. Hanging.']
	]);
	const terms = await read('Hives', '=====', '', 'Quilt', '  A cover.', '', 'Ant', '  A thief.');
	expect(terms).toEqual([]);
});

test('labels by themselves, in several languages', () => {
	for (const text of ['Q', 'q:', 'Answer', 'Frage', ' Antwort: ', '问题'])
		expect(isLabel(text)).toBe(true);
	for (const text of ['', 'Queen', 'A bee', 'Q: Why', 'Fragen']) expect(isLabel(text)).toBe(false);
});

test('terms that a target parts from their list, and those that tell of a trouble', async () => {
	const text = ['Bee FAQ', '=======', '', 'I cannot open it', '  Wait.', '', '.. _gone:', ''];
	expect(await read(...text, 'Where is the queen?', '  Below.', '')).toEqual([
		['I cannot open it', 'Wait.'],
		['Where is the queen?', 'Below.']
	]);
	expect(await read(...text, 'Quilt', '  A cover.', '', 'Ant', '  A thief.')).toEqual([]);
	const names = ['.. _names:', '', 'Quilt', '  A cover.', ''];
	const asked = await read(...text, 'Where is the queen?', '  Below.', '', ...names);
	expect(asked.map(([question]) => question)).not.toContain('Quilt');
});
