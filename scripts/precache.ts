/**
 * What the service worker keeps. The shell is cached at install: every route and what studying and
 * reading need. What reads documents and draws what was edited, with a reader for each format, and what a
 * page loads when somebody asks for it are parts, and so are the shipped decks: fetched when idle, decks, what
 * looks after the library and small ones first, into a cache of their own, so that installing stays quick. Revisions are SHA-256, for src/sw-shell.ts.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

export interface Entry {
	url: string;
	revision: string | null;
	size: number;
	/** Names a part; entries without it are the shell. */
	part?: string;
}

/** Chunks that the reading worker loads only for some files. */
const PARTS = new Set([
	...['html', 'rst', 'asciidoc', 'asciidoctor-core', 'docx', 'mammoth', 'footnote-marks'],
	...['faq-table', 'faq-table-columns', 'papaparse.min', 'chardet', 'text'],
	// What reads documents at all, and makes cards of them.
	'drafts',
	// What compares an edition with the one before.
	'next-edition',
	// Deck files, in and out, and what writes Markdown for both.
	...['deck-file', 'written', 'deck-csv']
]);
const WORKER_CHUNKS = '_app/immutable/workers/chunks/';
/** The reading worker itself, with what it needs for all files, and the one that looks after the library. */
const WORKER = /^_app\/immutable\/workers\/(read|care)-[^/]{8}\.js$/;

/** What looks after the library. */
const CARE = /^_app\/immutable\/workers\/care-[^/]{8}\.js$/;

/** Italics of what is learnt: few words have them, and until they are there another face's do. */
const ITALICS = /-400-italic\.[^/]+\.woff2$/;

/** Modules that a page loads when somebody asks for what they do, by the names of their parts. */
const PAGE_PARTS: Record<string, string> = {
	'/src/lib/formats/math/draw.ts': 'math',
	// Looking through a document's drafts, which needs the worker's part that makes them.
	'/src/lib/ui/ImportLook.svelte': 'drafts-page',
	// The same for a deck file.
	'/src/lib/ui/DeckLook.svelte': 'deck-look',
	// What shows a newer edition of a document.
	'/src/lib/ui/EditionLook.svelte': 'edition-look',
	// What is opened now and then, and never to study what is due.
	'/src/routes/OptionsSheet.svelte': 'deck-options',
	'/src/lib/ui/CardDeeds.svelte': 'card-deeds',
	'/src/lib/ui/CardInfo.svelte': 'card-info',
	'/src/lib/app/card-info.ts': 'card-facts',
	'/src/lib/ui/StudyMore.svelte': 'study-more',
	'/src/lib/ui/StartWith.svelte': 'start-with',
	'/src/routes/TodayComeback.svelte': 'comeback',
	'/src/routes/advice-part.ts': 'advice',
	'/src/lib/ui/StreakCalendar.svelte': 'calendar',
	'/src/routes/settings/RemindMe.svelte': 'reminders',
	'/src/lib/app/backup-folder.ts': 'backup-folder',
	'/src/routes/settings/RestoreBackup.svelte': 'restore',
	'/src/routes/settings/Snapshots.svelte': 'snapshots',
	'/src/routes/LostData.svelte': 'lost-data',
	'/src/lib/app/snapshots.ts': 'snapshot-care',
	'/src/lib/app/self-check.ts': 'self-check',
	'/src/routes/settings/BackupMore.svelte': 'backup-more',
	'/src/routes/library/SourcePage.svelte': 'reader',
	'/src/routes/library/NewerEditions.svelte': 'editions',
	'/src/lib/app/edition-tools.ts': 'edition-tools',
	'/src/routes/library/SaveDeck.svelte': 'save-deck',
	'/src/lib/ui/PictureZoom.svelte': 'picture-zoom',
	// What the study screen does without until it is there.
	'/src/routes/study/StudyExtras.svelte': 'study-extras',
	'/src/routes/study/StudyHard.svelte': 'study-hard',
	'/src/routes/study/BackupReminder.svelte': 'backup-reminder',
	// An answer that an edition changed.
	'/src/routes/study/StudyChanged.svelte': 'study-changed'
};
/** Modules of chunks that only parts share: none of them may be imported by what is in the shell. */
const SHARED_BY_PARTS: Record<string, string> = {
	'/src/lib/ui/WordChanges.svelte': 'word-changes',
	'/src/lib/ui/EditionChanges.svelte': 'edition-changes',
	'/src/lib/ui/SnapshotList.svelte': 'snapshot-list',
	'/src/lib/store/snapshot-files.ts': 'snapshot-files',
	// One name, since the bundler puts them together as it sees fit.
	'/src/lib/app/backup.ts': 'backup',
	'/src/lib/formats/backup.ts': 'backup',
	'/src/lib/store/transfer.ts': 'backup',
	'/src/lib/store/check-rows.ts': 'backup',
	'/src/lib/formats/locked.ts': 'locked'
};
const PAGE_CHUNKS = '_app/immutable/parts/';
/** What a part looks like: its styles are named after its module. */
const STYLES = /^_app\/immutable\/assets\/([^/.]+)\.[^/]+\.css$/;
/** A shipped deck (decks.ts names it): needed once, when somebody takes it or its next edition. */
const DECK = /^decks\/.+-[0-9a-z]{8}\.json$/;

