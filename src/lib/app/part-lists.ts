/** Which parts belong together, and whether all of them are there: apart, since the first page asks for none. */
import { readList, type PartState } from './parts.svelte';

/** Parts that are no readers of files: what draws formulas or makes cards, what is opened now and then, decks. */
const MATH = ['math'];
const DRAFTING = [
	...['read', 'drafts', 'written', 'drafts-page', 'deck-look', 'next-edition', 'edition-look']
];
const TOOLS = [
	...['deck-options', 'card-deeds', 'card-info', 'card-facts', 'study-more', 'comeback'],
	...['advice', 'calendar', 'reminders', 'reader', 'editions', 'edition-tools'],
	...['word-changes', 'edition-changes', 'deck-file'],
	...['save-deck', 'start-with', 'picture-zoom', 'italics'],
	...['backup', 'restore', 'backup-more', 'backup-folder', 'locked'],
	...['snapshot', 'snapshots', 'snapshot-list'],
	...['snapshot-backup', 'snapshot-care', 'snapshot-files', 'lost-data']
];
const STUDY = ['study-extras', 'study-hard', 'study-changed', 'backup-reminder'];
const DECKS = ['decks'];
const OTHERS = [...MATH, ...DRAFTING, ...TOOLS, ...STUDY, ...DECKS];

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
		return readList()?.filter(({ name }) => !OTHERS.includes(name));
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
