/**
 * "Open with Adage" and other launches of the installed app. The page that is open keeps its place
 * (launch_handler focus-existing), so what was launched is taken here and not by a new page.
 */
import type { Handed } from './files';

interface LaunchParams {
	targetURL?: string;
	files?: readonly { kind: string; getFile?(): Promise<File> }[];
}

interface LaunchQueue {
	setConsumer(take: (params: LaunchParams) => void): void;
}

let handed: File[] = [];
let take: ((handed: Handed) => void) | undefined;

/** Follows launches; `go` opens a page of the app by its path. */
export function followLaunches(base: string, go: (path: string) => Promise<void>): void {
	const queue = (globalThis as { launchQueue?: LaunchQueue }).launchQueue;
	queue?.setConsumer(({ targetURL, files = [] }) => {
		const here = location.pathname;
		const { pathname, search } = new URL(targetURL ?? location.href);
		// The plain icon brings back what is open, in the middle of a study too.
		const plain = !targetURL || (pathname === `${base}/` && !search);
		const target = files.length ? `${base}/import/` : plain ? here : pathname + search;
		void (async () => {
			handed.push(...(await filesOf(files)));
			if (target !== here) await go(target);
			await handOver();
		})();
	});
}

/** Hands launched files to the page that reads them, now and until the returned end is called. */
export function takeLaunched(taker: (handed: Handed) => void): () => void {
	take = taker;
	void handOver();
	return () => {
		if (take === taker) take = undefined;
	};
}

async function handOver() {
	if (!take || !handed.length) return;
	const files = handed;
	handed = [];
	// Every page follows launches; few are launched with files.
	const { openFiles } = await import('./files');
	const opened = await openFiles(files);
	// The page may have been left meanwhile.
	if (take) take(opened);
	else handed.unshift(...files);
}

async function filesOf(handles: NonNullable<LaunchParams['files']>): Promise<File[]> {
	const opened = await Promise.allSettled(handles.map((handle) => handle.getFile?.()));
	return opened.flatMap((result) =>
		result.status === 'fulfilled' && result.value ? [result.value] : []
	);
}
