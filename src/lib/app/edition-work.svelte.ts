/**
 * An import that may be a newer edition of a document in the library: found, compared, put right by the person,
 * and taken, or said to be a document of its own.
 */
import type { Act, Follows, PendingImport } from '../store/db';
import { editionTools } from './edition-part';
import type { Comparison, KnownName, Older } from './next-edition';
import { explain } from './trouble.svelte';

interface Session {
	pending(): PendingImport | undefined;
	/** Keeps what the person said. */
	edit(change: (pending: PendingImport) => PendingImport): Promise<void>;
	/** Keeps an import that was read otherwise. */
	keep(change: (pending: PendingImport) => PendingImport): Promise<void>;
	/** It was taken into this deck; what is new in it waits, if anything is. */
	taken(deckId: string, added: number, name: string): Promise<void>;
	/** Taking it was undone; the import as it was, where it is known still. */
	back(pending?: PendingImport): Promise<void>;
}

export class EditionWork {
	/** The document that this one may follow; undefined where there is none. */
	older = $state.raw<Older>();
	/** Undefined while it is compared, and until the person says that it is an edition at all. */
	comparison = $state.raw<Comparison>();
	problem = $state('');
	/** What it is at: nothing else is shown while a document to follow is looked for. */
	at = $state<'finding' | 'comparing' | undefined>();
	taking = $state(false);
	/** The source that the next document is read as an edition of, as the person chose. */
	chosen = $state.raw<KnownName>();
	/** What was taken last, while it can be undone here; after a restart without the import that it was. */
	taken = $state.raw<{ act: Act; pending?: PendingImport }>();
	readonly #session: Session;
	#stop = new AbortController();

	constructor(session: Session) {
		this.#session = session;
	}

	/** The next document is read as an edition of this source, or of any. */
	choose = async (id?: string): Promise<void> => {
		this.chosen = id ? { id, name: '' } : undefined;
		if (!id) return;
		const found = (await readSources().catch(() => [])).find((source) => source.id === id);
		if (this.chosen?.id === id) this.chosen = found;
	};

	/** What was read, with the source that was chosen for it. */
	begun(pending: PendingImport): PendingImport {
		const { chosen } = this;
		this.chosen = this.taken = undefined;
		this.leave();
		this.at = 'finding';
		return chosen && !pending.follows ? { ...pending, follows: { sourceId: chosen.id } } : pending;
	}

