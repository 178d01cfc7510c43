/** What stands in the fields of the import page: a text, perhaps pasted with its structure, and an address. */
import type { GivenDocument, PendingImport } from '../store/db';
import { saysMore } from './ways-in';

/** Characters; a longer text in a field makes phones stall at each key. */
const MOST = 500_000;

export class Box {
	text = $state('');
	/** An address to fetch, when asked. */
	address = $state('');
	/** What a rich paste brought with it; counts while the box still shows `plain`. */
	#rich = $state.raw<{ html: string; plain: string } | undefined>();

	/** Keeps what was pasted over the whole box, where it says more than its text. */
	keepRich(html: string, plain: string): void {
		this.#rich = saysMore(html, plain) ? { html, plain } : undefined;
	}

	/** Whether the box still shows what was pasted with its structure. */
	get richCounts(): boolean {
		return !!this.#rich && this.#rich.plain === this.text;
	}

	/** What the box holds, as a document to read. */
	document(): GivenDocument {
		const rich = this.richCounts ? this.#rich : undefined;
		return rich
			? { input: rich.html, plain: rich.plain, name: 'Pasted FAQ.html' }
			: { input: this.text };
	}

	/** Whether a document that was read is short enough to be changed here. */
	hasRoomFor({ plain, edition, pictures = [] }: PendingImport): boolean {
		if (plain !== undefined) return plain.length <= MOST;
		// They stand in the text again, in base64.
		const more = pictures.reduce((sum, { size }) => sum + size * 1.4, 0);
		return edition.text.length + more <= MOST;
	}

	/** Puts a document back that was read, to be changed and read again; `whole` is its text. */
	putBack(pending: PendingImport, whole: string): void {
		if (!this.hasRoomFor(pending)) return;
		const { plain } = pending;
		this.text = plain ?? whole;
		this.#rich = plain === undefined ? undefined : { html: whole, plain };
	}

	/** Empties what became cards. What was typed beside a file stays. */
	empty({ plain, edition }: PendingImport): void {
		if (!edition.name || plain !== undefined) this.text = '';
		this.address = '';
	}
}
