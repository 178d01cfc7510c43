/**
 * What somebody can start with in a deck: a section of its document, or the cards of a tag, which may say whom
 * they concern. Cards that nobody has begun come by their position in the deck, so starting with some of them
 * means bringing these forward (Anki manual, "Reposition").
 */

export interface Concern {
	kind: 'section' | 'tag';
	name: string;
}

/** What is known of a card: the outermost section it comes from, and its tags. */
export interface Concerning {
	section?: string;
	tags: readonly string[];
}

/** Whether a card is one of those. */
export function isOf({ section, tags }: Concerning, { kind, name }: Concern): boolean {
	return kind === 'section' ? section === name : tags.includes(name);
}

/**
 * All that a choice can be made of: sections in the order of `sections`, then tags by name. What holds every
 * card is no choice, and a tag that says the same as a section is said once.
 */
export function concernsOf(cards: readonly Concerning[], sections: readonly string[]): Concern[] {
	const inSection = new Map<string, number>();
	/** How many cards have a tag, and the one section all of them are in. */
	const tags = new Map<string, { cards: number; section: string | undefined }>();
	for (const { section, tags: own } of cards) {
		if (section !== undefined) inSection.set(section, (inSection.get(section) ?? 0) + 1);
		for (const tag of new Set(own)) {
			const known = tags.get(tag) ?? { cards: 0, section };
			tags.set(tag, {
				cards: known.cards + 1,
				section: known.section === section ? section : undefined
			});
		}
	}
	const some = (held: number | undefined) => !!held && held < cards.length;
	const named = [...tags].filter(
		([, { cards: held, section }]) =>
			some(held) && (section === undefined || inSection.get(section) !== held)
	);
	return [
		...[...new Set(sections)]
			.filter((name) => some(inSection.get(name)))
			.map((name): Concern => ({ kind: 'section', name })),
		...named
			.map(([name]): Concern => ({ kind: 'tag', name }))
			.sort((a, b) => (a.name < b.name ? -1 : 1))
	];
}

/** A card that nobody has begun, at its place in its deck. */
export interface PlacedCard {
	id: string;
	position: number;
}

/**
 * New places of cards, those that change alone, by id: the wanted ones share out the first of the places that
 * all of them have, the rest what is left, each in the order in which they stood. Places are only handed on,
 * but where two cards share one (two devices may have given it at once).
 */
export function bringForward<C extends PlacedCard>(
	cards: readonly C[],
	isWanted: (card: C) => boolean
): Map<string, number> {
	const there = [...cards].sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1));
	const rest: C[] = [];
	const after: C[] = [];
	for (const card of there) (isWanted(card) ? after : rest).push(card);
	after.push(...rest);
	const changed = new Map<string, number>();
	if (after.every((card, k) => card === there[k])) return changed;
	let last = -Infinity;
	for (const [k, { position }] of there.entries()) {
		last = position > last ? position : last + 1;
		const card = after[k]!;
		if (card.position !== last) changed.set(card.id, last);
	}
	return changed;
}
