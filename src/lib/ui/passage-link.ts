/** Where the passage of a card is read in its document. */

/** The address of an entry or a reading in the reader; with a card its words are marked there. */
export function passageHref(base: string, sourceId: string, entryId: string, cardId?: string) {
	const query = new URLSearchParams({ source: sourceId, entry: entryId });
	if (cardId) query.set('card', cardId);
	return `${base}/library/?${query}`;
}
