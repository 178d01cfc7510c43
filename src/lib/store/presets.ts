/**
 * Presets, the options that decks share, and which deck has which. Content rows like any other, so the
 * newest choice wins on every device. A deck whose preset was deleted has the default one, without being
 * told so: undoing the deletion, or a device that still knew it, gives it back.
 */
import { hashText } from '../core/hash';
import type { Moment } from '../core/day';
import type { Model } from '../core/fsrs';
import { restamp } from '../core/merge';
import { DEFAULT_PRESET_ID, defaultPreset, type Deck, type Preset } from '../core/model';
import { isSound, presetOf } from '../core/options';
import { writeAct } from './acts';
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
 * Gives a deck a preset of its own: a copy of the one that it has, under this name. Options that a later
 * version keeps there are copied too. Resolves with its id; undefined where there is no such deck.
 */
export function copyPreset(
	db: AdageDb,
	deckId: string,
	name: string,
	nowMs: number
): Promise<string | undefined> {
	return db.transaction('rw', ['presets', 'decks', 'meta'], async () => {
		const deck = await db.decks.get(deckId);
		if (!deck) return undefined;
		const rows = await db.presets.toArray();
		const known = presetOf(deck, new Map(rows.map((preset) => [preset.id, preset])));
		const stamp = await nextStamp(db, nowMs);
		const id = `preset.${hashText(`${deckId} ${stamp}`)}`;
		const options = { ...known?.options };
		const taken = new Set([...rows, defaultPreset].flatMap((row) => (row.deleted ? [] : row.name)));
		await db.presets.put({ id, name: freeName(name, taken), options, clocks: { '*': stamp } });
		await db.decks.put(restamp(deck, { ...deck, presetId: id }, stamp));
		return id;
	});
}

/** "Latin", "Latin 2" and so on: two of one name could not be told apart. */
function freeName(name: string, taken: ReadonlySet<string>): string {
	let free = name;
	for (let n = 2; taken.has(free); n++) free = `${name} ${n}`;
	return free;
}

/** Gives a preset another name; an empty one is none, and nothing is changed. */
export function renamePreset(
	db: AdageDb,
	presetId: string,
	name: string,
	nowMs: number
): Promise<void> {
	return db.transaction('rw', ['presets', 'meta'], async () => {
		const known =
			(await db.presets.get(presetId)) ??
			(presetId === DEFAULT_PRESET_ID ? defaultPreset : undefined);
		if (!known || !name.trim()) return;
		const stamp = await nextStamp(db, nowMs);
		await db.presets.put(restamp(known, { ...known, name: name.trim() }, stamp));
	});
}

/** Deletes a preset, but never the default one: its decks have that from then on. Can be undone. */
export function deletePreset(
	db: AdageDb,
	presetId: string,
	now: Moment,
	model: Model
): Promise<Act | undefined> {
	return db.transaction('rw', [...DEED_TABLES], async () => {
		const preset = await db.presets.get(presetId);
		if (!preset || preset.deleted || presetId === DEFAULT_PRESET_ID) return undefined;
		const row = { ...preset, deleted: true };
		const act = { kind: 'delete', label: `Deleted the options “${preset.name}”` } as const;
		return writeAct(db, act, [{ table: 'presets', key: presetId, row }], now, model);
	});
}

/** Lets a deck have another preset. */
export function choosePreset(
	db: AdageDb,
	deckId: string,
	presetId: string,
	nowMs: number
): Promise<void> {
	return changeDeck(db, deckId, { presetId }, nowMs);
}

/** A share that goes before the preset's; undefined takes it away again, and so does one out of range. */
export function setDeckRetention(
	db: AdageDb,
	deckId: string,
	retention: number | undefined,
	nowMs: number
): Promise<void> {
	const sound = isSound('desiredRetention', retention) ? retention : undefined;
	return changeDeck(db, deckId, { retention: sound }, nowMs);
}

function changeDeck(
	db: AdageDb,
	deckId: string,
	change: Partial<Deck>,
	nowMs: number
): Promise<void> {
	return db.transaction('rw', ['decks', 'meta'], async () => {
		const deck = await db.decks.get(deckId);
		if (!deck) return;
		await db.decks.put(restamp(deck, { ...deck, ...change }, await nextStamp(db, nowMs)));
	});
}
