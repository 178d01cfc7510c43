/**
 * A database whose transactions outlast its connection. Every store goes through them, so nobody else has to
 * know that browsers lose one without a word.
 */
import Dexie, { type PromiseExtended, type Transaction, type TransactionMode } from 'dexie';

/** Says in the database which write was the last one of all. */
const WROTE = 'wrote';

/** Needs a table `meta` with rows of `key` and `value`. */
export class LastingDb extends Dexie {
	/**
	 * Frees what can be done without where the device is full, and says whether it did; for the app to set. Where it
	 * is not `certain` that it is full, only what was put by for that.
	 */
	makeRoom?: (certain: boolean) => Promise<boolean>;

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
		// A write says in itself which one it is.
		const mark = mode === 'rw' && Math.random();
		const scope = mark ? [...tables, 'meta'] : tables;
		let done: U;
		const attempt = (tries: number): PromiseExtended<U> => {
			const opened = this.backendDB();
			let under: Transaction | undefined;
			return super
				.transaction(mode, scope, async (transaction) => {
					under = transaction;
					done = await work();
					if (mark) await this.table('meta').put({ key: WROTE, value: mark });
					return done;
				})
				.catch((error: unknown) =>
					Dexie.Promise.resolve(import('./again')).then(async ({ recover }) => {
						if (!tries) throw error;
						await recover(this, error, opened, under?.idbtrans, tries < 2);
						const wrote = mark && (await this.table('meta').get(WROTE))?.value === mark;
						return wrote ? done : attempt(tries - 1);
					})
				);
		};
		return attempt(2);
	}
}
