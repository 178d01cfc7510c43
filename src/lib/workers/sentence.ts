/** What a failed read, or a failed check, says to the person. */

/** A reader of one format is loaded when it is needed; browsers say in their own words that it was not there. */
const NOT_LOADED =
	/dynamically imported module|importing a module script|module script failed|failed to load module/i;

export interface Failure {
	/** A sentence that says what to do. */
	error: string;
	/** A part of this app could not be loaded; browsers remember that until the worker ends. */
	partMissing?: true;
}

/** What is said of a read, or of cards that were to be checked. */
export function failureOf(error: unknown, checking = false): Failure {
	const { unread, partMissing } = checking ? CHECKING : READING;
	if (!(error instanceof Error)) return { error: unread };
	if (error.name === 'UnreadableText') return { error: error.message };
	if (NOT_LOADED.test(error.message)) return { error: partMissing, partMissing: true };
	return { error: unread };
}

const READING = {
	unread: 'This text could not be read. Save it as plain text or Markdown and try again.',
	partMissing:
		'The part of Adage that reads such files is not on this device yet. Go online for a moment and open the file again.'
};
const CHECKING = {
	unread: 'These cards could not be checked. They stay as they are.',
	partMissing:
		'The part of Adage that checks cards is not on this device yet. Go online for a moment and try again.'
};
