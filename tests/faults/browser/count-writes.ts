// Moments of a page, told by what it has written by then.
import type { Page } from '@playwright/test';

declare global {
	interface Window {
		/** Writes into the database since it was set to 0, and the one that is said. */
		writes: number;
		sayAt: number;
		sayWrite(): void;
	}
}

/** Counts what the page writes into the database, and calls `heard` at the one that it was told. */
export async function countWrites(page: Page, heard: () => void): Promise<void> {
	await page.exposeFunction('sayWrite', heard);
	await page.addInitScript(() => {
		Object.assign(window, { writes: 0, sayAt: Infinity });
		for (const name of ['put', 'add', 'delete', 'clear'] as const) {
			const real = IDBObjectStore.prototype[name] as (...args: unknown[]) => IDBRequest;
			(IDBObjectStore.prototype[name] as unknown) = function (
				this: IDBObjectStore,
				...args: unknown[]
			) {
				if (++window.writes === window.sayAt) window.sayWrite();
				return real.apply(this, args);
			};
		}
	});
}
