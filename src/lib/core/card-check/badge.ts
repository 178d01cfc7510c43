/** What may speak against a card. */
export type Fault =
	| 'empty'
	| 'long-answer'
	| 'long-question'
	| 'set'
	| 'yes-no'
	| 'two-things'
	| 'given-away'
	| 'unnamed'
	| 'duplicate'
	| 'interferes';

export interface Badge {
	fault: Fault;
	/** A sentence that says what is wrong and what would be better. */
	text: string;
	/** What one tap would do about it, as a button says it. */
	mend?: string;
}
