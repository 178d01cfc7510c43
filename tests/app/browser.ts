// What a browser has and Node has not, as far as the app's own calls need it: locks, the worker that looks after
// the library (its real code, in this thread), and a folder that somebody chose.
import { vi } from 'vitest';
import { openAdage } from '../../src/lib/app/open';
import { report } from '../../src/lib/app/trouble.svelte';
import { accept } from '../../src/lib/store/content';
import type { CareReply, CareRequest } from '../../src/lib/workers/care-messages';
import { answer, card, material, model } from '../store/sample';

/** The noon at which libraries are begun anew. */
export const NOW = new Date(2026, 4, 20, 12).getTime();

/** The open library with five cards and so many ratings, and nothing else that is known of. Clocks are at `NOW`. */
export async function libraryAnew(ratings: number) {
	vi.stubGlobal('localStorage', localStore());
	vi.setSystemTime(NOW);
	report(undefined);
	const { db, now } = await openAdage();
	await Promise.all(db.tables.filter(({ name }) => name !== 'meta').map((table) => table.clear()));
	await db.meta.delete('beacon');
	await accept(db, material(5), now(), model);
	for (let i = 0; i < ratings; i++) await answer(db, card(i), 3, now());
	return db;
}

type Held = (lock: object | null) => unknown;
interface How {
	ifAvailable?: boolean;
	signal?: AbortSignal;
	mode?: LockMode;
}

/** Locks by name, as tabs share them. */
export class Locks {
	#held: { name: string; mode: LockMode; done: Promise<unknown> }[] = [];

	async request(name: string, how: How | Held, held?: Held): Promise<unknown> {
		const { ifAvailable, signal, mode = 'exclusive' } = typeof how === 'function' ? {} : how;
		const run = (typeof how === 'function' ? how : held)!;
		const inTheWay = () =>
			this.#held.find(
				(one) => one.name === name && (mode === 'exclusive' || one.mode === 'exclusive')
			);
		if (ifAvailable && inTheWay()) return run(null);
		for (let other = inTheWay(); other; other = inTheWay()) await until(other.done, signal);
		signal?.throwIfAborted();
		const done = (async () => run({}))();
		const own = { name, mode, done: done.catch(() => {}) };
		this.#held.push(own);
		return done.finally(() => (this.#held = this.#held.filter((one) => one !== own)));
	}

	/** Another tab, which the browser has suspended, holds it. */
	keep(name: string, mode?: LockMode): () => void {
		let release!: () => void;
		const kept = () => new Promise<void>((resolve) => (release = resolve));
		void this.request(name, mode ? { mode } : {}, kept);
		return () => release();
	}

	async query() {
		return { held: this.#held.map(({ name }) => ({ name })) };
	}
}

function until(done: Promise<unknown>, signal?: AbortSignal): Promise<unknown> {
	if (!signal) return done;
	return Promise.race([
		done,
		new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
	]);
}

/**
 * A worker's script by its address: the one that looks after the library answers one message after the other,
 * every other one is not on this device.
 */
export class LocalWorker {
	static #care: Promise<{ onmessage(event: object): Promise<void> }> | undefined;
	static #last: Promise<unknown> = Promise.resolve();
	static #asking: LocalWorker | undefined;
	onmessage: ((event: { data: CareReply }) => void) | undefined;
	onerror: (() => void) | undefined;
	#ended = false;

	constructor(readonly address: string | URL) {}

	postMessage(request: CareRequest): void {
		if (!String(this.address).includes('care')) return void setTimeout(() => this.onerror?.());
		LocalWorker.#last = LocalWorker.#last.then(() => this.#answer(request));
	}

	async #answer(request: CareRequest): Promise<void> {
		const care = await (LocalWorker.#care ??= LocalWorker.#load());
		if (this.#ended) return;
		LocalWorker.#asking = this;
		await care.onmessage({ data: structuredClone(request) });
	}

	static async #load() {
		const scope = {
			postMessage: (data: CareReply) => LocalWorker.#asking?.onmessage?.({ data })
		};
		vi.stubGlobal('self', scope);
		await import('../../src/lib/workers/care');
		return scope as typeof scope & { onmessage(event: object): Promise<void> };
	}

	terminate(): void {
		this.#ended = true;
	}
}

/** Time that is given to something passes at once. */
export function passTime(): void {
	vi.spyOn(AbortSignal, 'timeout').mockImplementation(() => {
		const late = new AbortController();
		setTimeout(() => late.abort(new DOMException('Too late.', 'TimeoutError')), 20);
		return late.signal;
	});
}

/** What local storage holds. */
export function localStore(): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> {
	const held = new Map<string, string>();
	return {
		getItem: (key) => held.get(key) ?? null,
		setItem: (key, value) => void held.set(key, value),
		removeItem: (key) => void held.delete(key)
	};
}

/** A folder of somebody's own, that this browser may write into. */
export class ChosenFolder {
	readonly name = 'Stick';
	readonly files = new Map<string, Blob>();
	/** Called before a file is begun. */
	before: () => Promise<unknown> = async () => {};

	queryPermission = async () => 'granted';
	isSameEntry = async (other: unknown) => other === this;

	async *keys() {
		yield* [...this.files.keys()];
	}

	async removeEntry(name: string) {
		if (!this.files.delete(name)) throw new DOMException('None.', 'NotFoundError');
	}

	async getFileHandle(name: string, { create = false } = {}) {
		if (!this.files.has(name)) {
			if (!create) throw new DOMException('None.', 'NotFoundError');
			this.files.set(name, new Blob([]));
		}
		return {
			name,
			getFile: async () => this.files.get(name)!,
			createWritable: async () => {
				await this.before();
				let written = new Blob([]);
				return {
					write: async (bytes: Blob) => void (written = bytes),
					close: async () => void this.files.set(name, written),
					abort: async () => {}
				};
			}
		};
	}
}

const cloned = globalThis.structuredClone;

/** Browsers keep handles of folders in the database; here they stay what they are. */
export function cloneWithFolders<T>(value: T, how?: StructuredSerializeOptions): T {
	const row = value as { value?: { handle?: unknown } } | undefined;
	const handle = row?.value?.handle;
	if (!(handle instanceof ChosenFolder)) return cloned(value, how);
	const { handle: _, ...rest } = row!.value!;
	return { ...cloned({ ...row, value: rest }), value: { ...cloned(rest), handle } } as T;
}
