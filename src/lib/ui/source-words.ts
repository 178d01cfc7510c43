/** What a document says of itself, as a person reads it. */
import type { Source } from '../core/model';

const DATE = { day: 'numeric', month: 'long', year: 'numeric' } as const;

/** A whole date as a person writes it; anything else as the document says it. */
export function statedDate({ date }: Pick<Source, 'date'>): string | undefined {
	const iso = /^\d{4}-\d\d-\d\d(?=$|T)/.exec(date ?? '')?.[0];
	const ms = iso ? Date.parse(iso) : NaN;
	if (isNaN(ms)) return date;
	return new Date(ms).toLocaleDateString('en-GB', { ...DATE, timeZone: 'UTC' });
}

/** The day of an instant where the person is: "27 November 2026". */
export function dateOf(ms: number): string {
	return new Date(ms).toLocaleDateString('en-GB', DATE);
}
