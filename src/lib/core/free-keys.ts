/** Keys for what a note is to ask next: none is ever given twice, so that no card takes up another's log. */
import { clozeNumbers } from './cards';

/** The next cloze number that neither the text has nor a card of the note had; `used` are card keys. */
export function freeClozeNumber(text: string, used: readonly string[]): number {
	return Math.max(0, ...clozeNumbers(text), ...numbersOf(used, 'c')) + 1;
}

/** The next key for a point that neither the list has nor a card of the note had. */
export function freePointKey(points: readonly string[], used: readonly string[]): string {
	return `p${Math.max(0, ...numbersOf([...points, ...used], 'p')) + 1}`;
}

function numbersOf(keys: readonly string[], letter: string): number[] {
	return keys.flatMap((key) => {
		const [, first, digits] = /^(\D)(\d{1,9})$/.exec(key) ?? [];
		return first === letter ? [Number(digits)] : [];
	});
}
