/**
 * An import: read, look through, accept. Nothing enters a deck before it is accepted; what is not
 * finished waits in the database and survives a restart.
 */
import type { GivenDocument, PendingImport, WaitingDocument } from '../store/db';
import { dropPending, keepAgain, keepEdits, keepPending, readPending } from '../store/pending';
import { acceptImport } from './accept';
import { Box } from './box.svelte';
import { fetchPage } from './fetch-page';
import { DraftWork } from './draft-work.svelte';
import { EditionWork } from './edition-work.svelte';
import { draftImport, wholeText } from './import-draft';
import { editionTools } from './edition-part';
import { asDrafted, endOf, withTaken } from './import-state';
import type { Change, ImportState, Keep, Taken } from './import-state';
import { openAdage } from './open';
import { PartMissing } from './part-missing';
import { readFaq, STOPPED } from './reader';
import { takeShare } from './share';
import { explain } from './trouble.svelte';
import { deckText } from './ways-in';
import { Waiting } from './waiting.svelte';
import type { ReadPhase } from '../formats/drafts';

export class Import {
	state = $state.raw<ImportState>({ kind: 'opening' });
	readonly box = new Box();
	/** Why the last document could not be read. */
	problem = $state('');
	/** What else the person should know: files that were left. */
	notice = $state('');
	readonly waiting = new Waiting();
	readonly #looked = {
		pending: () => (this.state.kind === 'looking' ? this.state.pending : undefined),
		edit: (change: Change) => this.#change(change, keepEdits),
		keep: (change: Change) => this.#change(change, keepAgain)
	};
	/** What is done to the drafts that are looked at. */
	readonly drafts = new DraftWork({
		...this.#looked,
		fail: (error) => (this.problem = explain(error))
	});
	/** What is done where it follows a document of the library. */
	readonly edition = new EditionWork({
		...this.#looked,
		taken: async (deckId, added, edition) => {
			if (this.state.kind === 'looking') this.box.empty(this.state.pending);
			this.#taken.push({ deckId, added, known: true, edition });
			const left = await readPending((await openAdage()).db);
			if (left) this.state = { kind: 'looking', pending: left };
			else await this.readNext();
		},
		back: async (pending = this.#looked.pending()) => {
			this.#taken.pop();
			if (pending) await this.#keep(pending);
			else this.notice = 'Your deck is as it was before.';
			await this.edition.meet();
		}
	});
	#taken: Taken[] = [];
	#refused: string[] = [];
	#stop: AbortController | undefined;
	#opening: Promise<void> | undefined;

	/** Goes on where it was left, and takes what another app shared. */
	open(): Promise<void> {
		return (this.#opening ??= this.#open().catch((error: unknown) => {
			this.#opening = undefined;
			throw error;
		}));
	}

	async #open(): Promise<void> {
		const pending = await asDrafted(await readPending((await openAdage()).db));
		await this.waiting.look();
		this.state = pending ? { kind: 'looking', pending } : { kind: 'choosing' };
		await Promise.all([this.edition.meet(), this.edition.recall()]);
		try {
			const shared = await takeShare((documents) => this.waiting.add(documents));
			if (shared.address) this.box.address = shared.address;
			this.#refused = shared.refused;
			this.problem = shared.refused.join(' ');
			if (shared.documents && !pending) await this.readNext();
		} catch (error) {
			this.problem = explain(error);
		}
	}

	/** Reads what stands in the box, with its structure where that was pasted too. */
	readText(): Promise<void> {
		return this.hand([this.box.document()]);
	}

	/** Fetches the page at the address that was entered, and reads it. */
	async readAddress(): Promise<void> {
		await this.open();
		if (this.state.kind !== 'choosing' && this.state.kind !== 'accepted') return;
		this.problem = '';
		this.state = { kind: 'reading', name: this.box.address.trim(), phase: 'page' };
		const { signal } = (this.#stop = new AbortController());
		try {
			const page = await fetchPage(this.box.address, signal);
			this.state = { kind: 'choosing' };
			await this.hand([page]);
		} catch (error) {
			this.problem = signal.aborted ? STOPPED : explain(error);
			this.state = { kind: 'choosing' };
		}
	}

	/**
	 * Takes documents in: one is read at once, several wait in the database and are gone through one
	 * after the other, behind the one that is looked at. `refused` says why others could not be taken.
	 */
	async hand(documents: readonly GivenDocument[], refused: readonly string[] = []): Promise<void> {
		await this.open();
		const idle = this.state.kind === 'choosing' || this.state.kind === 'accepted';
		if (idle) {
			this.problem = refused.join(' ');
			this.#taken = [];
			this.#refused = [...refused];
		} else this.#refused.push(...refused);
		const [first] = documents;
		if (!first) return;
		if (idle && documents.length === 1) return this.#read(first);
		try {
			await this.waiting.add(documents);
			if (idle) await this.readNext();
		} catch (error) {
			this.problem = explain(error);
		}
	}

	/** Reads the next one that waits, or ends. */
	async readNext(): Promise<void> {
		const next = await this.waiting.next();
		if (next) return this.#read(next, next);
		this.problem = this.#refused.join(' ');
		this.state = endOf(this.#taken);
	}

	async #read(given: GivenDocument, waited?: WaitingDocument): Promise<void> {
		const { input, name, address } = given;
		const called = name ?? 'your text';
		this.problem = '';
		this.state = { kind: 'reading', name: called, phase: 'file' };
		const { signal } = (this.#stop = new AbortController());
		try {
			const onphase = (phase: ReadPhase) => {
				if (!signal.aborted) this.state = { kind: 'reading', name: called, phase };
			};
			const deck = deckText(input);
			if (deck !== undefined) {
				const found = await (await editionTools()).readGivenDeck(deck, signal);
				return void (this.state = { kind: 'deck', deck: found, waitedId: waited?.id });
			}
			const read = await readFaq(input, name, { address, signal, onphase });
			const pending = this.edition.begun(draftImport(read, given, Date.now(), waited?.place));
			await this.#keep(pending, (db) => this.waiting.end(db, pending, waited?.id));
			await this.edition.meet();
		} catch (error) {
			// Nothing is wrong with a document for want of what reads it: it goes on waiting.
			const missing = error instanceof PartMissing;
			if (waited && !missing) await this.waiting.drop(waited.id);
			if (signal.aborted || missing || !waited) {
				this.problem = explain(error);
				this.state = { kind: 'choosing' };
			} else {
				this.#refused.push(`“${called}”: ${explain(error)}`);
				await this.readNext();
			}
		}
	}

	/** Takes the deck file that is looked at, or leaves it, and goes on. */
	async endDeck(take: boolean): Promise<void> {
		if (this.state.kind !== 'deck') return;
		const at = this.state;
		this.problem = '';
		this.state = { kind: 'accepting' };
		try {
			if (take) this.#taken.push(await (await editionTools()).takeGivenDeck(at.deck));
			if (at.waitedId) await this.waiting.drop(at.waitedId);
		} catch (error) {
			this.problem = explain(error);
			return void (this.state = at);
		}
		await this.readNext();
	}

	cancel(): void {
		this.#stop?.abort();
	}

	rename = (deckName: string) => this.#looked.edit((pending) => ({ ...pending, deckName }));

	async accept(): Promise<void> {
		await this.drafts.settle();
		if (this.state.kind !== 'looking') return;
		const { pending } = this.state;
		this.problem = '';
		this.state = { kind: 'accepting' };
		try {
			const taken = await acceptImport(pending);
			this.box.empty(pending);
			this.edition.taken = undefined;
			this.#taken = withTaken(this.#taken, taken, !!pending.follows?.taken);
		} catch (error) {
			this.problem = explain(error);
			return void (this.state = { kind: 'looking', pending });
		}
		await this.readNext();
	}

	/** Back to the text, which can be changed and read again. Nothing is kept of the drafts. */
	async discard(): Promise<void> {
		if (this.state.kind !== 'looking') return;
		const { pending } = this.state;
		const whole = this.box.hasRoomFor(pending) ? await wholeText(pending) : '';
		// First from the database: who leaves at once would find it here again.
		await dropPending((await openAdage()).db, pending);
		this.box.putBack(pending, whole);
		this.state = { kind: 'choosing' };
		this.edition.leave();
	}

	/** Leaves out the one that is looked at and goes on with the next. */
	async skip(): Promise<void> {
		if (this.state.kind !== 'looking') return;
		await dropPending((await openAdage()).db, this.state.pending);
		await this.readNext();
	}

	async #change(change: Change, keep: typeof keepAgain): Promise<void> {
		if (this.state.kind !== 'looking') return;
		const { pending } = this.state;
		await this.#keep(change(pending), (db, changed) => keep(db, changed, pending));
	}

	async #keep(pending: PendingImport, keep: Keep = keepPending): Promise<void> {
		this.state = { kind: 'looking', pending };
		try {
			await keep((await openAdage()).db, pending);
		} catch (error) {
			// It can still be accepted; it would only not survive a restart.
			this.problem = explain(error);
		}
	}
}
