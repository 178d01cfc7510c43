/** How dates are written where the person is, for what is said and kept below the pages. */
import { localeFor } from '../core/day-words';

export const personLocale = () =>
	localeFor(new Intl.Locale(new Intl.DateTimeFormat().resolvedOptions().locale).maximize());
