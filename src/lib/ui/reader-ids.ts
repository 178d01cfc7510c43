/** Ids of places in a drawn document, so that links and jumps agree. */
import type { Entry, Outline } from '../core/outline';
import type { Passage, Section } from '../core/reading-order';
import { slug } from '../core/slug';

export const entryTarget = (id: string) => `entry-${id}`;

export const passageTarget = ({ entry, reading }: Passage) =>
	entry ? entryTarget(entry.id) : `reading-${reading.id}`;

/** Where a section begins: at its heading, or at the question that is its heading. */
export const sectionTarget = ({ n, entryId }: Section) =>
	entryId === undefined ? `section-${n}` : entryTarget(entryId);

/** The entry that a link within the document (`#...`) leads to: by the fragment it states, or by its words. */
export function linkedEntry({ entries }: Outline, href: string): Entry | undefined {
	const fragment = textOfFragment(href);
	const words = slug(fragment);
	return (
		entries.find(({ anchor }) => anchor === fragment) ?? entries.find(({ id }) => id === words)
	);
}

/** What a fragment says; as it stands where it was never encoded. */
export function textOfFragment(fragment: string): string {
	const text = fragment.replace(/^#/, '');
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}
