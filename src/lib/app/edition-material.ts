/** What taking a newer edition of a document writes, from what comparing it found. */
import type { Draft, Source } from '../core/model';
import type { EditionAnswer } from '../formats/next-edition';
import type { NewNote } from '../store/content';
import type { PendingImport } from '../store/db';
import type { EditionMaterial } from '../store/edition-rows';
import type { KnownSource } from '../store/known-sources';

/** `notes` are those that go on, with what their cards show where that is not as it was. */
export function editionMaterial(
	pending: PendingImport,
	known: KnownSource,
	{ given, gone, entries, offered }: Pick<EditionAnswer, 'given' | 'gone' | 'entries' | 'offered'>,
	notes: NewNote[]
): EditionMaterial {
	const { source, deck } = known;
	const { edition, examples, pictures } = pending;
	return {
		source: followed(source, pending.source),
		edition: { ...edition, sourceId: source.id, notes: given, examples },
		deck: { id: deck.id, name: deck.name },
		notes,
		since: source.editionHash,
		gone,
		moved: entries.flatMap(({ before, after, into = after }): [string, string][] =>
			before !== undefined && into !== undefined && before !== into ? [[before, into]] : []
		),
		pictures,
		pending: true,
		...(offered.length ? { left: offeredOf(pending, known, offered) } : {})
	};
}

/** The source as it is from now on; what the newer edition does not say stays. */
function followed(known: Source, next: PendingImport['source']): EditionMaterial['source'] {
	const { clocks: _, ...row } = known;
	const { title, author, language, date, address, editionHash } = next;
	return {
		...row,
		title: title || known.title,
		author: author ?? known.author,
		language: language ?? known.language,
		date: date ?? known.date,
		address: known.address ?? address,
		editionHash
	};
}

/** What is new in it, as an import that goes on once it was taken. */
export function offeredOf(
	{ id, edition, source: read, place, examples }: PendingImport,
	{ source, deck }: KnownSource,
	drafts: Draft[]
): PendingImport {
	return {
		...{ id, place, examples, drafts },
		source: { ...read, id: source.id },
		edition: { ...edition, sourceId: source.id },
		deckName: deck.name,
		follows: { sourceId: source.id, taken: true }
	};
}
