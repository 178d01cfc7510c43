/** Options of decks as their page reads and changes them. What it changes is in force at once. */
import type { Moment } from '../core/day';
import { decksAround } from '../core/deck-tree';
import { DEFAULT_PRESET_ID } from '../core/model';
import {
	limitsToday,
	ownLimits,
	ownRetention,
	presetOf,
	soundOptions,
	type OptionsChange,
	type OwnLimits
} from '../core/options';
import type { Act, AdageDb } from '../store/db';
import { moveDeck } from '../store/deck-moves';
import { studiedDecks } from '../store/studied-decks';
import {
	choosePreset,
	setDeckLimits,
	setDeckRetention,
	type LimitScope
} from '../store/deck-choices';
import {
	changeOptions,
	copyPreset,
	deletePreset,
	readPresets,
	renamePreset,
	type PresetUse
} from '../store/presets';
import type { Deeds } from './deeds.svelte';
import { openAdage, type Adage } from './open';

const shown = ({ preset: { id, name }, decks }: PresetUse) => {
	return { id, name, decks, fixed: id === DEFAULT_PRESET_ID };
};

/** A deck's options with all that they could be; of the default preset without one. */
export const readDeckOptions =
	(deckId?: string) =>
	async ({ db, now }: Adage) => {
		const [uses, studied] = await Promise.all([readPresets(db), studiedDecks(db)]);
		const deck = studied.find(({ deck }) => deck.id === deckId)?.deck;
		if (deckId !== undefined && !deck) return undefined;
		const presets = new Map(uses.map(({ preset }) => [preset.id, preset]));
		const { id } = presetOf(deck ?? { presetId: DEFAULT_PRESET_ID }, presets)!;
		const use = uses.find(({ preset }) => preset.id === id)!;
		return {
			deck: deck && {
				...deck,
				retention: ownRetention(deck),
				own: ownLimits(deck),
				today: limitsToday(deck, now().day)
			},
			preset: shown(use),
			options: soundOptions(use.preset.options),
			presets: uses.map(shown),
			around: deck ? decksAround(studied, deck.id).map((other) => other.deck) : []
		};
	};

/** When a card comes that comes after 30 days with 90%, for a share that is to be remembered. */
export async function readDaysAt(): Promise<(retention: number) => number> {
	const model = await (await openAdage()).model();
	return (retention) => model.interval(30, retention);
}

/** What can be done to the options of a deck; `deeds` says what came of it, and takes it back. */
export function optionDeeds(
	deeds: Deeds,
	at: () => { deck?: { id: string; name: string }; preset: { id: string } } | undefined
) {
	type Given = [db: AdageDb, now: Moment];
	type Run = (...given: Given) => Promise<Act | undefined>;
	const deed = (run: Run): Promise<boolean> =>
		deeds.run(openAdage().then(({ db, now }) => run(db, now())));
	const save = async (run: Run): Promise<void> => {
		if ((await deed(run)) && deeds.undoable) deeds.said = 'Saved.';
	};
	type RunAt = (id: string, ...given: Given) => Promise<Act | undefined>;
	const withId = (id: string | undefined, run: RunAt, how: (run: Run) => Promise<unknown>) => {
		if (id !== undefined) void how((...given) => run(id, ...given));
	};
	const ofDeck = (run: RunAt, how: typeof deed | typeof save = save) =>
		withId(at()?.deck?.id, run, how);
	const ofPreset = (run: RunAt, how: typeof deed | typeof save = save) =>
		withId(at()?.preset.id, run, how);
	return {
		change: (change: OptionsChange) =>
			ofPreset((id, db, now) => changeOptions(db, id, change, now)),
		retain: (retention: number | undefined) =>
			ofDeck((id, db, now) => setDeckRetention(db, id, retention, now)),
		limit: (limits: OwnLimits, scope: LimitScope) =>
			ofDeck((id, db, now) => setDeckLimits(db, id, limits, scope, now)),
		choose: (presetId: string) => ofDeck((id, db, now) => choosePreset(db, id, presetId, now)),
		copy: () => ofDeck((id, db, now) => copyPreset(db, id, at()!.deck!.name, now)),
		rename: (name: string) => ofPreset((id, db, now) => renamePreset(db, id, name, now)),
		remove: () => ofPreset((id, db, now) => deletePreset(db, id, now), deed),
		move: (parentId: string | null) =>
			ofDeck((id, db, now) => moveDeck(db, id, parentId, now), deed)
	};
}
