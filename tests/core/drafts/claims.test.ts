// Figures, terms, reasons and contrasts become cards of their own, where they can be understood alone.
import { expect, test } from 'vitest';
import type { Doc } from '../../../src/lib/core/document';
import { claimsOf } from '../../../src/lib/core/drafts/claims';
import { cuesOf } from '../../../src/lib/core/drafts/cues';
import { proseOf } from '../../../src/lib/core/drafts/prose';
import { readMarkdown } from '../../../src/lib/formats/markdown/markdown';
import { writeMarkdown } from '../../../src/lib/formats/markdown/written';

const claims = (text: string, language = 'en') =>
	claimsOf(proseOf(readMarkdown(text) as Doc).sentences, cuesOf(language), writeMarkdown).map(
		({ rule, fields }): Record<string, string> => ({ rule, ...fields })
	);

test('a figure is hidden, what it counts stays', () => {
	expect(claims('A colony needs about 20-25 kg of stores for winter.')).toEqual([
		{ rule: 'figure', text: 'A colony needs about {{c1::20-25}} kg of stores for winter.' }
	]);
	expect(claims('In a bad year some 30% of all hives are lost.')[0]!.text).toContain('{{c1::30%}}');
});

test('dates, versions and chapters are no figures', () => {
	expect(claims('The club was founded by two teachers in 1998 in a barn.')).toEqual([]);
	expect(claims('Version 2.1 of the guide has all of it in section 7.')).toEqual([]);
});

test('a reason is asked for', () => {
	expect(claims('Bees cluster in winter because a single bee cannot keep itself warm.')).toEqual([
		{
			rule: 'why',
			front: 'Bees cluster in winter. Why?',
			back: 'A single bee cannot keep itself warm.'
		}
	]);
	expect(
		claims(
			'Bienen bilden im Winter eine Traube, weil eine einzelne sich nicht wärmen kann.',
			'de'
		)[0]!.front
	).toContain('Warum?');
});

test('a reason for something that is not named, or denied, is none', () => {
	expect(claims('It was quite good for this, because the weather was so mild then.')).toEqual([]);
	expect(claims('Hives rarely fail just because the winter was long and cold.')).toEqual([]);
	expect(claims('We have kept these two hives since 2016 without any loss at all.')).toEqual([]);
});

test('halves of a contrast ask for each other', () => {
	expect(
		claims(
			'A worker is expected to spend most of her life gathering food, while a drone is expected to spend most of his life waiting.'
		)
	).toEqual([
		{
			rule: 'contrast',
			text: 'A worker is expected to spend most of {{c1::her life gathering food}}, while a drone is expected to spend most of {{c2::his life waiting}}.'
		}
	]);
	// Only where both halves say it in the same words can a gap be told.
	expect(claims('The queen lays eggs all summer, while drones are driven out in autumn.')).toEqual(
		[]
	);
});

test('a term is asked for by what it means', () => {
	expect(claims('**Royal jelly** is a secretion that is fed to all young larvae.')).toEqual([
		{
			rule: 'term',
			text: '{{c1::**Royal jelly**}} is a secretion that is fed to all young larvae.'
		}
	]);
});

test('a question that the answer asks itself is a card', () => {
	expect(claims('What is a nuc, you ask? It is a small hive with a queen of its own.')).toEqual([
		{ rule: 'term', front: 'What is a nuc?', back: 'It is a small hive with a queen of its own.' }
	]);
});
