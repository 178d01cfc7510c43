/** Takes material into the library: a shipped deck, or an import the person has gone through. */
import { FORWARD } from '../core/cards';
import type { Draft } from '../core/model';
import type { Outline } from '../core/outline';
import type { PendingImport } from '../store/db';
import { accept, type NewMaterial, type NewNote } from '../store/content';
import { keepKnown } from './known';
import { openAdage } from './open';
import { drawNotes } from './reader';
import { fetchDeck, type ShippedDeck } from './shipped-decks';

type Accepted = Awaited<ReturnType<typeof accept>>;

/** Takes a shipped deck, by the name of its file. Cards that are there already stay as they are. */
export async function acceptDeck(file: string): Promise<Accepted> {
	return take(deckMaterial(await fetchDeck(file)));
}

/** Takes the drafts that were left in, with their document. */
export async function acceptImport(pending: PendingImport): Promise<Accepted> {
	const chosen = pending.drafts.filter((draft) => draft.choice === 'in');
	const notes = chosen.map((draft) => noteOf(draft, pending.source.id));
	const faces = await drawNotes(notes, pending.source.address);
	return take({
		source: pending.source,
		edition: pending.edition,
		deck: { id: `deck.${pending.source.id}`, name: pending.deckName },
		notes: notes.map((note, i): NewNote => {
			const { without } = chosen[i]!;
			return { note, faces: faces[i]!, ...(without ? { without } : {}) };
		}),
		pictures: pending.pictures,
		pendingId: pending.id
	});
}

async function take(material: NewMaterial): Promise<Accepted> {
	const { db, now, model } = await openAdage();
	const accepted = await accept(db, material, now(), await model());
	keepKnown(true);
	// What somebody decided to keep, the browser is asked to keep too. A refusal is shown in Settings.
	void navigator.storage?.persist?.();
	return accepted;
}

function noteOf(draft: Draft, sourceId: string): NewNote['note'] {
	const { id, kind, fields, tags, quotes, entryId } = draft;
	const note = { id: `${sourceId}.${id}`, kind, fields, tags, sourceId, entryId };
	return quotes ? { ...note, quotes } : note;
}

function deckMaterial(deck: ShippedDeck): NewMaterial {
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
		edition: { hash: deck.hash, sourceId, name: '', text: deck.attribution, outline },
		deck: { id: `deck.${sourceId}`, name: deck.title },
		notes
	};
}
