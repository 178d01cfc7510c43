/** What the page of a newer edition is given, and what can be done on it. */
import type { DoubtfulCard, EntryChange } from '../core/next-edition';
import type { Outline } from '../core/outline';
import type { EditionLook } from '../core/reconcile';

/** A document that was read, beside the one of the library that it may follow. */
export interface Met {
	/** The deck's name. */
	name: string;
	/** What was read: a file's name or an address; '' where it was pasted. */
	from: string;
	/** When the one before was read. */
	readMs: number;
	before: Outline;
	after: Outline;
	/** It is the very edition that is there. */
	same: boolean;
	/** Little is the same, and nobody said yet that it is an edition: so many of its questions. */
	common?: number;
	/** Undefined where they are not compared (yet). */
	compared?: {
		entries: EntryChange[];
		doubts: DoubtfulCard[];
		/** Something waits to be looked through once it is taken. */
		fresh: boolean;
		look: EditionLook;
	};
	/** What the person said. */
	decided: readonly [before: string, after: string | undefined][];
	apart: readonly string[];
	alike: readonly string[];
	problem: string;
	/** It is compared again, or taken. */
	busy: boolean;
	/** It is taken just now. */
	taking: boolean;
	/** Its text fits into the box, to be changed there. */
	changeable: boolean;
}

export interface EditionDeeds {
	pair(before: string, after: string | undefined): void;
	setApart(card: string, apart: boolean): void;
	setOwn(): void;
	compare(): void;
	more(): void;
	take(): void;
	leave(): void;
}
