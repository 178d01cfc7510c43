// Rule: a point that is no longer in its list is asked as the edition before asked it, with the whole list of that
// edition around it, or is put away with its log. What is asked is never half of one edition and half of the other.
import { expect, test } from 'vitest';
import { asCame } from '../../src/lib/core/came';
import { cardKeys, pointKeys } from '../../src/lib/core/cards';
import type { EditionNote } from '../../src/lib/core/model';
import { draftOutline } from '../../src/lib/formats/drafts';
import { readFaq } from '../../src/lib/formats/faq/read';
import { compareEditions } from '../../src/lib/formats/next-edition';

const POT = '### What does a good pot need?\n\n';
const [LID, HANDLE, SPOUT] = [
	'A lid that fits',
	'A handle that stays cool',
	'A spout that does not drip'
];
const list = (...points: string[]) => `${points.map((point) => `- ${point}.`).join('\n')}\n\n`;
const document = (answer: string) => `# Tea\n\n## Pots\n\n${answer}\n### Why?\n\nFor tea.\n`;

async function compared(before: string, after: string, takenAll = true) {
	const read = async (text: string) =>
		(await readFaq(new TextEncoder().encode(document(text)), 'tea.md')).outline;
	const [old, young] = [await read(before), await read(after)];
	const came = draftOutline(old).map((draft): EditionNote => ({
		...asCame(draft),
		id: `tea.${draft.id}`
	}));
	const found = compareEditions({
		...{ before: old, after: young, prefix: 'tea.', decided: [], apart: [] },
		came: came.map((note) => ({ ...note, used: takenAll ? cardKeys(note) : [] })),
		taken: came.map(({ id }) => id)
	});
	return { came, ...found };
}

/** The lists, each with its question and the points that are asked. */
const asked = (notes: readonly EditionNote[], gone: { noteId: string; key: string }[] = []) =>
	notes.flatMap(({ id, kind, fields }) =>
		kind === 'list'
			? [
					{
						front: fields.front!.replaceAll('\n\n', ' '),
						context: fields.context,
						of: pointKeys(fields).length,
						points: pointKeys(fields)
							.filter((key) => !gone.some((one) => one.noteId === id && one.key === key))
							.map((key) => fields[`point.${key}`])
					}
				]
			: []
	);

test('where it stands in a sentence now and the other points say the same, the list stays as it was', async () => {
	const { came, given, gone, offered } = await compared(
		POT + list(LID, HANDLE, SPOUT),
		`${POT.replace('good pot need', 'good pot need besides a handle')}${list(LID, SPOUT)}Remember: a handle that stays cool.\n`
	);
	expect(asked(given, gone)).toEqual(asked(came));
	expect(asked(given)[0]!.points).toEqual([LID, HANDLE, SPOUT]);
	expect(offered.filter(({ kind }) => kind === 'list')).toEqual([]);
});

test('where another point changed, the list is the newer one, and what is not in it is put away', async () => {
	const { given } = await compared(
		POT + list(`${LID} in 2 places`, HANDLE, SPOUT),
		`${POT}${list(`${LID} in 3 places`, SPOUT)}Remember: a handle that stays cool.\n`
	);
	expect(asked(given)).toMatchObject([{ of: 2, points: [`${LID} in 3 places`, SPOUT] }]);
});

test('a list that was parted stays whole, as it was', async () => {
	const five = [LID, HANDLE, SPOUT, 'Room for a sieve', 'A foot of felt'] as const;
	const { came, given, gone, offered } = await compared(
		`${POT}You need:\n\n${list(...five)}`,
		`${POT}Above all:\n\n${list(...five.slice(0, 3))}And then:\n\n${list(...five.slice(3))}`
	);
	expect(asked(given, gone)).toEqual(asked(came));
	expect(offered).toEqual([]);
});

test('a point that stands in another list that goes on is asked there alone', async () => {
	const [whistle, gold] = ['A whistle on the spout', 'Gold paint on the lid'];
	const { given, gone } = await compared(
		`${POT}You need:\n\n${list(LID, HANDLE, SPOUT)}You do not need:\n\n${list(whistle, gold)}`,
		`${POT}You need:\n\n${list(LID, SPOUT)}You do not need:\n\n${list(whistle, HANDLE, gold)}`
	);
	expect(asked(given, gone)).toMatchObject([
		{ front: 'What does a good pot need? You need:', of: 2, points: [LID, SPOUT] },
		{ front: 'What does a good pot need? You do not need:', points: [whistle, HANDLE, gold] }
	]);
});

test('of a list that was parted and changed, the points of the other part are proposed anew', async () => {
	const five = [`${LID} in 2 places`, HANDLE, SPOUT, 'Room for a sieve', 'A foot of felt'] as const;
	const { given, offered } = await compared(
		`${POT}You need:\n\n${list(...five)}`,
		`${POT}Above all:\n\n${list(`${LID} in 3 places`, HANDLE, SPOUT)}And then:\n\n${list(...five.slice(3))}`
	);
	expect(asked(given)).toMatchObject([{ of: 3 }]);
	expect(asked(offered)).toMatchObject([{ points: five.slice(3) }]);
	expect(offered.flatMap(({ without = [] }) => without)).toEqual([]);
});

test('nobody is asked about a card that they never took', async () => {
	const texts = [
		POT + list(LID, 'A handle that stays cool', SPOUT),
		POT + list(LID, 'A handle of wood, cool to the hand', SPOUT)
	] as const;
	expect((await compared(...texts)).doubts).toHaveLength(1);
	expect((await compared(...texts, false)).doubts).toEqual([]);
});
