// The rule this file defends: whatever a proposed card was made from is found again in its answer, word for
// word, so that the card can open its passage.
import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Doc } from '../../src/lib/core/document';
import { markQuote } from '../../src/lib/core/quote';
import { readWithDrafts } from '../../src/lib/formats/drafts';

const folder = new URL('../fixtures/faq/', import.meta.url);

const spoken = (text: string) => text.match(/[\p{L}\p{N}]+/gu)?.join(' ') ?? '';

/** The words that are marked in a tree. */
function marked(node: unknown, within = false): string {
	if (typeof node === 'string') return within ? node : '';
	if (Array.isArray(node)) return node.map((one) => marked(one, within)).join(within ? '' : ' ');
	const { t, c, v, alt, items, rows } = node as Record<string, unknown>;
	const inside = within || t === 'mark';
	return marked(c ?? items ?? rows ?? (inside ? (v ?? alt) : '') ?? '', inside);
}

test('the words of every draft are marked in its answer', async () => {
	let quotes = 0;
	for (const name of readdirSync(folder)) {
		const { outline, drafts } = await readWithDrafts(
			new Uint8Array(readFileSync(new URL(name, folder))),
			name,
			{},
			() => {}
		);
		const answers = new Map<string, Doc>(outline.entries.map(({ id, answer }) => [id, answer]));
		for (const { entryId, quotes: own = {} } of drafts)
			for (const quote of Object.values(own)) {
				quotes++;
				const found = marked(markQuote(answers.get(entryId)!, quote));
				expect([name, spoken(found)]).toEqual([name, spoken(quote)]);
			}
	}
	expect(quotes).toBeGreaterThan(30);
});
