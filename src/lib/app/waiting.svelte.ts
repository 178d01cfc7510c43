/** The documents that wait behind the one that is looked at, as the page sees them. */
import type { AdageDb, GivenDocument, PendingImport, WaitingDocument } from '../store/db';
import {
	addWaiting,
	dropWaiting,
	keepPending,
	placeOf,
	readWaiting,
	waitingIds
} from '../store/pending';
import { openAdage } from './open';

export class Waiting {
	#ids = $state.raw<string[]>([]);

	get count(): number {
		return this.#ids.length;
	}

	/** The place of the last one: the "3" in "2 of 3". 0 when nothing waits. */
	get lastPlace(): number {
		const last = this.#ids.at(-1);
		return last ? placeOf(last) : 0;
	}

	/** Sees who waits in the database. */
	async look(): Promise<void> {
		const { db } = await openAdage();
		this.#ids = await waitingIds(db);
	}

	async add(documents: readonly GivenDocument[]): Promise<void> {
		const { db } = await openAdage();
		await addWaiting(db, documents);
		await this.look();
	}

	/** The next one. It goes on waiting until it was read or is dropped. */
	async next(): Promise<WaitingDocument | undefined> {
		const { db } = await openAdage();
		await this.look();
		const id = this.#ids[0];
		return id ? readWaiting(db, id) : undefined;
	}

	/** Keeps what was read of one, which ends its waiting; of one that did not wait, too. */
	async end(db: AdageDb, read: PendingImport, id?: string): Promise<void> {
		await keepPending(db, read, id);
		await this.look();
	}

	/** Drops one, or all. */
	async drop(id?: string): Promise<void> {
		const { db } = await openAdage();
		await dropWaiting(db, id);
		await this.look();
	}
}
