/** The worker that looks after the library, as a call: one of its own each time, ended when it has answered. */
import type { CareAnswers, CareReply, CareRequest } from '../workers/care-messages';
import workerUrl from '../workers/care?worker&url';
import { trustedScriptUrl } from './trusted';

/** Rejects where it failed, is not on this device yet, or was stopped by `signal`. */
export function askCare<Op extends keyof CareAnswers>(
	request: Extract<CareRequest, { op: Op }>,
	signal?: AbortSignal
): Promise<CareAnswers[Op]> {
	const worker = new Worker(trustedScriptUrl(workerUrl), { type: 'module' });
	return new Promise<CareAnswers[Op]>((resolve, reject) => {
		worker.onmessage = ({ data }: MessageEvent<CareReply>) => {
			if ('done' in data) resolve(data.done as CareAnswers[Op]);
			else if (data.foreign) reject(new DOMException(data.failed, data.foreign));
			else reject(new Error(data.failed));
		};
		worker.onerror = () => reject(new Error(ABSENT));
		const stop = () => reject(new Error(STOPPED));
		if (signal?.aborted) return stop();
		signal?.addEventListener('abort', stop, { once: true });
		worker.postMessage(request);
	}).finally(() => worker.terminate());
}

const STOPPED = 'This was stopped, and nothing was changed. Begin it again when it suits you.';
const ABSENT = 'Go online once: what looks after your data is not on this device yet.';
