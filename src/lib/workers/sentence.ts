/** What a failed read says to the person. */

/** A reader of one format is loaded when it is needed; browsers say in their own words that it was not there. */
const NOT_LOADED =
	/dynamically imported module|importing a module script|module script failed|failed to load module/i;

export interface Failure {
	/** A sentence that says what to do. */
	error: string;
	/** A part of this app could not be loaded; browsers remember that until the worker ends. */
	partMissing?: true;
}

export function failureOf(error: unknown): Failure {
	if (!(error instanceof Error)) return { error: UNREAD };
	if (error.name === 'UnreadableText') return { error: error.message };
	if (NOT_LOADED.test(error.message)) return { error: PART_MISSING, partMissing: true };
	return { error: UNREAD };
}

const UNREAD = 'This text could not be read. Save it as plain text or Markdown and try again.';
const PART_MISSING =
	'The part of Adage that reads such files is not on this device yet. Go online for a moment and open the file again.';
