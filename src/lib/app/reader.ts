/** The reading worker as two calls. One worker, started when first needed, ended when a read is cancelled. */
import type { Note } from '../core/model';
import type { NoteFaces } from '../formats/faces';
import type { ReadFaq, ReadReply, ReadRequest } from '../workers/read';
import workerUrl from '../workers/read?worker&url';
import { trustedScriptUrl } from './trusted';

/** The longest a document may take; one that takes longer is not read at all. Drawing has no limit. */
const TIME_LIMIT_MS = 10_000;
const TOO_LONG = 'This document takes too long to read. Split it, or paste the part you want.';

type WithoutId<T> = T extends unknown ? Omit<T, 'id'> : never;

let worker: Worker | undefined;
let lastId = 0;
const waiting = new Map<number, { done(reply: ReadReply): void; failed(error: Error): void }>();

/** Reads a FAQ. Rejects with a sentence, and after `signal` aborts or the time is up. */
export function readFaq(
	input: string | Uint8Array,
	name?: string,
	signal?: AbortSignal
): Promise<ReadFaq> {
	return call({ op: 'read', input, name }, signal) as Promise<ReadFaq>;
}

/** Draws the faces of notes. */
export function drawNotes(
	notes: Pick<Note, 'kind' | 'fields'>[],
	base?: string
): Promise<NoteFaces[]> {
	return call({ op: 'draw', notes, base }) as Promise<NoteFaces[]>;
}

function call(request: WithoutId<ReadRequest>, signal?: AbortSignal) {
	const id = ++lastId;
	const running = (worker ??= start());
	return new Promise((resolve, reject) => {
		const timer =
			request.op === 'read' ? setTimeout(() => stop(TOO_LONG), TIME_LIMIT_MS) : undefined;
		signal?.addEventListener('abort', () => stop('Reading was stopped. Nothing was kept.'), {
			once: true
		});
		waiting.set(id, {
			done(reply) {
				clearTimeout(timer);
				if ('error' in reply) reject(new Error(reply.error));
				else resolve(reply.ok);
			},
			failed(error) {
				clearTimeout(timer);
				reject(error);
			}
		});
		running.postMessage({ ...request, id });
	});
}

function start(): Worker {
	const started = new Worker(trustedScriptUrl(workerUrl), { type: 'module' });
	started.onmessage = ({ data }: MessageEvent<ReadReply>) => {
		waiting.get(data.id)?.done(data);
		waiting.delete(data.id);
	};
	started.onerror = () => stop('The reader did not start. Reload the page and try again.');
	return started;
}

function stop(sentence: string): void {
	worker?.terminate();
	worker = undefined;
	for (const { failed } of waiting.values()) failed(new Error(sentence));
	waiting.clear();
}
