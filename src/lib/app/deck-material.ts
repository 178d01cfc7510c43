/** A deck as its file says it, as sources, editions and notes of the library. */
import { FORWARD } from '../core/cards';
import type { Outline } from '../core/outline';
import type { NewMaterial, NewNote } from '../store/content';
import type { ShippedDeck } from './shipped-decks';

/** A deck's file as what the library takes in. Its ids are those of its notes and entries, for ever. */
export function deckMaterial(deck: ShippedDeck): NewMaterial {
	const sourceId = deck.id;
	const outline: Outline = {
		format: 'markdown',
		title: deck.title,
		author: deck.author,
		date: deck.sourceDate,
		language: deck.language,
		address: deck.source,
		sections: deck.sections.map(({ title }) => [title]),
		entries: deck.sections.flatMap((section) =>
			section.entries.map((entry) => ({
				id: entry.id,
				question: entry.question,
				section: [section.title],
				answer: entry.summary,
				confidence: 1,
				reason: 'Written by hand.',
				anchor: entry.address.split('#')[1]
			}))
		),
		readings: [],
		unused: [],
		issues: []
	};
	const notes = deck.sections.flatMap((section) =>
		section.entries.flatMap((entry) =>
			entry.cards.map((card): NewNote => {
				const context = card.context ?? section.title;
				return {
					note: {
						id: `${sourceId}.${card.id}`,
						kind: card.kind,
						fields: { front: card.frontText, back: card.backText, context },
						tags: card.tags,
						sourceId,
						entryId: entry.id
					},
					faces: { [FORWARD]: { front: card.front, back: card.back, context } }
				};
			})
		)
	);
	return {
		source: {
			id: sourceId,
			kind: 'deck',
			title: deck.title,
			author: deck.author,
			address: deck.source,
			language: deck.language,
			date: deck.sourceDate,
			editionHash: deck.hash
		},
		edition: {
			hash: deck.hash,
			sourceId,
			name: '',
			text: deck.attribution,
			outline,
			date: deck.deckDate,
			notes: notes.map(({ note: { id, kind, fields, tags, entryId } }) => ({
				id,
				kind,
				fields,
				tags,
				entryId
			}))
		},
		deck: { id: `deck.${sourceId}`, name: deck.title },
		notes
	};
}
