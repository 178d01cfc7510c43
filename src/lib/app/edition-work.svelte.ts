/**
 * An import that may be a newer edition of a document in the library: found, compared, put right by the person,
 * and taken, or said to be a document of its own.
 */
import type { Follows, PendingImport } from '../store/db';
import { openAdage } from './open';
import { editionTools } from './edition-part';
import type { Comparison, Older } from './next-edition';
import { explain } from './trouble.svelte';

interface Session {
	pending(): PendingImport | undefined;
	/** Keeps what the person said. */
	edit(change: (pending: PendingImport) => PendingImport): Promise<void>;
	/** It was taken into this deck; what is new in it waits, if anything is. */
	taken(deckId: string, added: number): Promise<void>;
}

export class EditionWork {
	/** The document that this one may follow; undefined where there is none. */
	older = $state.raw<Older>();
	/** Undefined while it is compared, and until the person says that it is an edition at all. */
	comparison = $state.raw<Comparison>();
	problem = $state('');
	taking = $state(false);
	/** The source that the next document is read as an edition of, as the person chose. */
	chosen: string | undefined;
	readonly #session: Session;
	#stop = new AbortController();

	constructor(session: Session) {
		this.#session = session;
	}

	/** What was read, with the source that was chosen for it. */
	begun(pending: PendingImport): PendingImport {
		const { chosen } = this;
		this.chosen = undefined;
		return chosen && !pending.follows ? { ...pending, follows: { sourceId: chosen } } : pending;
	}

	/** Looks whether it follows a document of the library, and compares the two. */
	meet = async (): Promise<void> => {
		const pending = this.#session.pending();
		this.leave();
		if (!pending) return;
		try {
			this.older = await (await editionTools()).findOlder(pending);
		} catch (error) {
			this.problem = explain(error);
		}
		if (this.older && (!this.unlike || pending.follows?.decided)) await this.compare();
	};

	/** So little is the same that it may be another document: the person says first whether it is none. */
	get unlike(): boolean {
		return !!this.older && this.older.share < UNLIKE;
	}

	compare = async (): Promise<void> => {
		const [pending, older] = [this.#session.pending(), this.older];
		if (!pending || !older) return;
		this.#stop.abort();
		const { signal } = (this.#stop = new AbortController());
		this.problem = '';
		try {
			const found = await (await editionTools()).compareWith(older, pending, signal);
			if (!signal.aborted) this.comparison = found;
		} catch (error) {
			if (!signal.aborted) this.problem = explain(error);
		}
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
		this.#say((said) => ({
			...said,
			apart: [...(said.apart ?? []).filter((one) => one !== card), ...(apart ? [card] : [])]
		}));

	/** It is a document of its own, or after all an edition of one. */
	setOwn = async (own: boolean, sourceId?: string): Promise<void> => {
		const follows: Follows = { sourceId: own ? '' : (sourceId ?? '') };
		await this.#session.edit((pending) => ({ ...pending, follows }));
		await this.meet();
	};

	take = async (): Promise<void> => {
		const { comparison } = this;
		if (!comparison || this.taking) return;
		this.taking = true;
		this.problem = '';
		try {
			await (await editionTools()).takeNext(comparison);
			const { deck } = comparison.older;
			this.leave();
			await this.#session.taken(deck.id, comparison.look.added.length);
		} catch (error) {
			this.problem = explain(error);
		} finally {
			this.taking = false;
		}
	};

	/** Nothing is looked at any more. */
	leave = (): void => {
		this.#stop.abort();
		this.older = this.comparison = undefined;
		this.problem = '';
	};

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

/** Documents that one may be a newer edition of, as the person chooses among them. */
export async function readSources(): Promise<{ id: string; name: string }[]> {
	const { knownSources } = await import('../store/known-sources');
	const { db } = await openAdage();
	return (await knownSources(db)).map(({ source, deck }) => ({ id: source.id, name: deck.name }));
}
