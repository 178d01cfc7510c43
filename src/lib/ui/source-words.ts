/** What a document says of itself, as a person reads it. */
import { DAY_MS } from '../core/day';
import type { Source } from '../core/model';
import { dayDateWords } from './date-words';

/** What a source is called where it is read: a deck's tells its questions in words of its own, as a guide. */
export const sourceNoun = ({ kind }: Pick<Source, 'kind'>): string =>
	kind === 'deck' ? 'guide' : 'document';

/** A whole date as a person writes it; anything else as the document says it. */
export function statedDate({ date }: Pick<Source, 'date'>): string | undefined {
	const iso = /^\d{4}-\d\d-\d\d(?=$|T)/.exec(date ?? '')?.[0];
	const ms = iso ? Date.parse(iso) : NaN;
	if (isNaN(ms)) return date;
	return dayDateWords(Math.floor(ms / DAY_MS));
}
