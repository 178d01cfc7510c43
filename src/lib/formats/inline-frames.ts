/**
 * Inline content as it is read, with the marks that are open. Raw HTML does not nest as it should: what
 * closes closes all that was opened inside of it, and what is never closed ends with its paragraph.
 */
import { safeAddress, type Inline } from '../core/document';

/** Deeper than this the words stay and the marks go: what nests without end would overflow a stack. */
const DEEPEST = 24;

/** By the names of tags, which a stranger chooses: an object would also know `constructor`. */
const MARKS = new Map<string, 'em' | 'strong' | 'del'>([
	['b', 'strong'],
	['strong', 'strong'],
	['i', 'em'],
	['em', 'em'],
	['s', 'del'],
	['del', 'del'],
	['strike', 'del']
]);

/** What is made of marked content; nothing where it is not shown. */
type Wrap = (content: Inline[]) => Inline | undefined;

interface Frame {
	name: string;
	/** What marks nothing has no content of its own: without end, it would be handed on from each to each. */
	content: Inline[];
	wrap?: Wrap;
}

export class InlineFrames {
	#open: Frame[] = [];
	/** How many of each name are open. */
	#counts = new Map<string, number>();
	#content: Inline[] = [];

	/** Adds content where it stands. */
	push(...content: Inline[]): void {
		this.#here().push(...content);
	}

	/** Opens what the tag `name` marks: emphasis of any kind, or a link to `address`; nothing else. */
	open(name: string, address?: string, base?: string): void {
		this.#push(name, this.#open.length < DEEPEST ? wrapOf(name, address, base) : undefined);
	}

	/** Opens what `wrap` makes something of. The caller sees to it that few of them stand in one another. */
	openAs(name: string, wrap: Wrap): void {
		this.#push(name, wrap);
	}

	#push(name: string, wrap?: Wrap): void {
		this.#open.push({ name, content: wrap ? [] : this.#here(), wrap });
		this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1);
	}

	/** Closes the last `name` that is open, if any is. */
	close(name: string): void {
		while (this.#counts.get(name)) {
			const frame = this.#open.pop()!;
			this.#counts.set(frame.name, this.#counts.get(frame.name)! - 1);
			const made = frame.wrap?.(frame.content);
			if (made !== undefined) this.push(made);
			if (frame.name === name) return;
		}
	}

	/** Everything so far, all marks closed; begins anew. */
	take(): Inline[] {
		while (this.#open.length) this.close(this.#open[0]!.name);
		const content = this.#content;
		this.#content = [];
		return content;
	}

	#here(): Inline[] {
		return this.#open.at(-1)?.content ?? this.#content;
	}
}

/** Whether a tag marks what stands in it. */
export const marksContent = (tag: string) => tag === 'a' || MARKS.has(tag);

function wrapOf(name: string, address = '', base?: string): Frame['wrap'] | undefined {
	if (name !== 'a') {
		const t = MARKS.get(name);
		return t && ((c) => ({ t, c }));
	}
	const to = address ? safeAddress(address, base) : undefined;
	return to ? (c) => ({ t: 'link', to, c }) : undefined;
}
