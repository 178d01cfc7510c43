/**
 * Inline content as it is read, with the marks that are open. Raw HTML does not nest as it should: what
 * closes closes all that was opened inside of it, and what is never closed ends with its paragraph.
 */
import { safeAddress, type Inline } from '../core/document';

/** Deeper than this the words stay and the marks go: what nests without end would overflow a stack. */
const DEEPEST = 24;

const MARKS: Record<string, 'em' | 'strong' | 'del'> = {
	b: 'strong',
	strong: 'strong',
	i: 'em',
	em: 'em',
	s: 'del',
	del: 'del',
	strike: 'del'
};

interface Frame {
	name: string;
	content: Inline[];
	wrap(content: Inline[]): Inline[];
}

export class InlineFrames {
	#open: Frame[] = [];
	#content: Inline[] = [];

	/** Adds content where it stands. */
	push(...content: Inline[]): void {
		(this.#open.at(-1)?.content ?? this.#content).push(...content);
	}

	/** Opens what the tag `name` marks: emphasis of any kind, or a link to `address`; nothing else. */
	open(name: string, address?: string, base?: string): void {
		const wrap = this.#open.length < DEEPEST ? wrapOf(name, address, base) : undefined;
		this.#open.push({ name, content: [], wrap: wrap ?? ((content) => content) });
	}

	/** Closes the last `name` that is open, if any is. */
	close(name: string): void {
		const at = this.#open.findLastIndex((frame) => frame.name === name);
		while (at >= 0 && this.#open.length > at) {
			const frame = this.#open.pop()!;
			this.push(...frame.wrap(frame.content));
		}
	}

	/** Everything so far, all marks closed; begins anew. */
	take(): Inline[] {
		while (this.#open.length) this.close(this.#open[0]!.name);
		const content = this.#content;
		this.#content = [];
		return content;
	}
}

/** Whether a tag marks what stands in it. */
export const marksContent = (tag: string) => tag === 'a' || tag in MARKS;

function wrapOf(name: string, address = '', base?: string): Frame['wrap'] | undefined {
	if (name !== 'a') {
		const t = MARKS[name];
		return t && ((c) => [{ t, c }]);
	}
	const to = address ? safeAddress(address, base) : undefined;
	return to ? (c) => [{ t: 'link', to, c }] : undefined;
}
