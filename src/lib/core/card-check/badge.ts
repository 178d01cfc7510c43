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
	/** That makes several cards of it. */
	splits?: true;
}

/** Badges of several cards, each sentence once. */
export function distinctBadges(badges: readonly Badge[]): Badge[] {
	return badges.filter(({ text }, i) => badges.findIndex((one) => one.text === text) === i);
}
