/** Which parts belong together, and whether all of them are there: apart, since the first page asks for none. */
import { readsFiles } from './part-kinds';
import { readList, type PartState } from './parts.svelte';

/** Parts that are no readers of files: what draws formulas or makes cards, what is opened now and then, decks. */
const MATH = ['math'];
const DRAFTING = [
	...['read', 'drafts', 'written', 'drafts-page', 'deck-look', 'next-edition', 'edition-look']
];
const STUDY = ['study-extras', 'study-hard', 'study-changed', 'backup-reminder'];
/** What none of these is and reads no kind of file is opened now and then. */
const NAMED = [...MATH, ...DRAFTING, 'decks'];

/** Whether all of these are there; undefined before it is known. */
function ready(names: string[]): boolean | undefined {
	const list = readList();
	const there = (name: string) => list!.some((part) => part.name === name);
	return (
		list && names.every(there) && list.every((part) => part.ready || !names.includes(part.name))
	);
}

export const parts = {
	/** Those that read files (part-kinds.ts says which); undefined before it is known. */
	get readers(): PartState[] | undefined {
		return readList()?.filter(({ name }) => readsFiles(name));
	},
	/** Whether what makes cards of a document is there; undefined before it is known. */
	get drafting(): boolean | undefined {
		return ready(DRAFTING);
	},
	/** Whether options, details and what plans beyond the day are there; undefined before it is known. */
	get tools(): boolean | undefined {
		return readList()?.every(
			({ name, ready }) => ready || NAMED.includes(name) || readsFiles(name)
		);
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
