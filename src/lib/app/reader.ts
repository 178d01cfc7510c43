/**
 * The reading worker as calls (those that check cards are in card-check.ts). One worker, started when first
 * needed, ended when a read is cancelled.
 */
import type { Draft, Note } from '../core/model';
import type { Outline } from '../core/outline';
import type { NoteFaces } from '../formats/faces';
import type { EditionAnswer, EditionQuestion } from '../formats/next-edition';
import type { ReadOptions } from '../formats/faq/read';
import type { ReadFaq, ReadPhase } from '../formats/drafts';
import type { ReadReply, ReadRequest } from '../workers/read-messages';
import workerUrl from '../workers/read?worker&url';
import { PartMissing } from './part-missing';
import { fitPictures } from './picture-room';
import { trustedScriptUrl } from './trusted';

/** The longest a document, or a deck file, may take; one that takes longer is not read at all. Drawing has no limit. */
const TIME_LIMIT_MS = 10_000;
const TOO_LONG = 'This document takes too long to read. Split it, or paste the part you want.';
/** What a read that was cancelled rejects with. */
export const STOPPED = 'Reading was stopped. Nothing was kept.';

type WithoutId<T> = T extends unknown ? Omit<T, 'id'> : never;
type Answer = Exclude<ReadReply, { phase: ReadPhase }>;

export interface ReaderOptions extends ReadOptions {
	signal?: AbortSignal;
	/** Told what the read is at. */
	onphase?: (phase: ReadPhase) => void;
}

interface Call {
	phase(phase: ReadPhase): void;
	done(reply: Answer): void;
	failed(error: Error): void;
}

let worker: Worker | undefined;
let lastId = 0;
const waiting = new Map<number, Call>();

/** Reads a FAQ. Rejects with a sentence, and after `signal` aborts or the time is up. */
export function readFaq(
	input: string | Uint8Array,
	name?: string,
	{ signal, onphase, address, examples }: ReaderOptions = {}
): Promise<ReadFaq> {
	const request = { op: 'read', input, name, address, examples } as const;
	const reading = askReader(request, signal, onphase) as Promise<ReadFaq>;
	return reading.then(fitPictures);
}

/** Draws the faces of notes. */
export function drawNotes(
	notes: Pick<Note, 'kind' | 'fields'>[],
	base?: string
): Promise<NoteFaces[]> {
	return askReader({ op: 'draw', notes, base }) as Promise<NoteFaces[]>;
}

/** All drafts of a document, where a read brought only those proposed first. */
export function draftAll(outline: Outline): Promise<Draft[]> {
	return askReader({ op: 'draft', outline }) as Promise<Draft[]>;
}

/** What became of a document and of the notes that were made of it. */
export function compareEditions(
	editions: EditionQuestion,
	signal?: AbortSignal
): Promise<EditionAnswer> {
	return askReader({ op: 'edition', editions }, signal) as Promise<EditionAnswer>;
}

/** Asks the worker; what comes back is of the request's kind. */
export function askReader(
	request: WithoutId<ReadRequest>,
	signal?: AbortSignal,
	phase: (phase: ReadPhase) => void = () => {}
) {
	const id = ++lastId;
	return new Promise((resolve, reject) => {
		if (signal?.aborted) return reject(new Error(STOPPED));
		const cancel = () => stop(new Error(STOPPED));
		const limited =
			request.op === 'read' || (request.op === 'deck' && typeof request.deck === 'string');
		const timer = limited ? setTimeout(() => stop(new Error(TOO_LONG)), TIME_LIMIT_MS) : undefined;
		const end = () => {
			clearTimeout(timer);
			signal?.removeEventListener('abort', cancel);
		};
		signal?.addEventListener('abort', cancel);
		waiting.set(id, {
			phase,
			done(reply) {
				end();
				if ('ok' in reply) return resolve(reply.ok);
				if (!reply.partMissing) return reject(new Error(reply.error));
				const missing = new PartMissing(reply.error);
				reject(missing);
				// Nothing else that waits is failed by a check that could not be made.
				if (request.op === 'read' || !waiting.size) stop(missing);
			},
			failed(error) {
				end();
				reject(error);
			}
		});
		(worker ??= start()).postMessage({ ...request, id });
	});
}

function start(): Worker {
	const started = new Worker(trustedScriptUrl(workerUrl), { type: 'module' });
	started.onmessage = ({ data }: MessageEvent<ReadReply>) => {
		const call = waiting.get(data.id);
		if ('phase' in data) return call?.phase(data.phase);
		waiting.delete(data.id);
		call?.done(data);
	};
	started.onerror = () =>
		stop(
			new PartMissing(
				navigator.onLine
					? 'The reader did not start. Reload the page and try again.'
					: 'What reads and draws cards is not on this device yet. Go online and try again.'
			)
		);
	return started;
}

function stop(error: Error): void {
	worker?.terminate();
	worker = undefined;
	for (const { failed } of waiting.values()) failed(error);
	waiting.clear();
}
