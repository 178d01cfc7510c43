// Answers as fast as keys can give them, and the account of them: what the session acknowledged is held against
// the log, card by card.
import { expect, type Page } from '@playwright/test';
import { rowsOf } from '../../e2e/journey';

/** An answer that was given: to which question, and what was said. */
export interface Given {
	question: string;
	rating: number;
}

/** What the keys do, with two answer buttons as with four. */
export const [FORGOT, REMEMBERED] = ['1', '3'];

/** Answers for many cards, one in five of them forgotten: then the card comes again soon. */
export const keyOf = (n: number) => (n % 5 ? REMEMBERED : FORGOT);

interface Hand {
	/** What was answered last, and what the counter said each time the key was pressed. */
	pressed?: Given & { counters: number[] };
}

/**
 * Answers the card that is asked by its keys. Resolves when that is acknowledged, which is when the counter moves;
 * with undefined where the answer was refused, since another tab had been quicker. No key is pressed before the
 * instant `fromMs`, and one at it where the page was asked a little earlier.
 */
export async function pressOn(
	page: Page,
	key = REMEMBERED,
	fromMs = 0
): Promise<Given | undefined> {
	const outcome = await page.waitForFunction(
		({ key, fromMs }) => {
			while (Date.now() < fromMs);
			const screen = document.querySelector<HTMLElement>('[data-rated]');
			const question = document.querySelector('.question')?.textContent;
			if (!screen || !question) return undefined;
			const hand = window as unknown as Hand;
			const counter = Number(screen.dataset.rated);
			const shown = !!document.querySelector('#answer');
			const said = screen.querySelector('[role=status]')!.textContent;
			const { pressed } = hand;
			if (pressed && !shown) {
				hand.pressed = undefined;
				if (/in another tab/.test(said)) return { refused: true };
				const { question, rating, counters } = pressed;
				if (counters.includes(counter - 1)) return { given: { question, rating } };
			}
			if (shown)
				hand.pressed = {
					question,
					rating: Number(key),
					// A key that came too soon after the screen changed is pressed again; a new day counts anew.
					counters: [...(pressed?.counters ?? []), counter]
				};
			// To one place: what the focus is on may go the same moment.
			const event = new KeyboardEvent('keydown', { key: shown ? key : ' ', bubbles: true });
			document.body.dispatchEvent(event);
			return undefined;
		},
		{ key, fromMs },
		{ polling: 20 }
	);
	return ((await outcome.jsonValue()) as { given?: Given }).given;
}

/** Shows the answer, however busy the page is. */
export async function lookAt(page: Page): Promise<void> {
	await page.waitForFunction(
		() => {
			if (document.querySelector('#answer')) return true;
			document.body.dispatchEvent(new KeyboardEvent('keydown', { key: ' ', bubbles: true }));
			return false;
		},
		undefined,
		{ polling: 20 }
	);
}

/** Answers so many cards, and adds them to those that were acknowledged. */
export async function pressOnFor(page: Page, answers: number, given: Given[]): Promise<void> {
	for (let i = 0; i < answers; i++) {
		const one = await pressOn(page, keyOf(given.length + 1));
		if (one) given.push(one);
	}
}

interface Entry {
	id: string;
	cardId: string;
	kind: string;
	rating: number;
	atMs: number;
	tzOffsetMin: number;
	day: number;
	/** What a `void` takes back, or does again. */
	target?: string;
	on?: boolean;
}

/** The ratings in the log that were not taken back, in its own order, each with the question that it answers. */
export async function logged(page: Page): Promise<(Entry & Given)[]> {
	const [batches, faces] = [
		await rowsOf<{ entries: Entry[] }>(page, 'reviews'),
		await rowsOf<{ cardId: string; front: unknown }>(page, 'faces')
	];
	const questions = new Map(faces.map(({ cardId, front }) => [cardId, wordsOf(front)]));
	const log = batches.flatMap(({ entries }) => entries).sort((a, b) => (a.id < b.id ? -1 : 1));
	// The newest undo or redo of an entry decides.
	const undone = new Map<string, boolean>();
	for (const { kind, target, on } of log) if (kind === 'void') undone.set(target!, !!on);
	return log
		.filter(({ kind, id }) => kind === 'review' && !undone.get(id))
		.map((entry) => ({ ...entry, question: questions.get(entry.cardId)! }));
}

/** What a tree says: its texts, one after the other. */
function wordsOf(tree: unknown): string {
	if (typeof tree === 'string') return tree;
	if (Array.isArray(tree)) return tree.map(wordsOf).join('');
	const { c = [], v = '' } = tree as { c?: unknown; v?: string };
	return v + wordsOf(c);
}

/** An answer as both sides of the account name it. */
export const named = ({ question, rating }: Given) => `${rating} ${question.replace(/\s+/g, '')}`;

/** What was acknowledged and is not in a log, and what is there, or there once more, and was never acknowledged. */
export function compare(given: Given[], log: Given[]): { lost: string[]; invented: string[] } {
	const lost = given.map(named);
	const invented = log.map(named).filter((one) => {
		const at = lost.indexOf(one);
		if (at >= 0) lost.splice(at, 1);
		return at < 0;
	});
	return { lost, invented };
}

/** The account at the end. Anything lost or invented is a failure. */
export async function account(page: Page, given: Given[]) {
	const found = compare(given, await logged(page));
	// Soft, so that the figures are said where it does not hold.
	expect.soft(found).toEqual({ lost: [], invented: [] });
	return {
		acknowledged: given.length,
		lost: found.lost.length,
		invented: found.invented.length
	};
}
