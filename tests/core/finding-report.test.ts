// The rule this file defends: the report of a check can be handed to anybody. It has every finding, and no word of a card.
import { expect, test } from 'vitest';
import { findingReport } from '../../src/lib/core/finding-report';

test('ids are told by digests, and those of one note are alike', () => {
	const report = findingReport('1.0.0', [
		'Card “faq.1.how-long-does-tea-steep:forward” has no note.',
		'Card “faq.1.how-long-does-tea-steep:backward” has no note.',
		'Card “faq.1.how-hot:forward” has no note.'
	]);
	const [version, ...lines] = report.split('\n');
	expect(version).toBe('Adage 1.0.0');
	const [first, second, third] = lines.map((line) =>
		/^Card (\w+):(\w+) has no note\.$/.exec(line)!.slice(1)
	);
	expect(first![0]).toBe(second![0]);
	expect(first![1]).not.toBe(second![1]);
	expect(first![0]).not.toBe(third![0]);
	expect(first![1]).toBe(third![1]);
	expect(report).not.toMatch(/tea|steep|hot/);
});

test('what names nothing stays as it is, numbers of days too', () => {
	const plain = 'The log holds 3 entries, 4 were written.';
	expect(findingReport('1', [plain])).toBe(`Adage 1\n${plain}`);
	expect(findingReport('1', ['The day total of “20000:deck.tea” is missing.'])).toMatch(
		/^Adage 1\nThe day total of 20000:\w{11} is missing\.$/
	);
});

test('an id from elsewhere may hold spaces, lines and quotation marks', () => {
	const report = findingReport('1', ['Note “a “green” tea\nfor two” has no source.']);
	expect(report).toMatch(/^Adage 1\nNote \w{11} has no source\.$/);
});
