/**
 * Parts of the app that few need (readers of Word and AsciiDoc files, what draws formulas): the service
 * worker keeps them, fetches them when the page is idle, and says here which of them are there.
 */
export interface PartState {
	/** The name of the file, by what it reads. */
	name: string;
	ready: boolean;
}

let list = $state.raw<PartState[] | undefined>();

/** Those that there are; undefined before the worker in force has said so. */
export const readList = () => list;

let followed = false;

let hear: (whole: boolean) => void;

/**
 * Asks the worker in force to fetch what is missing, once the page has nothing better to do. Hears
 * whether all of the shell is there.
 */
export function followParts(worker: ServiceWorker, hearShell: (whole: boolean) => void): void {
	hear = hearShell;
	if (!followed)
		navigator.serviceWorker.addEventListener('message', ({ data }) => {
			const told = (data ?? {}) as { type?: string; parts?: PartState[]; whole?: boolean };
			if (told.type === 'parts') list = told.parts;
			if (told.type === 'shell') hear(!!told.whole);
		});
	followed = true;
	// Another worker may keep others, or none.
	list = undefined;
	worker.postMessage({ type: savesData() ? 'tell-parts' : 'fetch-parts' });
}

/** A person who saves data gets a part when a file needs it. */
function savesData(): boolean {
	const { connection } = navigator as Navigator & { connection?: { saveData?: boolean } };
	return !!connection?.saveData;
}

let loading = 0;

/** Whether a chunk that failed just now may be a part, which the page goes on without. */
export const isLoadingPart = () => loading > 0;

/** Loads a part into the page. Resolves with nothing where it is neither on this device nor to be had. */
export async function loadPart<T>(load: () => Promise<T>): Promise<T | undefined> {
	loading++;
	try {
		return await load();
	} catch {
		return undefined;
	} finally {
		loading--;
	}
}
