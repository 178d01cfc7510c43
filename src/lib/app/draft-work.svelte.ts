/**
 * What a person does to the drafts of an import: takes, skips, edits, splits, merges, moves and mends them,
 * with what they cost. Other words are checked anew; everything is kept with the import as it is done.
 */
import { distinctBadges, type Badge, type Fault } from '../core/card-check/badge';
import { cardKeys } from '../core/cards';
import { defaultOptions, type Draft, type DraftEdit } from '../core/model';
import { priceOf } from '../core/price';
import { joinFields } from '../core/split';
import type { PendingImport } from '../store/db';
import { withEdits } from '../store/pending';
import { readOptions } from '../store/settings';
import type { Written } from '../workers/read-messages';
import {
	countCards,
	detailChanges,
	edited,
	mergeChanges,
	moveChanges,
	splitChanges
} from './draft-edits';
import { canCheck, checkNotes, mendWritten } from './card-check';
import { judgeLine } from './judge';
import { openAdage } from './open';
import { draftAll } from './reader';

interface Session {
	pending(): PendingImport | undefined;
	edit(change: (pending: PendingImport) => PendingImport): Promise<void>;
	/** The same where more changes than what the person did. */
	keep(change: (pending: PendingImport) => PendingImport): Promise<void>;
	fail(error: unknown): void;
}

export class DraftWork {
	/** What a day brings is the person's; the default until it is read. */
	#newADay = $state(defaultOptions.newADay);
	/** The drafts of a long document are being made. */
	drafting = $state(false);
	readonly #session: Session;
	/** Of more drafts than one: each list opens one of its own. */
	readonly #writing = new Map<string, Written>();
	/** Words that are being checked before they are kept. */
	readonly #underWay = new Set<Promise<void>>();

	constructor(session: Session) {
		this.#session = session;
	}

	async open(): Promise<void> {
		const { db } = await openAdage();
		this.#newADay = (await readOptions(db)).newADay;
	}