/** Gives the reading worker's chunks names that say what they read: their hash follows their content. */
export function nameWorkerChunks(): Plugin {
	return {
		name: 'adage:worker-chunks',
		// After SvelteKit, which gives them hashes alone.
		enforce: 'post',
		config: () => ({
			worker: {
				rolldownOptions: {
					output: {
						chunkFileNames: (chunk: { name: string; facadeModuleId?: string | null }) =>
							`${WORKER_CHUNKS}${chunkName(chunk)}-[hash].js`
					}
				}
			}
		})
	};
}

interface Chunk {
	facadeModuleId?: string | null;
	moduleIds: string[];
}

/** Gives parts of pages a folder and a name: SvelteKit gives all chunks of pages hashes alone. */
export function namePageParts(): Plugin {
	return {
		name: 'adage:page-parts',
		outputOptions(options) {
			const { chunkFileNames } = options;
			// The server's chunks, which nobody fetches, have names already.
			if (typeof chunkFileNames !== 'string' || !chunkFileNames.includes('immutable')) return null;
			const named = (names: Record<string, string>, id: string | null | undefined) =>
				Object.entries(names).find(([module]) => id?.endsWith(module))?.[1];
			const nameOf = ({ facadeModuleId, moduleIds }: Chunk) =>
				named(PAGE_PARTS, facadeModuleId) ??
				moduleIds.map((id) => named(SHARED_BY_PARTS, id)).find(Boolean);
			return {
				...options,
				chunkFileNames: (chunk) => {
					const part = nameOf(chunk);
					return part ? `${PAGE_CHUNKS}${part}-[hash].js` : chunkFileNames;
				}
			};
		},
		generateBundle(_, bundle) {
			for (const output of Object.values(bundle)) {
				if (output.type !== 'chunk' || output.fileName.startsWith(PAGE_CHUNKS)) continue;
				const part = output.imports.find((name) => name.startsWith(PAGE_CHUNKS));
				if (!part) continue;
				const fault = `${output.fileName}, of the shell, cannot do without ${part}.`;
				// What ends the build says something else.
				this.warn(fault);
				this.error(fault);
			}
		}
	};
}

/** A package's chunk has the package's name: its own files have names like "index" and "browser". */
function chunkName({ name, facadeModuleId }: { name: string; facadeModuleId?: string | null }) {
	const inPackage = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(facadeModuleId ?? '')?.[1];
	return inPackage?.replace(/^@/, '').replace('/', '-') ?? name;
}

/** Revisions by which the worker can tell a file that it fetches later from one of another build. */
export function digestsOf(folder: string) {
	return (entries: Entry[]) => {
		const digest = (url: string) =>
			createHash('sha256')
				.update(readFileSync(join(folder, url)))
				.digest('hex');
		const manifest = entries.map((entry) =>
			entry.revision ? { ...entry, revision: digest(entry.url) } : entry
		);
		return { manifest, warnings: [] };
	};
}

/** Files of the build, as globbed, to addresses relative to the service worker, with the parts marked. */
export function precacheOf(base: string) {
	return (entries: Entry[]) => {
		const manifest = entries.map((entry): Entry => {
			const url = addressOf(entry.url, base);
			const part = partOf(url);
			return part ? { ...entry, url, part } : { ...entry, url };
		});
		const shell = manifest.filter(({ part }) => !part);
		// Whoever opens the app for the first time may want the deck before anything else, and then what checks and
		// brings back.
		const turn = ({ url, size }: Entry) => (DECK.test(url) ? 0 : CARE.test(url) ? 1 : size);
		const parts = manifest.filter(({ part }) => part).sort((a, b) => turn(a) - turn(b));
		return { manifest: [...shell, ...parts], warnings: [] };
	};
}

function partOf(url: string): string | undefined {
	if (ITALICS.test(url)) return 'italics';
	if (DECK.test(url)) return 'decks';
	const styled = STYLES.exec(url)?.[1];
	if (styled)
		return Object.entries(PAGE_PARTS).find(([module]) =>
			[`/${styled}.svelte`, `/${styled}.ts`].some((file) => module.endsWith(file))
		)?.[1];
	const name = /([^/]+)-[^/]{8}\.js$/.exec(url)?.[1] ?? '';
	if (url.startsWith(PAGE_CHUNKS) || WORKER.test(url)) return name;
	return url.startsWith(WORKER_CHUNKS) && PARTS.has(name) ? name : undefined;
}

/** A page is its folder, as hosts serve it. */
function addressOf(file: string, base: string): string {
	const url = file.replace(/^client\/|^prerendered\/(pages|dependencies)\//, '');
	if (url === 'index.html') return base;
	return url.replace(/(^|\/)index\.html$/, '$1');
}
