/** What a page can do to notes and cards: each deed is run, said and offered to be taken back by `run`. */
import type { Fault } from '../core/card-check/badge';
import type { Note, NoteChange } from '../core/model';
import type { Act } from '../store/db';
import type { NoteRow } from '../store/library';
import type { Deeds } from './deeds.svelte';
import {
	bringBack,
	buryWholeNote,
	changeNote,
	decideOn,
	mendNote,
	mergeInto,
	removeNotes,
	setBuried,
	setFixLater,
	setSuspended,
	splitInto,
	suspendWholeNote
} from './library';
import { noteChecks } from './note-checks';
import { loadPart } from './parts.svelte';

/** `deeds` says what came of the last one; `run` does it, and by default is how a page of its own does. */
export function noteDeeds(deeds: Deeds, run = (deed: Promise<Act | undefined>) => deeds.run(deed)) {
	return {
		get said() {
			return deeds.said;
		},
		edit: (note: Note, change: NoteChange) => run(changeNote(note, change)),
		mend: (row: NoteRow, fault: Fault) => run(mendNote(row, fault)),
		checks: noteChecks,
		split: (note: Note, parts: NoteChange[]) => run(splitInto(note, parts)),
		merge: (kept: Note, absorbed: Note, change: NoteChange) =>
			run(mergeInto(kept, absorbed, change)),
		remove: (noteId: string) => run(removeNotes([noteId])),
		suspend: (cardIds: string[], on: boolean) => run(setSuspended(cardIds, on)),
		suspendNote: (noteId: string) => run(suspendWholeNote(noteId)),
		flag: (cardIds: string[], on: boolean) => run(setFixLater(cardIds, on)),
		bury: (cardIds: string[], on: boolean) => run(setBuried(cardIds, on)),
		buryNote: (noteId: string) => run(buryWholeNote(noteId)),
		due: (cardId: string, day: number) => run(decideOn(cardId, { kind: 'due', day })),
		startOver: (cardId: string) => run(decideOn(cardId, { kind: 'reset' })),
		async info(cardId: string) {
			const part = await loadPart(() => import('./card-info'));
			return part?.readCardInfo(cardId);
		},
		load: loadPart,
		bringBack: (cardIds: string[]) => run(bringBack(cardIds))
	};
}
