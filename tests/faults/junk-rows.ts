// A library with something of everything in it, and its rows with one field that is junk.
import { accept, editNote } from '../../src/lib/store/content';
import { decide } from '../../src/lib/store/decisions';
import { buryCards, suspendCards } from '../../src/lib/store/marks';
import { setPlan } from '../../src/lib/store/plans';
import { practise } from '../../src/lib/store/practice';
import { copyPreset } from '../../src/lib/store/presets';
import { writeReflection } from '../../src/lib/store/reflections';
import { writeSetting } from '../../src/lib/store/settings';
import { dumpRows, type Portion } from '../../src/lib/store/transfer';
import { turnAct } from '../../src/lib/store/undo';
import { answer, card, face, material, model, setOptions, smallLibrary } from '../store/sample';
import type { Moment } from '../../src/lib/core/day';

/** Kept by `entry`, so that whatever is asked of a document finds one. */
const entry = {
	...{
		id: 'how-long',
		question: 'How long?',
		section: ['Tea'],
		answer: face('', 'Two minutes.').back
	},
	...{ confidence: 1, reason: 'A heading with a question mark', anchor: 'how-long' }
};
const reading = { id: 'about', title: 'About', section: [], after: 1, body: face('', 'Tea.').back };

/** Rows of a library in which everything was done, by table. */
export async function richRows(now: Moment): Promise<Portion[]> {
	const { db } = await smallLibrary(1);
	const earlier = { ...now, atMs: now.atMs - 86_400_000, day: now.day - 1 };
	const rich = material(7, 'rich');
	const { outline } = rich.edition;
	await accept(
		db,
		{
			...rich,
			source: { ...rich.source, address: 'https://tea.invalid/faq', author: 'A', language: 'en' },
			edition: { ...rich.edition, outline: { ...outline, entries: [entry], readings: [reading] } },
			notes: rich.notes.map((one, i) => ({
				...one,
				note: { ...one.note, entryId: entry.id, ...(i ? {} : { quotes: { forward: 'Two' } }) }
			}))
		},
		earlier,
		model
	);
	const id = (i: number) => `rich-${card(i)}`;
	await setOptions(db, { newADay: 20 });
	for (const i of [0, 1, 2]) await answer(db, id(i), i === 1 ? 1 : 3, earlier);
	await practise(db, { cardId: id(3), rating: 3, tookMs: 900, now, model });
	await answer(db, id(3), 3, now);
	await turnAct(db, 'undo', now, model);
	await decide(db, id(2), { kind: 'due', day: now.day + 3 }, now, model, 'en');
	await decide(db, id(1), { kind: 'reset' }, now, model, 'en');
	await editNote(
		db,
		'rich-n4',
		{ fields: { Front: 'Mine?', Back: 'Mine.' }, tags: ['own'] },
		{ forward: face('Mine?', 'Mine.') },
		now,
		model
	);
	await buryCards(db, [id(4)], true, now, model);
	await suspendCards(db, [id(5)], true, now, model);
	await copyPreset(db, 'rich', 'Mine', now);
	await db.decks.update('rich', {
		...{ retention: 0.9, newADay: 9, reviewsADay: 99 },
		newToday: { day: now.day, limit: 9 },
		reviewsToday: { day: now.day, limit: 99 },
		extra: { day: now.day, new: 2, reviews: 2, done: { new: 1, reviews: 1 } }
	});
	await db.cards.update(id(0), { seen: { edition: 'e-rich', answer: 'b' } });
	const plans = [
		{ kind: 'goal', ratings: 5, minutes: null },
		{ kind: 'rollover', hour: 3 },
		{ kind: 'rest', weekdays: [6] },
		{ kind: 'vacation', untilDay: earlier.day - 3 },
		{ kind: 'comeback', reviewsADay: 30, untilDay: earlier.day - 2 }
	] as const;
	for (const plan of plans) await setPlan(db, { ...plan, fromDay: now.day - 8 } as never, now);
	await writeReflection(
		db,
		{ adviceId: 'a', day: now.day, question: 'Q?', acted: 'yes', line: 'L' },
		now
	);
	for (const [key, value] of SETTINGS) await writeSetting(db, key, value, now.atMs);
	const byTable = new Map<string, unknown[]>();
	for await (const { table, rows } of dumpRows(db)) {
		const known = byTable.get(table) ?? [];
		byTable.set(table, [...known, ...structuredClone(rows)]);
	}
	db.close();
	// What an import of another app would bring.
	byTable.get('reviews')!.push({
		cardId: id(6),
		id: SEED.id,
		entries: [
			{ ...SEED, cardId: id(6), day: earlier.day, to: { state: 'review', dueDay: now.day } }
		]
	});
	return [...byTable].map(([table, rows]) => ({ table, rows }));
}

const SEED = {
	...{ id: '000000001-seed', kind: 'seed', atMs: 1, tzOffsetMin: 0, reps: 3, lapses: 1 },
	from: { model: 'fsrs-6', stability: 12, difficulty: 5 }
};

const SETTINGS: [key: string, value: unknown][] = [
	...(
		['advice.hidden', 'streak.hidden', 'screen.swipes', 'screen.timer', 'hard-told'] as const
	).map((key): [string, boolean] => [key, false]),
	['buttons', 4],
	['comeback-declined', { day: 1, waiting: 2 }]
];

export const JUNK: readonly unknown[] = [
	undefined,
	null,
	'',
	'junk',
	-1,
	0.5,
	1e300,
	true,
	[],
	[null],
	{},
	{ a: {} }
];

/** Where something stands in a row: names of fields and places in lists. */
export type Path = (string | number)[];

/** Every place of a value, and of what is in it: of lists the first. */
export function placesIn(value: unknown, depth = 4): Path[] {
	if (!value || typeof value !== 'object' || !depth) return [];
	const keys = Array.isArray(value) ? (value.length ? [0] : []) : Object.keys(value);
	return keys.flatMap((key) => [
		[key],
		...placesIn((value as Record<string | number, unknown>)[key], depth - 1).map((rest): Path => [
			key,
			...rest
		])
	]);
}

/** The same rows with junk in one place of one of them. */
export function withJunk(
	portions: readonly Portion[],
	{ table, row, path }: { table: string; row: number; path: Path },
	junk: unknown
): Portion[] {
	return portions.map((portion) => {
		if (portion.table !== table) return portion;
		const rows = structuredClone(portion.rows);
		let at = rows[row] as Record<string | number, unknown>;
		for (const key of path.slice(0, -1)) at = at[key] as typeof at;
		const last = path.at(-1)!;
		if (junk === undefined && Array.isArray(at)) at.splice(Number(last), 1);
		else if (junk === undefined) delete at[last];
		else at[last] = junk;
		return { ...portion, rows };
	});
}
