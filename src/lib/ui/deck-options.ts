/** What the options of a deck are handed: what is in force, and what can be done about it. */
import type { Deck, PresetOptions } from '../core/model';
import type { OptionsChange, OwnLimits } from '../core/options';

export interface OptionsView {
	/** Undefined where the options themselves are looked at, and no deck. */
	deck?: Pick<Deck, 'id' | 'name' | 'retention' | 'parentId'> & OwnDayLimits;
	/** Those that the deck has; `decks` is how many have them. */
	preset: PresetChoice;
	/** What its preset says, each option in its range. */
	options: PresetOptions;
	/** All that it could have. */
	presets: PresetChoice[];
	/** Decks that it can be part of. */
	around: Pick<Deck, 'id' | 'name'>[];
}

/** Limits of a day that the deck has for itself, and those that it has today alone. */
export interface OwnDayLimits {
	own: OwnLimits;
	today: OwnLimits;
}

export interface PresetChoice {
	id: string;
	name: string;
	decks: number;
	/** The one that cannot be deleted. */
	fixed: boolean;
}

export type ChangeOptions = (change: OptionsChange) => void;

export interface OptionsDeeds {
	change: ChangeOptions;
	/** A share for this deck alone; undefined lets it have its preset's again. */
	retain: (retention: number | undefined) => void;
	/** Limits for this deck alone, always or today; undefined takes one away. */
	limit: (limits: OwnLimits, scope: 'always' | 'today') => void;
	choose: (presetId: string) => void;
	copy: () => void;
	rename: (name: string) => void;
	remove: () => void;
	move: (parentId: string | null) => void;
}
