/** The advice of the day as pages show it, and what somebody notes about it. */
import { pieceOf, type Piece, type PieceOrigin } from '../core/advice-piece';
import { readEntryKey } from '../core/entry-key';
import type { Note } from '../core/model';
import type { Acted, Reflection } from '../core/reflection';
import { plainText } from '../core/plain-text';
import { passageOf } from '../core/reading-order';
import { adviceOn, keepAdvice, notesOfEntry } from '../store/advice';
import type { AdageDb } from '../store/db';
import { readSource, sourceAddresses } from '../store/library';
import { readEdition } from '../store/thin-editions';
import { readReflections, setReflectionDeleted, writeReflection } from '../store/reflections';
import { openAdage, type Adage } from './open';
import { isAdviceHidden } from './settings';

export interface Advice {
	day: number;
	piece: Piece;
	/** What was noted about it today. */
	today?: Reflection;
	/** The last note of an earlier day on the same entry. */
	earlier?: Reflection;
}

/** The advice of today: `none` where none was chosen, or what was is gone by now. */
export async function readAdvice(adage: Adage): Promise<Advice | 'none' | 'hidden'> {
	const { db, now } = adage;
	if (await isAdviceHidden(adage)) return 'hidden';
	const { day } = now();
	const id = await adviceOn(db, day);
	if (id === undefined) return 'none';
	const [piece, reflections] = await Promise.all([readPiece(db, id), readReflections(db, id)]);
	if (!piece) return 'none';
	const today = reflections.find((one) => one.day === day);
	const earlier = reflections.find((one) => one.day < day);
	return { day, piece, ...(today ? { today } : {}), ...(earlier ? { earlier } : {}) };
}

/** Chooses the advice of today where there is none yet. Resolves with whether there is something to show. */
export async function chooseToday(): Promise<boolean> {
	const adage = await openAdage();
	if (!(await isAdviceHidden(adage))) await keepAdvice(adage.db, adage.now(), adage.model);
	return typeof (await readAdvice(adage)) === 'object';
}

async function readPiece(db: AdageDb, id: string): Promise<Piece | undefined> {
	const notes = await notesOfEntry(db, id);
	const faces = notes.flatMap(({ face }) => (face ? [face] : []));
	const named = readEntryKey(id);
	const origin =
		'entryId' in named ? await readOrigin(db, named, notes[0]?.note.editionHash) : undefined;
	return pieceOf(id, faces, origin);
}

/** A passage as its source has it now; as its cards have it where it is not there any more. */
async function readOrigin(
	db: AdageDb,
	{ sourceId, entryId }: { sourceId: string; entryId: string },
	editionHash: Note['editionHash']
): Promise<PieceOrigin | undefined> {
	const found = await readSource(db, sourceId);
	if (!found) return undefined;
	const { source, edition } = found;
	const own = async () =>
		editionHash && editionHash !== edition.hash ? await readEdition(db, editionHash) : undefined;
	const present = passageOf(edition.outline, entryId);
	const earlier = present ? undefined : (await own())?.outline;
	const passage = present ?? (earlier && passageOf(earlier, entryId));
	return { source, ...(passage ? { passage: { id: entryId, found: passage } } : {}) };
}

/** Notes whether somebody acted on an advice; what was noted about it on that day is changed. */
export async function reflect(
	{ day, piece }: Pick<Advice, 'day' | 'piece'>,
	acted: Acted,
	line: string
): Promise<void> {
	const { db, now } = await openAdage();
	const question = plainText(piece.question).replace(/\s+/g, ' ');
	await writeReflection(db, { adviceId: piece.id, day, question, acted, line: line.trim() }, now());
}

/** An entry with all that was noted about it, the newest first. */
export interface NotedEntry {
	adviceId: string;
	question: string;
	/** Where its passage is read; undefined where it is in no document. */
	passage?: { sourceId: string; entryId: string };
	notes: Reflection[];
}

/** Entries with notes, the one that was noted last first. */
export async function readNotedEntries({ db }: Adage): Promise<NotedEntry[]> {
	const entries = new Map<string, NotedEntry>();
	const sources = await sourceAddresses(db);
	for (const note of await readReflections(db)) {
		const known = entries.get(note.adviceId);
		if (known) known.notes.push(note);
		else {
			const { adviceId, question } = note;
			const named = readEntryKey(adviceId);
			const there = 'sourceId' in named && sources.has(named.sourceId);
			const passage = there ? { passage: named } : {};
			entries.set(adviceId, { adviceId, question, ...passage, notes: [note] });
		}
	}
	return [...entries.values()];
}

/** Changes what was noted. */
export async function changeReflection(
	note: Reflection,
	acted: Acted,
	line: string
): Promise<void> {
	const { db, now } = await openAdage();
	await writeReflection(db, { ...note, acted, line: line.trim() }, now());
}

/** Deletes a note, or brings it back as it was. */
export async function deleteReflection(id: string, deleted = true): Promise<void> {
	const { db, now } = await openAdage();
	await setReflectionDeleted(db, id, deleted, now());
}

/** The advice as a message: question, answer, whose it is, and where it lives. */
export function adviceMessage({ question, given, answer, cut, source, live }: Piece): string {
	const whose = source && [source.title, source.author].filter(Boolean).join(', ');
	const address = live ?? (/^https?:/i.test(source?.address ?? '') ? source!.address : '');
	return [
		plainText([...question, ...given]),
		plainText(answer) + (cut ? '\n\n…' : ''),
		[whose ? `— ${whose}` : '', address].filter(Boolean).join('\n')
	]
		.filter(Boolean)
		.join('\n\n');
}
