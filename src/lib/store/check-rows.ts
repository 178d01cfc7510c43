/**
 * What rows must look like: those of a backup before any of it is written, and those of the library when it
 * is checked. A digest says that a file is whole, not that it is sane; a merge cannot be taken back, and a wrong
 * number in the wrong row would leave an app that can no longer be opened. Fields and kinds of later versions are let through.
 */
import { readEntryId, readStamp, STAMP_MS_MAX } from '../core/clock';
import { isSoundOutline, isSoundTree } from '../core/sound-tree';
import { PARAMETERS_SETTING } from './adopted';

type Row = Record<string, unknown>;
type Check = (row: Row) => boolean;

/** A file with a row that cannot be; the message says what to do. */
export class UnsoundRows extends Error {
	override name = 'UnsoundRows';
}

const DAY_MAX = 1_000_000;

const text = (value: unknown) => typeof value === 'string' && value.length > 0;
const hash = (value: unknown) => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
const finite = (value: unknown) => typeof value === 'number' && Number.isFinite(value);
const day = (value: unknown) => Number.isInteger(value) && Math.abs(value as number) < DAY_MAX;
const plain = (value: unknown): value is Row =>
	!!value && typeof value === 'object' && !Array.isArray(value);
const optional = (check: (value: unknown) => boolean, value: unknown) =>
	value === undefined || check(value);

/** What a Date can hold. */
const instant = (value: unknown) => finite(value) && Math.abs(value as number) <= 8.64e15;

/** Where an entry puts its card: a day or an instant that can come, and a step that there can be. */
const placement = (value: unknown) =>
	plain(value) &&
	optional(day, value.dueDay) &&
	optional(instant, value.dueMs) &&
	optional((step) => Number.isInteger(step) && Math.abs(step as number) < 1000, value.step);

/** A goal below one would make every day done. */
const goal = (value: unknown) =>
	value === undefined || value === null || (finite(value) && (value as number) >= 1);

const count = (value: unknown) => Number.isInteger(value) && (value as number) >= 0;
const within = (value: unknown, min: number, max = Infinity) =>
	finite(value) && (value as number) >= min && (value as number) <= max;

/** What a card was like in another app, as FSRS or SM-2 say it. */
const seed = ({ from, reps, lapses }: Row) =>
	plain(from) &&
	count(reps) &&
	count(lapses) &&
	(from.model === 'sm2'
		? within(from.ease, 1) && within(from.intervalDays, 0)
		: within(from.stability, 0.001) && within(from.difficulty, 1, 10));

/** Entries that put their card somewhere. */
const PLACING: ReadonlySet<unknown> = new Set(['review', 'reschedule', 'seed']);

