// The rule this file defends: words that somebody typed into drafts are kept, saved or not, whatever else is open
// and also where nothing can check them. Here nothing can: there is no worker.
import { expect, test } from 'vitest';
import { DraftWork } from '../../src/lib/app/draft-work.svelte';
import type { Draft } from '../../src/lib/core/model';
import type { PendingImport } from '../../src/lib/store/db';

const draft = (id: string): Draft =>
	({
		id,
		entryId: 'why',
		rule: 'whole',
		kind: 'basic',
		fields: { front: `${id}?`, back: 'as read' },
		tags: [],
		quotes: {},
		choice: 'in'
	}) as unknown as Draft;

function session(...ids: string[]) {
	let pending = {
		drafts: ids.map(draft),
		edition: { outline: { language: 'en' } },
		source: {}
	} as unknown as PendingImport;
	const edit = async (change: (pending: PendingImport) => PendingImport) => {
		pending = change(pending);
	};
	const fail = (error: unknown) => {
		throw error;
	};
	const work = new DraftWork({ pending: () => pending, edit, keep: edit, fail });
	const backs = () => pending.drafts.map(({ fields }) => fields.back);
	return { work, backs };
}

const written = (back: string) => ({ kind: 'basic' as const, fields: { front: 'why?', back } });

test('words that are saved are kept where they cannot be checked', async () => {
	const { work, backs } = session('a', 'b');
	await work.change('a', written('typed'));
	expect(backs()).toEqual(['typed', 'as read']);
});

test('words in two drafts that are open at once are both kept', async () => {
	const { work, backs } = session('a', 'b', 'c');
	work.write('a', written('typed in a'));
	// Opened, nothing typed yet.
	work.write('b', undefined);
	work.write('c', written('typed in c'));
	await work.settle();
	expect(backs()).toEqual(['typed in a', 'as read', 'typed in c']);
});

test('words that were dropped are dropped, and those that were split do not come back whole', async () => {
	const { work, backs } = session('a', 'b');
	work.write('a', written('one. two.'));
	work.write('b', written('dropped'));
	work.write('b');
	await work.split('a', [written('one.'), written('two.')]);
	await work.settle();
	expect(backs()).toEqual(['one.', 'two.', 'as read']);
});
