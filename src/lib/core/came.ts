/** What is kept of a note as an edition has it: what differs when the next one comes is the person's own. */
import type { EditionNote } from './model';

/** A note as an edition has it. */
export const asCame = ({ id, kind, fields, tags, entryId, quotes }: EditionNote): EditionNote => ({
	...{ id, kind, fields, tags, entryId },
	...(quotes ? { quotes } : {})
});
