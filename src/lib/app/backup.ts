/** The library as one file, out and in. */
import { dayDate } from '../core/day';
import { readBackup, writeBackup } from '../formats/backup';
import { openDay } from '../store/days';
import { countRows, dumpRows, takeRows } from '../store/transfer';
import { redrawStale } from './faces';
import { hasDecks } from '../store/deck-summaries';
import { keepKnown } from './known';
import { openAdage } from './open';
import { version } from './settings';

/** The file, ready to be saved or shared. */
export async function makeBackup(): Promise<File> {
	const { db, now } = await openAdage();
	const { day, atMs } = now();
	const counts = await countRows(db);
	const stream = writeBackup({ madeMs: atMs, app: `adage ${version}`, counts }, dumpRows(db));
	const blob = await new Response(stream).blob();
	return new File([blob], `adage-${dayDate(day)}.adage`, { type: 'application/octet-stream' });
}

/** Offers the file to the share sheet where there is one that takes it, else as a download. */
export async function handOut(file: File): Promise<'shared' | 'saved' | 'cancelled'> {
	if (matchMedia('(pointer: coarse)').matches && navigator.canShare?.({ files: [file] })) {
		try {
			await navigator.share({ files: [file], title: file.name });
			return 'shared';
		} catch (error) {
			if ((error as Error).name === 'AbortError') return 'cancelled';
		}
	}
	const link = document.createElement('a');
	link.href = URL.createObjectURL(file);
	link.download = file.name;
	link.click();
	setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
	return 'saved';
}

/**
 * Merges a backup into the library, but for `damaged` pictures of it. Rejects with a sentence, and then
 * nothing was written.
 */
export async function restoreBackup(
	file: Blob
): Promise<{ madeMs: number; cards: number; damaged: number }> {
	const { db, model, now, reloadPlans } = await openAdage();
	const { header, portions } = await readBackup(file);
	const damaged = await navigator.locks.request('adage-restore', async () =>
		takeRows(db, portions, await model(), Math.random())
	);
	await reloadPlans();
	await redrawStale();
	// This copy is another device now, and a device says for itself what a day owed.
	await openDay(db, now());
	keepKnown(await hasDecks(db));
	return { madeMs: header.madeMs, cards: header.counts.cards ?? 0, damaged };
}
