/** A deck as its file says it, as sources, editions and notes of the library. */
import { FORWARD } from '../core/cards';
import type { Outline } from '../core/outline';
import type { NewMaterial, NewNote } from '../store/content';
import type { DeckCard } from '../formats/deck';
import type { ShippedDeck } from './shipped-decks';

/** Ids of notes that were not made by this deck stand in its file as a whole. */
export const WHOLE_ID = /^(own|split|faq)\.[0-9a-z]{11,}(\.|$)/;

/** A deck's file as what the library takes in. Its ids are those of its notes and entries, for ever. */
export function deckMaterial(deck: ShippedDeck): NewMaterial {
	const sourceId = deck.id;
	const language = deck.language === 'und' ? undefined : deck.language;
	const outline: Outline = {
		format: 'markdown',
		title: deck.title,
		author: deck.author || undefined,
		date: deck.sourceDate || undefined,
		language,
		address: deck.source || undefined,
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
						id: WHOLE_ID.test(card.id) ? card.id : `${sourceId}.${card.id}`,
						kind: card.kind,
						fields: { ...fieldsOf(card), context },
						tags: card.tags,
						sourceId,
						entryId: entry.id
					},
					faces: facesOf(card, context)
				};
			})
		)
	);
	return {
		source: {
			id: sourceId,
			kind: 'deck',
			title: deck.title,
			author: deck.author || undefined,
			address: deck.source || undefined,
			language,
			date: deck.sourceDate || undefined,
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

const fieldsOf = ({ note, frontText, backText }: DeckCard) =>
	note?.fields ?? { front: frontText, back: backText };

function facesOf({ note, front, back }: DeckCard, context: string): NewNote['faces'] {
	const drawn = Object.entries(note?.faces ?? { [FORWARD]: { front, back } });
	return Object.fromEntries(drawn.map(([key, face]) => [key, { ...face, context }]));
}
