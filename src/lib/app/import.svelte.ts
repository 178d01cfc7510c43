/**
 * An import: read, look through, accept. Nothing enters a deck before it is accepted; what is not
 * finished waits in the database and survives a restart.
 */
import { hashText } from '../core/hash';
import type { Draft } from '../core/model';
import type { PendingImport } from '../store/db';
import { dropPending, keepPending, PENDING_ID, readPending } from '../store/pending';
import { acceptImport } from './accept';
import { openAdage } from './open';
import { readFaq } from './reader';
import { explain } from './trouble.svelte';

/** A larger file is no FAQ; reading it would only stall the device. */
const MAX_BYTES = 20_000_000;

export type ImportState =
	| { kind: 'opening' }
	| { kind: 'choosing' }
	| { kind: 'reading'; name: string }
	| { kind: 'looking'; pending: PendingImport }
	| { kind: 'accepting' }
	| { kind: 'accepted'; deckId: string; added: number };

export class Import {
	state = $state.raw<ImportState>({ kind: 'opening' });
	/** What stands in the text box. */
	text = $state('');
	/** Why the last document could not be read. */
	problem = $state('');
	#stop: AbortController | undefined;

	async open(): Promise<void> {
		const { db } = await openAdage();
		const pending = await readPending(db);
		if (this.state.kind !== 'opening') return;
		this.state = pending ? { kind: 'looking', pending } : { kind: 'choosing' };
	}

	async readFile(file: File): Promise<void> {
		if (file.size > MAX_BYTES) {
			this.problem = `“${file.name}” is larger than 20 MB. Save the FAQ alone as text and try again.`;
			return;
		}
		try {
			await this.read(new Uint8Array(await file.arrayBuffer()), file.name);
		} catch {
			this.problem = `“${file.name}” could not be opened. Choose it again, or paste its text.`;
		}
	}

	async read(input: string | Uint8Array, name?: string): Promise<void> {
		this.problem = '';
		this.state = { kind: 'reading', name: name ?? 'your text' };
		this.#stop = new AbortController();
		try {
			const { outline, drafts, text } = await readFaq(input, name, this.#stop.signal);
			const hash = hashText(text);
			// Two documents may share a file name and a title; only an address or the text itself tells.
			const sourceId = `faq.${outline.address ? hashText(outline.address) : hash}`;
			const title = outline.title || name?.replace(/\.[^.]+$/, '') || 'Pasted FAQ';
			const pending: PendingImport = {
				id: PENDING_ID,
				source: {
					id: sourceId,
					kind: 'faq',
					title,
					author: outline.author,
					address: outline.address,
					language: outline.language,
					date: outline.date,
					editionHash: hash,
					addedMs: Date.now()
				},
				edition: { hash, sourceId, name: name ?? '', text, outline, readMs: Date.now() },
				deckName: title,
				drafts,
				savedMs: Date.now()
			};
			await this.#keep(pending);
		} catch (error) {
			this.problem = explain(error);
			this.state = { kind: 'choosing' };
		}
	}

	cancel(): void {
		this.#stop?.abort();
	}

	/** Changes one draft. */
	async change(id: string, change: Partial<Draft>): Promise<void> {
		await this.#edit((pending) => ({
			...pending,
			drafts: pending.drafts.map((draft) => (draft.id === id ? { ...draft, ...change } : draft))
		}));
	}

	/** Takes all drafts in, or leaves all out. */
	async choose(choice: Draft['choice'], ids: ReadonlySet<string>): Promise<void> {
		await this.#edit((pending) => ({
			...pending,
			drafts: pending.drafts.map((draft) => (ids.has(draft.id) ? { ...draft, choice } : draft))
		}));
	}

	async rename(deckName: string): Promise<void> {
		await this.#edit((pending) => ({ ...pending, deckName }));
	}

	async accept(): Promise<void> {
		if (this.state.kind !== 'looking') return;
		const { pending } = this.state;
		this.problem = '';
		this.state = { kind: 'accepting' };
		try {
			const { deckId, added } = await acceptImport({
				...pending,
				deckName: pending.deckName.trim() || pending.source.title
			});
			this.text = '';
			this.state = { kind: 'accepted', deckId, added };
		} catch (error) {
			this.problem = explain(error);
			this.state = { kind: 'looking', pending };
		}
	}

	/** Back to the text, which can be changed and read again. Nothing is kept of the drafts. */
	async discard(): Promise<void> {
		if (this.state.kind !== 'looking') return;
		this.text = this.state.pending.edition.text;
		this.state = { kind: 'choosing' };
		const { db } = await openAdage();
		await dropPending(db);
	}

	async #edit(change: (pending: PendingImport) => PendingImport): Promise<void> {
		if (this.state.kind === 'looking') await this.#keep(change(this.state.pending));
	}

	async #keep(pending: PendingImport): Promise<void> {
		const kept = { ...pending, savedMs: Date.now() };
		this.state = { kind: 'looking', pending: kept };
		try {
			const { db } = await openAdage();
			await keepPending(db, kept);
		} catch (error) {
			// It can still be accepted; it would only not survive a restart.
			this.problem = explain(error);
		}
	}
}
