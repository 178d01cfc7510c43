/**
 * A database whose transactions outlast its connection. Every store goes through them, so nobody else has to
 * know that browsers lose one without a word.
 */
import Dexie, { type PromiseExtended, type Transaction, type TransactionMode } from 'dexie';

/** Begins the key of a row that says that one write was done, and when. */
const WROTE = 'wrote';
/** A page that was frozen for longer in the midst of a write is not there any more. */
const FROZEN_MS = 30 * 86_400_000;

/** Drops what pages left behind that were closed: each the mark of its last write. */
export const dropOldMarks = (db: LastingDb, nowMs: number): PromiseExtended<unknown> =>
	db
		.table<{ value: number }>('meta')
		.where(':id')
		.startsWith(WROTE)
		.and(({ value }) => value < nowMs - FROZEN_MS)
		.delete();

/** Needs a table `meta` with rows of `key` and `value`. */
export class LastingDb extends Dexie {
	/**
	 * Frees what can be done without where the device is full, and says whether it did; for the app to set. Where it
	 * is not `certain` that it is full, only what was put by for that.
	 */
	makeRoom?: (certain: boolean) => Promise<boolean>;
	/** The mark of a write that is known to be done: the next one takes it away. */
	private heard = '';

	/**
	 * As Dexie's, of a list of tables. Where the connection is lost it is opened again and the work is done
	 * once more; a write that was done although it failed to say so is not done twice (again.ts).
	 */
	override transaction<U>(
		mode: TransactionMode,
		tables: readonly string[],
		work: () => PromiseLike<U> | U
	): PromiseExtended<U>;
	override transaction<U>(mode: TransactionMode, ...rest: unknown[]): PromiseExtended<U>;
	override transaction<U>(mode: TransactionMode, ...rest: unknown[]): PromiseExtended<U> {
		const [tables, work] = rest as [string[], () => PromiseLike<U>];
		if (Dexie.currentTransaction) return super.transaction(mode, tables, work);
		// A write says in itself which one it is, to this page alone: another may write before this one asks.
		const mark = mode === 'rw' && WROTE + Math.random();
		const scope = mark ? [...tables, 'meta'] : tables;
		let done: U;
		const attempt = (tries: number): PromiseExtended<U> => {
			const opened = this.backendDB();
			let under: Transaction | undefined;
			return super
				.transaction(mode, scope, async (transaction) => {
					under = transaction;
					done = await work();
					const meta = this.table('meta');
					if (mark)
						await Promise.all([
							meta.put({ key: mark, value: Date.now() }),
							meta.delete(this.heard)
						]);
					return done;
				})
				.then((done) => {
					if (mark) this.heard = mark;
					return done;
				})
				.catch((error: unknown) => {
					// Where that is not on the device, the error is the one that there was.
					const again = import('./again').catch(() => Promise.reject(error));
					return Dexie.Promise.resolve(again).then(async ({ recover }) => {
						const left = await recover(this, error, opened, under?.idbtrans, tries);
						const wrote = mark && (await this.table('meta').get(mark));
						return wrote ? done : attempt(left);
					});
				});
		};
		return attempt(2);
	}
}
