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

/** Parts that are no readers of files: what draws formulas or makes cards, what is opened now and then, decks. */
const MATH = ['math'];
const DRAFTING = [
	...['read', 'drafts', 'written', 'drafts-page', 'deck-look', 'next-edition', 'edition-look']
];
const TOOLS = [
	...['deck-options', 'card-info', 'card-facts', 'study-more', 'comeback'],
	...['advice', 'calendar', 'reminders', 'reader', 'editions', 'edition-tools'],
	...['reconcile', 'seen-before', 'word-changes', 'edition-changes', 'deck-file'],
	...['save-deck', 'start-with', 'picture-zoom', 'italics']
];
const STUDY = ['study-extras', 'study-hard', 'study-changed'];
const DECKS = ['decks'];
const OTHERS = [...MATH, ...DRAFTING, ...TOOLS, ...STUDY, ...DECKS];

/** Whether all of these are there; undefined before it is known. */
function ready(names: string[]): boolean | undefined {
	const there = (name: string) => list!.some((part) => part.name === name);
	return (
		list && names.every(there) && list.every((part) => part.ready || !names.includes(part.name))
	);
}

export const parts = {
	/** Those that read files (part-kinds.ts says which); undefined before it is known. */
	get readers(): PartState[] | undefined {
		return list?.filter(({ name }) => !OTHERS.includes(name));
	},
	/** Whether what makes cards of a document is there; undefined before it is known. */
	get drafting(): boolean | undefined {
		return ready(DRAFTING);
	},
	/** Whether options, details and what plans beyond the day are there; undefined before it is known. */
	get tools(): boolean | undefined {
		return ready([...TOOLS, ...STUDY]);
	},
	/** Whether what studying can do without is there; undefined before it is known. */
	get study(): boolean | undefined {
		return ready(STUDY);
	},
	/** Whether what draws formulas is there; undefined before it is known. */
	get math(): boolean | undefined {
		return ready(MATH);
	}
};

let followed = false;

/** Asks the worker in force to fetch what is missing, once the page has nothing better to do. */
export function followParts(worker: ServiceWorker): void {
	if (!followed)
		navigator.serviceWorker.addEventListener('message', ({ data }) => {
			const { type, parts: told } = (data ?? {}) as { type?: string; parts?: PartState[] };
			if (type === 'parts') list = told;
		});
	followed = true;
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
