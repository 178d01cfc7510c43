/**
 * Presets, the options that decks share, and which deck has which. Content rows like any other, so the
 * newest choice wins on every device; each change is one deed that can be undone. A deck whose preset was deleted has the default one, without being
 * told so: undoing the deletion, or a device that still knew it, gives it back.
 */
import { canonicalJson } from '../core/canonical';
import { hashText } from '../core/hash';
import type { Moment } from '../core/day';
import { DEFAULT_PRESET_ID, defaultPreset, type Preset } from '../core/model';
import { presetOf, withOptions, type OptionsChange } from '../core/options';
import { writeAct, type RowWrite } from './acts';
import { DEED_TABLES, type Act, type AdageDb } from './db';
import { nextStamp } from './ticks';

/** A preset with the decks that have it. */
export interface PresetUse {
	preset: Preset;
	decks: number;
}

/** All presets, the default one first and the others by name; deleted ones are left out. */
export async function readPresets(db: AdageDb): Promise<PresetUse[]> {
	const [rows, decks] = await Promise.all([db.presets.toArray(), db.decks.toArray()]);
	const presets = new Map([defaultPreset, ...rows].map((preset) => [preset.id, preset]));
	const uses = new Map<string, number>();
	for (const deck of decks) {
		const id = presetOf(deck, presets)!.id;
		if (!deck.deleted) uses.set(id, (uses.get(id) ?? 0) + 1);
	}
	const first = ({ id }: Preset) => Number(id !== DEFAULT_PRESET_ID);
	return [...presets.values()]
		.filter((preset) => !preset.deleted || !first(preset))
		.sort((a, b) => first(a) - first(b) || a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1))
		.map((preset) => ({ preset, decks: uses.get(preset.id) ?? 0 }));
}

/**
 * Changes some options of a preset. Undefined where they are so already. Fails with a sentence where the preset
 * was deleted meanwhile: what is written there would be in force nowhere.
 */
export function changeOptions(
	db: AdageDb,
	presetId: string,
	change: OptionsChange,
	now: Moment
): Promise<Act | undefined> {
	return changePreset(db, presetId, CHANGED, (preset) => withOptions(preset, change), now);
}

/** Gives a preset another name; an empty one is none, and nothing is changed. */
export async function renamePreset(
	db: AdageDb,
	presetId: string,
	wanted: string,
	now: Moment
): Promise<Act | undefined> {
	const name = wanted.trim();
	if (!name) return undefined;
	const label = `Renamed options to “${name}”`;
	return changePreset(db, presetId, label, (preset) => ({ ...preset, name }), now);
}

/** What undoing a changed option says. */
const CHANGED = 'Changed an option';
const GONE = 'These options were deleted meanwhile, perhaps in another tab. Nothing was changed.';

function changePreset(
	db: AdageDb,
	presetId: string,
	label: string,
	change: (preset: Preset) => Preset,
	now: Moment
): Promise<Act | undefined> {
	return db.transaction('rw', [...DEED_TABLES], async () => {
		let known = await db.presets.get(presetId);
		if (presetId === DEFAULT_PRESET_ID && !known) {
			// It is there before anything was chosen, and undoing leaves it there.
			known = defaultPreset;
			await db.presets.put(known);
		}
		if (!known || (known.deleted && presetId !== DEFAULT_PRESET_ID)) throw new Error(GONE);
		const row = change(known);
		if (canonicalJson(row) === canonicalJson(known)) return undefined;
		return writeAct(
			db,
			{ kind: 'options', label },
			[{ table: 'presets', key: presetId, row }],
			now
		);
	});
}

/**
 * Gives a deck a preset of its own: a copy of the one that it has, under this name. Options that a later
 * version keeps there are copied too. Undefined where there is no such deck.
 */
export function copyPreset(
	db: AdageDb,
	deckId: string,
	name: string,
	now: Moment
): Promise<Act | undefined> {
	return db.transaction('rw', [...DEED_TABLES], async () => {
		const deck = await db.decks.get(deckId);
		if (!deck) return undefined;
		const rows = await db.presets.toArray();
		const known = presetOf(deck, new Map(rows.map((preset) => [preset.id, preset])));
		const id = `preset.${hashText(`${deckId} ${await nextStamp(db, now.atMs)}`)}`;
		const options = { ...known?.options };
		const taken = new Set([...rows, defaultPreset].flatMap((row) => (row.deleted ? [] : row.name)));
		const act = { kind: 'options', label: `“${deck.name}” has options of its own now` } as const;
		const writes: RowWrite[] = [
			{ table: 'presets', key: id, row: { id, name: freeName(name, taken), options, clocks: {} } },
			{ table: 'decks', key: deckId, row: { ...deck, presetId: id } }
		];
		return writeAct(db, act, writes, now);
	});
}

/** "Latin", "Latin 2" and so on: two of one name could not be told apart. */
function freeName(name: string, taken: ReadonlySet<string>): string {
	let free = name;
	for (let n = 2; taken.has(free); n++) free = `${name} ${n}`;
	return free;
}

/** Deletes a preset, but never the default one: its decks have that from then on. Can be undone. */
export function deletePreset(db: AdageDb, presetId: string, now: Moment): Promise<Act | undefined> {
	return db.transaction('rw', [...DEED_TABLES], async () => {
		const preset = await db.presets.get(presetId);
		if (!preset || preset.deleted || presetId === DEFAULT_PRESET_ID) return undefined;
		const row = { ...preset, deleted: true };
		const act = { kind: 'delete', label: `Deleted the options “${preset.name}”` } as const;
		return writeAct(db, act, [{ table: 'presets', key: presetId, row }], now);
	});
}
