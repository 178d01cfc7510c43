/** Draws faces anew where they no longer show what their note says: after a merge, or a lost table. */
import { putFaces, staleNotes } from '../store/faces';
import { sourceAddresses } from '../store/library';
import { openAdage } from './open';
import { drawNotes } from './reader';

const PORTION = 500;

export async function redrawStale(): Promise<number> {
	const { db } = await openAdage();
	const notes = await staleNotes(db);
	const addresses = await sourceAddresses(db);
	const byBase = new Map<string | undefined, typeof notes>();
	for (const note of notes) {
		const base = addresses.get(note.sourceId ?? '');
		byBase.set(base, [...(byBase.get(base) ?? []), note]);
	}
	for (const [base, some] of byBase) {
		for (let i = 0; i < some.length; i += PORTION) {
			const portion = some.slice(i, i + PORTION);
			await putFaces(db, portion, await drawNotes(portion, base));
		}
	}
	return notes.length;
}
