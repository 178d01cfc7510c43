/** Options of decks as their page reads and changes them. What it changes is in force at once. */
import type { Moment } from '../core/day';
import { decksAround } from '../core/deck-tree';
import type { Model } from '../core/fsrs';
import { DEFAULT_PRESET_ID } from '../core/model';
import { ownRetention, presetOf, soundOptions, type OptionsChange } from '../core/options';
import type { Act, AdageDb } from '../store/db';
import { moveDeck } from '../store/deck-moves';
import { studiedDecks } from '../store/studied-decks';
import {
	choosePreset,
	copyPreset,
	deletePreset,
	readPresets,
	renamePreset,
	setDeckRetention,
	type PresetUse
} from '../store/presets';
import { writeOptions } from '../store/settings';
import type { Deeds } from './deeds.svelte';
import { openAdage, type Adage } from './open';
import { explain } from './trouble.svelte';

const shown = ({ preset: { id, name }, decks }: PresetUse) => {
	return { id, name, decks, fixed: id === DEFAULT_PRESET_ID };
};

/** A deck's options with all that they could be; of the default preset without one. */
export const readDeckOptions =
	(deckId?: string) =>
	async ({ db }: Adage) => {
		const [uses, studied] = await Promise.all([readPresets(db), studiedDecks(db)]);
		const deck = studied.find(({ deck }) => deck.id === deckId)?.deck;
		if (deckId !== undefined && !deck) return undefined;
		const presets = new Map(uses.map(({ preset }) => [preset.id, preset]));
		const { id } = presetOf(deck ?? { presetId: DEFAULT_PRESET_ID }, presets)!;
		const use = uses.find(({ preset }) => preset.id === id)!;
		return {
			deck: deck && { ...deck, retention: ownRetention(deck) },
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
	at: () => { deck?: { id: string; name: string }; preset: { id: string } } | undefined,
	/** A change was kept of which nothing else is said. */
	onsaved: () => void
) {
	/** What needs no word: it is seen at once. */
	const quietly = async (write: (db: AdageDb, nowMs: number) => Promise<unknown>) => {
		try {
			const { db, now } = await openAdage();
			deeds.dismiss();
			await write(db, now().atMs);
			onsaved();
		} catch (error) {
			deeds.said = explain(error);
		}
	};
	const ofDeck = (write: (db: AdageDb, deckId: string, nowMs: number) => Promise<unknown>) => {
		const deck = at()?.deck;
		if (deck) void quietly((db, nowMs) => write(db, deck.id, nowMs));
	};
	const ofPreset = (write: (db: AdageDb, presetId: string, nowMs: number) => Promise<unknown>) => {
		const preset = at()?.preset;
		if (preset) void quietly((db, nowMs) => write(db, preset.id, nowMs));
	};
	const deed = (run: (db: AdageDb, now: Moment, model: Model) => Promise<Act | undefined>) => {
		const act = openAdage().then(async ({ db, now, model }) => run(db, now(), await model()));
		void deeds.run(act);
	};
	return {
		change: (change: OptionsChange) =>
			ofPreset((db, presetId, nowMs) => writeOptions(db, change, nowMs, presetId)),
		retain: (retention: number | undefined) =>
			ofDeck((db, deckId, nowMs) => setDeckRetention(db, deckId, retention, nowMs)),
		choose: (presetId: string) =>
			ofDeck((db, deckId, nowMs) => choosePreset(db, deckId, presetId, nowMs)),
		copy: () => ofDeck((db, deckId, nowMs) => copyPreset(db, deckId, at()!.deck!.name, nowMs)),
		rename: (name: string) =>
			ofPreset((db, presetId, nowMs) => renamePreset(db, presetId, name, nowMs)),
		remove: () => {
			const preset = at()?.preset;
			if (preset) deed((db, now, model) => deletePreset(db, preset.id, now, model));
		},
		move: (parentId: string | null) => {
			const deck = at()?.deck;
			if (deck) deed((db, now, model) => moveDeck(db, deck.id, parentId, now, model));
		}
	};
}
