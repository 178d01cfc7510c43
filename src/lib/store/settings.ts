/** Settings and preset options: rows with clocks, so that the newest choice wins on every device. */
import { restamp } from '../core/merge';
import { optionsOf, soundOptions, withOptions, type OptionsChange } from '../core/options';
import { DEFAULT_PRESET_ID, defaultPreset, type PresetOptions, type Setting } from '../core/model';
import type { AdageDb } from './db';
import { nextStamp } from './ticks';

/** The value set for a key, or undefined. */
export async function readSetting<T>(db: AdageDb, key: string): Promise<T | undefined> {
	return (await db.settings.get(key))?.value as T | undefined;
}

/** Sets a value, stamped now. */
export function writeSetting(
	db: AdageDb,
	key: string,
	value: unknown,
	nowMs: number
): Promise<void> {
	return db.transaction('rw', ['settings', 'meta'], async () => {
		const stamp = await nextStamp(db, nowMs);
		await db.settings.put({ key, value, clocks: { '*': stamp } } satisfies Setting);
	});
}

/** The options of the preset that decks have unless they choose another. */
export async function readOptions(db: AdageDb): Promise<PresetOptions> {
	return soundOptions((await db.presets.get(DEFAULT_PRESET_ID))?.options);
}

/** The options in force for one deck. */
export async function deckOptions(db: AdageDb, deckId: string): Promise<PresetOptions> {
	const deck = await db.decks.get(deckId);
	const ids = [DEFAULT_PRESET_ID, ...(deck ? [deck.presetId] : [])];
	const presets = (await db.presets.bulkGet(ids)).flatMap((row) => (row ? [row] : []));
	return optionsOf(
		deck ?? { presetId: DEFAULT_PRESET_ID },
		new Map(presets.map((preset) => [preset.id, preset]))
	);
}

/**
 * Sets some options of a preset as what a person begins with, and makes the default one where it is not there
 * yet. What they change later is a deed (presets.ts).
 */
export function writeOptions(
	db: AdageDb,
	change: OptionsChange,
	nowMs: number,
	presetId = DEFAULT_PRESET_ID
): Promise<void> {
	return db.transaction('rw', ['presets', 'meta'], async () => {
		const stamp = await nextStamp(db, nowMs);
		const known =
			(await db.presets.get(presetId)) ??
			(presetId === DEFAULT_PRESET_ID ? defaultPreset : undefined);
		if (!known) return;
		await db.presets.put(restamp(known, withOptions(known, change), stamp));
	});
}