const CHECKS: Record<string, Check> = {
	sources: (row) => text(row.id) && text(row.editionHash) && typeof row.title === 'string',
	editions: (row) =>
		text(row.hash) &&
		isSoundOutline(row.outline) &&
		optional((packed) => typeof packed === 'string', row.packed) &&
		optional(
			(notes) =>
				Array.isArray(notes) &&
				notes.every((note) => plain(note) && text(note.id) && plain(note.fields)),
			row.notes
		),
	// An option out of its range is read as its default: no reason to refuse a whole library.
	decks: (row) =>
		text(row.id) &&
		typeof row.name === 'string' &&
		optional(text, row.presetId) &&
		optional(text, row.sourceId),
	presets: (row) => text(row.id) && plain(row.options),
	parameters: (row) =>
		text(row.hash) &&
		Array.isArray(row.weights) &&
		row.weights.length === 21 &&
		row.weights.every(finite),
	notes: (row) =>
		text(row.id) &&
		typeof row.kind === 'string' &&
		plain(row.fields) &&
		Object.values(row.fields).every((field) => typeof field === 'string') &&
		optional(
			(quotes) =>
				plain(quotes) && Object.values(quotes).every((quote) => typeof quote === 'string'),
			row.quotes
		) &&
		Array.isArray(row.tags),
	cards: (row) =>
		text(row.id) &&
		text(row.noteId) &&
		text(row.deckId) &&
		finite(row.position) &&
		(row.buriedDay === null || optional(day, row.buriedDay)) &&
		optional((seen) => plain(seen) && text(seen.edition) && text(seen.answer), row.seen),
	reviews: (row) =>
		text(row.cardId) &&
		text(row.id) &&
		Array.isArray(row.entries) &&
		row.entries.every(
			(entry) =>
				plain(entry) &&
				soundId(entry.id) &&
				entry.cardId === row.cardId &&
				day(entry.day) &&
				optional(instant, entry.atMs) &&
				optional(placement, entry.to) &&
				(entry.kind !== 'review' || [1, 2, 3, 4].includes(entry.rating as number)) &&
				(!PLACING.has(entry.kind) || (plain(entry.to) && text(entry.to.state))) &&
				(entry.kind !== 'seed' || seed(entry))
		),
	dayFacts: (row) =>
		day(row.day) &&
		text(row.deviceId) &&
		finite(row.owed) &&
		goal(row.goal) &&
		goal(row.goalMinutes) &&
		optional(finite, row.offsetMin) &&
		optional(text, row.advice),
	plans: (row) =>
		text(row.kind) &&
		day(row.fromDay) &&
		optional(day, row.untilDay) &&
		(row.kind !== 'goal' || (goal(row.ratings) && goal(row.minutes))) &&
		optional((hour) => finite(hour) && (hour as number) >= 0 && (hour as number) < 24, row.hour) &&
		(row.kind !== 'rest' || Array.isArray(row.weekdays)) &&
		(row.kind !== 'vacation' || day(row.untilDay)) &&
		(row.kind !== 'comeback' ||
			(Number.isInteger(row.reviewsADay) && (row.reviewsADay as number) > 0)),
	reflections: (row) =>
		text(row.id) &&
		text(row.adviceId) &&
		day(row.day) &&
		typeof row.question === 'string' &&
		text(row.acted) &&
		typeof row.line === 'string',
	settings: (row) => text(row.key) && (row.key !== PARAMETERS_SETTING || text(row.value)),
	media: (row) => hash(row.hash) && text(row.type) && finite(row.width) && finite(row.height),
	blobs: (row) => hash(row.hash) && typeof row.bytes === 'string',
	faces: (row) => text(row.cardId) && isSoundTree(row.front) && isSoundTree(row.back)
};

/** Rows that are changed field by field: nothing could be changed in one without clocks, burying neither. */
const CONTENT = new Set([
	...['sources', 'decks', 'presets', 'notes', 'cards'],
	...['plans', 'reflections', 'settings']
]);

/** Throws `UnsoundRows` at the first row that cannot be. */
export function checkRows(portions: { table: string; rows: unknown[] }[]): void {
	for (const { table, rows } of portions)
		for (const row of rows) if (!isSound(table, row)) throw new UnsoundRows(SENTENCE);
}

const SENTENCE =
	'This backup holds rows that Adage never writes. Nothing was taken from it; try another copy.';

/** Whether Adage may have written a row of a table, in the form that a backup gives it. */
export function isSound(table: string, row: unknown): boolean {
	if (!plain(row)) return false;
	const { clocks } = row;
	if (clocks === undefined ? CONTENT.has(table) : !soundClocks(clocks)) return false;
	return CHECKS[table]?.(row) ?? true;
}

const soundClocks = (clocks: unknown) => plain(clocks) && Object.values(clocks).every(soundStamp);

function soundStamp(value: unknown): boolean {
	const at = typeof value === 'string' ? readStamp(value) : undefined;
	return value === '' || (at?.ms ?? Infinity) < STAMP_MS_MAX;
}

/** What is written next must come after it. */
function soundId(value: unknown): boolean {
	const at = typeof value === 'string' ? readEntryId(value) : undefined;
	return (at?.ms ?? Infinity) < STAMP_MS_MAX;
}
