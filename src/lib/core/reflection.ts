/** What somebody notes about a piece of advice. */
import type { Row } from './model';

/** Whether somebody did what an advice says. */
export type Acted = 'yes' | 'not-yet' | 'not-for-me';

/** What somebody noted about the advice of a day. */
export interface Reflection extends Row {
	id: string;
	/** The entry that was shown (`entryKey`). */
	adviceId: string;
	/** The study day on which it was. */
	day: number;
	/** Its question as it was then: what stands over the note where the entry is gone. */
	question: string;
	acted: Acted;
	/** A line for oneself; empty without one. */
	line: string;
}
