// Rule: a manual in Plain Old Documentation is read by its commands and marks.
import { expect, test } from 'vitest';
import { documentText } from '../../src/lib/core/document';
import { readFaq } from '../../src/lib/formats/faq/read';
import { readPod } from '../../src/lib/formats/text/pod';

const manual = `package Hive::FAQ;
my $bees = 'many';

=encoding utf8

=head1 NAME

Hive::FAQ - Frequently asked questions about hives

=head1 KEEPING

=head2 Where do I put C<< Hive->new >>?

In the B<sun>, as I<L<the manual|Hive::Manual>> says (E<lt>noonE<gt>):

    my $hive = Hive->new;

    $hive->place;

Not in L<the park|https://park.example/>.
=head2 What do I need?

=over 4

=item *

A veil

=item *

Two gloves:

=over

=item left

=item right

=back

=back

=head2 Does it pay?

No.

=cut

1;
`;

test('headings ask, and code, lists and marks are read', async () => {
	for (const name of ['FAQ.pod', 'FAQ.pm', 'faq.txt']) {
		const { outline } = await readFaq(manual, name);
		expect(outline.title).toBe('Hive::FAQ - Frequently asked questions about hives');
		expect(outline.entries.map(({ section, question }) => [section, question])).toEqual([
			[['KEEPING'], 'Where do I put Hive->new?'],
			[['KEEPING'], 'What do I need?'],
			[['KEEPING'], 'Does it pay?']
		]);
		const [place, need, pay] = outline.entries.map((entry) => entry.answer);
		expect(place!.map((block) => block.t)).toEqual(['p', 'code', 'p']);
		expect(documentText(place!)).toMatch(
			/^In the sun, as the manual says \(<noon>\):\n\s+my \$hive[^]*place;\nNot in the park\.$/
		);
		expect(need).toMatchObject([{ t: 'list', items: [{ length: 1 }, { length: 2 }] }]);
		expect(documentText(pay!)).toBe('No.');
		expect(outline.unused.map(({ text }) => text).join('\n')).toContain("my $bees = 'many';");
	}
});

// What is not linear would take longer than a test may.
test('marks that never close are words, and take no time', () => {
	for (const mark of ['B<', 'C<< ', 'A<B<< C<<< ']) {
		const text = mark.repeat(500_000);
		const { doc } = readPod(['=head1 X', '', text]);
		expect(documentText(doc).length).toBeGreaterThan(text.length - 9);
	}
});

test('a manual with code that looks like Markdown is told by its commands', async () => {
	const text =
		'=head1 NAME\n\nbeefaq - Bees\n\n=head1 HIVES\n\n=head2 Do they sleep?\n\nThey do:\n\n # a\n # b\n\n[x](http://a.example) **b**\n\n# c\n\n=head2 Do they hum?\n\nAt night.\n\n=cut\n';
	const { outline } = await readFaq(text, 'beefaq.pod');
	expect(outline.entries.map(({ question }) => question)).toEqual([
		'Do they sleep?',
		'Do they hum?'
	]);
});