	/** Cards that would be added. */
	get taken(): number {
		return countCards(this.#session.pending()?.drafts ?? []);
	}

	get price() {
		return priceOf(this.taken, this.#newADay);
	}

	change = (id: string, change: Partial<Draft>): Promise<void> => {
		if (!(change.fields ?? change.kind)) return this.#apply({ [id]: change });
		this.write(id);
		return this.#reshape(() => ({ [id]: change }));
	};

	/** What is being written into a draft, as long as it is neither saved nor dropped. */
	write = (id: string, written?: Written): void => {
		if (written) this.#writing.set(id, written);
		else this.#writing.delete(id);
	};

	/** Resolves once all that was done is in the drafts: also words whose form was left without saving. */
	settle = async (): Promise<void> => {
		for (const [id, written] of [...this.#writing]) void this.change(id, written);
		await Promise.allSettled(this.#underWay);
	};

	/** Takes drafts in, or leaves them out. */
	choose = (choice: Draft['choice'], ids: ReadonlySet<string>): Promise<void> =>
		this.#apply(Object.fromEntries([...ids].map((id) => [id, { choice }])));

	/** Shows and takes everything that is worth asking, or only the key advice. */
	showDetail = async (detail: boolean): Promise<void> => {
		const asked = this.#session.pending();
		if (detail && asked?.more && !this.drafting) {
			this.drafting = true;
			try {
				const drafts = await draftAll(asked.edition.outline);
				await this.#session.keep((pending) => ({
					...pending,
					drafts: withEdits(drafts, pending.edits),
					more: undefined
				}));
			} finally {
				this.drafting = false;
			}
		}
		await this.#session.edit((pending) => ({
			...edited(pending, detailChanges(pending, detail)),
			detail
		}));
	};

	/** Takes the person's word on one line; lines like it follow. */
	judge = async (text: string, question: boolean): Promise<void> => {
		const pending = this.#session.pending();
		try {
			const judged = pending && (await judgeLine(pending, text, question));
			if (judged) await this.#session.keep(() => judged);
		} catch (error) {
			this.#session.fail(error);
		}
	};

	split = (id: string, parts: Written[]): Promise<void> => {
		// The parts were made of what was being written.
		this.write(id);
		return this.#reshape((pending) => splitChanges(pending, id, parts));
	};

	/** The draft of the same answer behind this one. */
	next = (id: string): Draft | undefined => {
		const drafts = this.#session.pending()?.drafts ?? [];
		const at = drafts.findIndex((draft) => draft.id === id);
		return drafts.slice(at + 1).find(({ entryId }) => entryId === drafts[at]?.entryId);
	};

	hasNext = (id: string): boolean => !!this.next(id);

	mergeNext = async (id: string): Promise<void> => {
		await this.settle();
		const [draft, next] = [this.#find(id), this.next(id)];
		if (!draft || !next) return;
		const merged = { kind: draft.kind, fields: joinFields(draft, next, cardKeys(draft)) };
		await this.#reshape(() => mergeChanges(id, [next.id], merged));
	};

	move = (id: string, step: -1 | 1): Promise<void> =>
		this.#session.edit((pending) => edited(pending, moveChanges(pending, id, step)));

	/** Does what a badge offers. */
	mend = async (id: string, fault: Fault): Promise<void> => {
		await this.settle();
		const [draft, pending] = [this.#find(id), this.#session.pending()];
		if (!draft || !pending) return;
		const notes = await mendWritten(draft, fault, aboutOf(pending));
		if (notes) await this.split(id, notes);
	};

	/** Checks a draft while it is edited: says nothing where that cannot be told. */
	checks = (id: string) => ({
		check: async (written: Written): Promise<Badge[]> => {
			const pending = this.#session.pending();
			if (!pending || !canCheck()) return [];
			const found = await checkNotes([{ id, ...written }], aboutOf(pending)).catch(() => []);
			return distinctBadges(Object.values(found[0] ?? {}).flat());
		},
		mend: async (written: Written, fault: Fault): Promise<Written[] | undefined> => {
			const pending = this.#session.pending();
			return pending && mendWritten(written, fault, aboutOf(pending));
		}
	});

	#find(id: string): Draft | undefined {
		return this.#session.pending()?.drafts.find((draft) => draft.id === id);
	}

	#reshape(changes: (pending: PendingImport) => Record<string, DraftEdit>): Promise<void> {
		const pending = this.#session.pending();
		if (!pending) return Promise.resolve();
		const reshaping = this.#applyChecked(changes(pending)).finally(() =>
			this.#underWay.delete(reshaping)
		);
		this.#underWay.add(reshaping);
		return reshaping;
	}

	async #applyChecked(changes: Record<string, DraftEdit>): Promise<void> {
		const badges: Record<string, Draft['badges']> = {};
		for (const [id, edit] of Object.entries(changes))
			if (!edit.gone) badges[id] = await this.#badgesOf({ ...this.#find(id), ...edit } as Draft);
		// With what was done to them meanwhile.
		const whole = Object.entries(changes).map(([id, edit]) =>
			edit.gone ? [id, edit] : [id, { ...this.#find(id), ...edit, badges: badges[id] }]
		);
		await this.#apply(Object.fromEntries(whole) as Record<string, DraftEdit>);
	}

	async #badgesOf({ id, kind, fields }: Draft): Promise<Draft['badges']> {
		const pending = this.#session.pending();
		if (!pending) return undefined;
		// Words that cannot be checked are kept without badges.
		const found = await checkNotes([{ id, kind, fields }], aboutOf(pending)).catch(() => []);
		const [badges = {}] = found;
		return Object.keys(badges).length ? badges : undefined;
	}

	#apply(changes: Record<string, DraftEdit>): Promise<void> {
		return this.#session.edit((pending) => edited(pending, changes));
	}
}

const aboutOf = ({ edition, source }: PendingImport) => ({
	language: edition.outline.language,
	address: source.address
});