	/** Looks whether it follows a document of the library, and compares the two. */
	meet = async (): Promise<void> => {
		const given = this.#session.pending();
		this.leave();
		if (!given) return;
		await this.#try('finding', async (part, signal) => {
			const pending = (await part.asUndone(given)) ?? given;
			const older = await part.findOlder(pending);
			const read = (older && (await part.readAlike(older, pending, signal))) ?? pending;
			if (signal.aborted) return;
			if (read !== given) await this.#session.keep(() => read);
			this.older = older;
		});
		const said = this.#session.pending()?.follows?.decided;
		if (this.older && !this.older.same && (said || !this.unlike)) await this.compare();
	};

	/** So little is the same that it may be another document: the person says first whether it is none. */
	get unlike(): boolean {
		return !!this.older && this.older.share < UNLIKE;
	}

	compare = async (): Promise<void> => {
		const [pending, older] = [this.#session.pending(), this.older];
		if (!pending || !older) return;
		await this.#try('comparing', async (part, signal) => {
			const found = await part.compareWith(older, pending, signal);
			if (!signal.aborted) this.comparison = found;
		});
	};

	/** It is an edition, however little is the same. */
	compareAnyway = (): Promise<void> => this.#say((said) => ({ decided: [], ...said }));

	/** Ends what takes long. */
	stop = (): void => {
		this.#stop.abort();
		if (this.at) this.problem = 'It was not compared with what you have.';
		this.at = undefined;
	};

	/** Two entries are the same one, or the older one is gone. */
	pair = (before: string, after: string | undefined): Promise<void> =>
		this.#say(({ decided = [], ...said }) => {
			const others = decided.filter(
				([one, other]) => one !== before && (after === undefined || other !== after)
			);
			return { ...said, decided: [...others, [before, after]] };
		});

	/** A card (`noteId:key`) is what it was paired with, or is not. */
	setApart = (card: string, apart: boolean): Promise<void> =>
		this.#say((said) => {
			const without = (cards: string[] = []) => cards.filter((one) => one !== card);
			const [yes, no] = [without(said.alike), without(said.apart)];
			(apart ? no : yes).push(card);
			return { ...said, alike: yes, apart: no };
		});

	/** It is a document of its own, or after all an edition of one. */
	setOwn = async (own: boolean, sourceId?: string): Promise<void> => {
		const follows: Follows = { sourceId: own ? '' : (sourceId ?? '') };
		await this.#session.edit((pending) => ({ ...pending, follows }));
		await this.meet();
	};

	/** Offers what of the very edition that is there no card was made of. */
	chooseMore = async (): Promise<void> => {
		const [pending, older] = [this.#session.pending(), this.older];
		if (!pending || !older) return;
		await this.#try('comparing', async (part, signal) => {
			const left = await part.readMore(older, pending, signal);
			if (signal.aborted) return;
			await this.#session.keep(() => left);
			this.leave();
		});
	};

	take = async (): Promise<void> => {
		const [pending, comparison] = [this.#session.pending(), this.comparison];
		if (!pending || !comparison || this.taking || this.at) return;
		this.taking = true;
		this.problem = '';
		try {
			const act = await (await editionTools()).takeNext(comparison);
			const { deck } = comparison.older;
			this.leave();
			await this.#session.taken(deck.id, comparison.look.added.length, deck.name);
			this.taken = { act, pending };
		} catch (error) {
			// What was compared is not what is there any more, where another tab took one.
			await this.meet();
			this.problem = explain(error);
		} finally {
			this.taking = false;
		}
	};

	/** After a restart: what was taken last can be undone still. */
	recall = async (): Promise<void> => {
		// Where what takes editions is not on this device, none was taken just now.
		const act = await editionTools()
			.then((part) => part.readTaken())
			.catch(() => undefined);
		if (act) this.taken ??= { act };
	};

	/** Puts back what taking it changed, if nothing else was done since: then it is looked at again. */
	undo = async (): Promise<void> => {
		const { taken } = this;
		this.taken = undefined;
		if (!taken) return;
		try {
			const { undoAct } = await import('./undo-act');
			if (await undoAct(taken.act)) await this.#session.back(taken.pending);
			else this.problem = 'Something else was done since; this stays as it is.';
		} catch (error) {
			this.problem = explain(error);
		}
	};

	/** Nothing is looked at any more. */
	leave = (): void => {
		this.#stop.abort();
		this.older = this.comparison = this.at = undefined;
		this.problem = '';
	};

	/** One thing at a time: what was begun before ends, and what comes of it is not heard any more. */
	async #try(
		at: 'finding' | 'comparing',
		work: (part: Part, signal: AbortSignal) => Promise<void>
	): Promise<void> {
		this.#stop.abort();
		const { signal } = (this.#stop = new AbortController());
		this.problem = '';
		this.at = at;
		try {
			await work(await editionTools(), signal);
		} catch (error) {
			if (!signal.aborted) this.problem = explain(error);
		}
		if (!signal.aborted) this.at = undefined;
	}

	async #say(change: (said: Follows) => Follows): Promise<void> {
		const { older } = this;
		if (!older) return;
		await this.#session.edit((pending) => ({
			...pending,
			follows: change({ ...pending.follows, sourceId: older.source.id })
		}));
		await this.compare();
	}
}

/** Less than this in common and it is asked whether the documents are the same at all. */
const UNLIKE = 0.3;

type Part = Awaited<ReturnType<typeof editionTools>>;

/** Documents that one may be a newer edition of, as the person chooses among them. */
export const readSources = async (): Promise<KnownName[]> => (await editionTools()).readSources();
