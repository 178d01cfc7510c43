// Makes calls into IndexedDB fail as browsers let them fail: the n-th one, or all from the n-th on, by an
// exception, by a transaction that is aborted, or by one that was done and never said so.
import {
	IDBCursor,
	IDBDatabase,
	IDBIndex,
	IDBObjectStore,
	IDBFactory,
	type IDBTransaction
} from 'fake-indexeddb';

export interface Fault {
	/** From 1, of the calls since it was armed. */
	at: number;
	name: 'AbortError' | 'UnknownError' | 'InvalidStateError' | 'QuotaExceededError';
	/** Every later call fails as well: the database is gone for good. */
	lasting?: boolean;
	/** What opening it fails with, where that is another: a full device says what it is there alone. */
	opening?: Fault['name'];
}

interface Aborting {
	_abort(name: string): void;
	_state: string;
}

let armed: Fault | undefined;
let calls = 0;
let fired = 0;
let losing = false;

/** Lets calls fail until `disarm`. */
export function arm(fault: Fault): void {
	armed = fault;
	calls = fired = 0;
}

/**
 * The next write is done, and says that it was aborted: what a browser does that dies right after it. Gives
 * whether that happened.
 */
export function loseNextReply(): () => boolean {
	losing = true;
	return () => !losing;
}

/** Ends it, and says how many calls there were and how many of them failed. */
export function disarm(): { calls: number; fired: number } {
	armed = undefined;
	losing = false;
	return { calls, fired };
}

function isHit(): boolean {
	if (!armed) return false;
	calls++;
	const hit = armed.lasting ? calls >= armed.at : calls === armed.at;
	if (hit) fired++;
	return hit;
}

const failure = (name: string = armed!.name) =>
	new DOMException('The database server went away.', name);

/** What is asked within a transaction. */
type Asked = IDBObjectStore | IDBIndex | IDBCursor;

/** What a call is part of, so that it can be aborted. */
function transactionOf(of: Asked): IDBTransaction {
	if ('source' in of) return transactionOf(of.source);
	return 'transaction' in of ? of.transaction : of.objectStore.transaction;
}

function failing<T extends object>(prototype: T, methods: (keyof T)[]): void {
	for (const method of methods) {
		const real = prototype[method] as (...args: unknown[]) => unknown;
		(prototype[method] as unknown) = function (this: Asked, ...args: unknown[]) {
			if (!isHit()) return real.apply(this, args);
			if (armed!.name === 'InvalidStateError') throw failure();
			const request = real.apply(this, args);
			const transaction = transactionOf(this) as unknown as Aborting;
			transaction._abort(armed!.name);
			return request;
		};
	}
}

const reading = ['get', 'getAll', 'getAllKeys', 'getKey', 'count', 'openCursor', 'openKeyCursor'];
failing(IDBObjectStore.prototype, [
	...reading,
	...['put', 'add', 'delete', 'clear']
] as (keyof IDBObjectStore)[]);
failing(IDBIndex.prototype, reading as (keyof IDBIndex)[]);
// Each step of a walk over rows is a call of its own.
failing(IDBCursor.prototype, ['continue', 'continuePrimaryKey', 'advance', 'update', 'delete']);

/** Done all the same; only whoever asked hears otherwise. */
function loseReply(transaction: IDBTransaction): IDBTransaction {
	let aborted: ((event: Event) => void) | null = null;
	const event = { type: 'abort', target: transaction, preventDefault() {}, stopPropagation() {} };
	const error = new DOMException('Connection to Indexed Database server lost.', 'UnknownError');
	Object.defineProperty(transaction, 'oncomplete', { set() {}, get: () => null });
	Object.defineProperty(transaction, 'onabort', {
		set: (to) => (aborted = to),
		get: () => aborted
	});
	transaction.addEventListener('complete', () => {
		Object.defineProperty(transaction, 'error', { get: () => error });
		aborted?.(event as never);
	});
	return transaction;
}

// Before any database is opened: Dexie keeps what it finds then.
const begin = IDBDatabase.prototype.transaction;
IDBDatabase.prototype.transaction = function (...args) {
	// The browser begins that of an upgrade itself.
	if ((args[1] as string) === 'versionchange') return begin.apply(this, args);
	if (losing && args[1] === 'readwrite') {
		losing = false;
		return loseReply(begin.apply(this, args));
	}
	if (!isHit()) return begin.apply(this, args);
	if (armed!.name === 'InvalidStateError' || armed!.name === 'UnknownError') throw failure();
	const transaction = begin.apply(this, args);
	const { name } = armed!;
	// At some time after it began: nobody hears of it before.
	setImmediate(() => {
		const running = transaction as unknown as Aborting;
		if (running._state !== 'finished') running._abort(name);
	});
	return transaction;
};

const open = IDBFactory.prototype.open;
IDBFactory.prototype.open = function (...args) {
	if (!isHit()) return open.apply(this, args);
	const name = armed!.opening ?? armed!.name;
	if (name === 'InvalidStateError') throw failure(name);
	const request = open.apply(this, args) as IDBOpenDBRequest;
	const error = failure(name);
	// It is opened and closed again: whoever asked hears that it could not be.
	let told: ((event: Event) => void) | null = null;
	Object.defineProperty(request, 'onsuccess', { set() {}, get: () => null });
	Object.defineProperty(request, 'onerror', { set: (to) => (told = to), get: () => told });
	request.addEventListener('success', () => {
		const db = request.result;
		db.close();
		Object.defineProperty(request, 'error', { get: () => error });
		told?.({ type: 'error', target: request, preventDefault() {}, stopPropagation() {} } as never);
	});
	return request as never;
};
