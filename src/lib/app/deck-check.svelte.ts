/**
 * Checks all cards of a deck, in portions, so that a large one never holds up the page and can be left.
 * What was found lives as long as the page; a note that changed is checked again.
 */
import { distinctBadges, type Badge } from '../core/card-check/badge';
import { asksOf, packAsks } from '../core/card-check/asks';
import { cardId, noteIdOf } from '../core/cards';
import { aboutSource } from '../store/asks';
import type { NoteRow } from '../store/library';
import { checkAlike, checkNotes } from './card-check';
import { openAdage } from './open';
import { explain } from './trouble.svelte';

const PORTION = 200;
/** What takes longer shows how far it is. */
const PATIENCE_MS = 1000;

type Found = ReadonlyMap<string, Badge[]>;

export class DeckCheck {
	/** By card; undefined until the deck was checked. */
	#found = $state.raw<Found | undefined>();
	/** Notes that were looked at, of how many, while somebody waits for it. */
	progress = $state.raw<{ done: number; of: number } | undefined>();
	checking = $state(false);
	/** Why it could not be done. */
	problem = $state('');
	/** What each note said when it was checked, and what was found then, by card. */
	#said = new Map<string, string>();
	#own = new Map<string, Badge[]>();
	/** All of it is in what was found. */
	#whole = false;
	#run = 0;

	/** What speaks against notes, by note; undefined until the deck was checked. */
	badges: Found | undefined = $derived.by(() => {
		if (!this.#found) return undefined;
		const byNote = new Map<string, Badge[]>();
		for (const [id, badges] of this.#found) {
			const noteId = noteIdOf(id);
			byNote.set(noteId, distinctBadges([...(byNote.get(noteId) ?? []), ...badges]));
		}
		return byNote;
	});

	/** How many cards could be better; undefined until the deck was checked. */
	get faulty(): number | undefined {
		return this.#found?.size;
	}

	/** Checks the notes of a deck that were not checked as they are now. */
	async check(rows: readonly NoteRow[]): Promise<void> {
		const active = rows.map(withoutArchived).filter(({ cards }) => cards.length);
		const changed = active.filter((row) => this.#said.get(row.note.id) !== saidBy(row));
		const gone = this.#forgetOthers(active);
		if (this.#whole && !changed.length && !gone) return;
		this.#whole = false;
		const run = ++this.#run;
		const left = () => run !== this.#run;
		let done = 0;
		let waits = false;
		const show = () => {
			if (waits && !left()) this.progress = { done, of: changed.length };
		};
		const timer = setTimeout(() => {
			waits = true;
			show();
		}, PATIENCE_MS);
		this.checking = true;
		this.problem = '';
		try {
			for (const some of portions(changed)) {
				await this.#checkSome(some);
				if (left()) return;
				done += some.length;
				show();
			}
			const alike = await findAlike(active);
			if (left()) return;
			const found = new Map<string, Badge[]>();
			for (const { card } of active.flatMap(({ cards }) => cards)) {
				const badges = [...(this.#own.get(card.id) ?? []), ...(alike.get(card.id) ?? [])];
				if (badges.length) found.set(card.id, badges);
			}
			this.#found = found;
			this.#whole = true;
		} catch (error) {
			if (!left()) this.problem = explain(error);
		} finally {
			clearTimeout(timer);
			if (!left()) this.stop();
		}
	}

	/** Checks again what changed, where the deck was checked at all. */
	follow(rows: readonly NoteRow[]): void {
		if (this.#found || this.checking) void this.check(rows);
	}

	/** Leaves it: what was looked at already need not be again. */
	stop(): void {
		this.#run++;
		this.checking = false;
		this.progress = undefined;
	}

	/** Lets go of notes that are no longer there. Says whether there were any. */
	#forgetOthers(active: NoteRow[]): boolean {
		const there = new Set(active.map(({ note }) => note.id));
		const gone = [...this.#said.keys()].filter((id) => !there.has(id));
		for (const id of gone) this.#said.delete(id);
		return gone.length > 0;
	}

	/** Notes of one source. */
	async #checkSome(rows: NoteRow[]): Promise<void> {
		const { db } = await openAdage();
		const notes = rows.map(({ note: { id, kind, fields }, used }) => ({ id, kind, fields, used }));
		const found = await checkNotes(notes, await aboutSource(db, rows[0]?.note.sourceId));
		for (const [i, row] of rows.entries()) {
			this.#said.set(row.note.id, saidBy(row));
			for (const { card } of row.cards) {
				const badges = found[i]![card.key];
				if (badges) this.#own.set(card.id, badges);
				else this.#own.delete(card.id);
			}
		}
	}
}

function withoutArchived({ cards, ...row }: NoteRow): NoteRow {
	return { ...row, cards: cards.filter(({ card }) => !card.archived) };
}

/** What a check depends on, as one text. */
function saidBy({ note, cards }: NoteRow): string {
	const keys = cards.map(({ card }) => card.key).join(' ');
	return JSON.stringify([note.kind, note.fields, keys]);
}

/** At most so many at once, and of one source. */
function* portions(rows: NoteRow[]): Generator<NoteRow[]> {
	let some: NoteRow[] = [];
	for (const row of rows) {
		if (some.length === PORTION || some[0]?.note.sourceId !== row.note.sourceId) {
			if (some.length) yield some;
			some = [];
		}
		some.push(row);
	}
	if (some.length) yield some;
}

async function findAlike(rows: NoteRow[]): Promise<Map<string, Badge[]>> {
	const { db } = await openAdage();
	const packed: string[] = [];
	for (let i = 0; i < rows.length; i += PORTION) {
		const asks = rows
			.slice(i, i + PORTION)
			.flatMap(({ note, cards }) =>
				cards.flatMap(({ card, face }) =>
					face ? [asksOf(cardId(note.id, card.key), note.id, face)] : []
				)
			);
		packed.push(packAsks(asks));
		// The page goes on in between.
		await new Promise((resolve) => setTimeout(resolve));
	}
	const { language } = await aboutSource(db, rows[0]?.note.sourceId);
	const found = await checkAlike(packed, language);
	return new Map(found.map(([id, badge]) => [id, [badge]]));
}
