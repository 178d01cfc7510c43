/** Keys for what a note is to ask next: none is ever given twice, so that no card takes up another's log. */
import { clozeNumbers, POINT, pointKeys } from './cards';
import type { Note } from './model';

/** The next cloze number that neither the text has nor a card of the note had; `used` are card keys. */
export function freeClozeNumber(text: string, used: readonly string[]): number {
	return largest([...clozeNumbers(text), ...numbersOf(used, 'c')]) + 1;
}

/** The next key for a point that neither the list has nor a card of the note had. */
export function freePointKey(points: readonly string[], used: readonly string[]): string {
	return `p${largest(numbersOf([...points, ...used], 'p')) + 1}`;
}

/** The same cloze or list, its keys exchanged for free ones where a card of the note had them. */
export function withFreshKeys<T extends Pick<Note, 'kind' | 'fields'>>(
	note: T,
	used: readonly string[]
): T {
	const { kind, fields } = note;
	if (kind === 'cloze') {
		const most = largest(numbersOf(used, 'c'));
		const shift = (_: string, number: string) => `{{c${Number(number) + most}::`;
		return {
			...note,
			fields: { ...fields, text: (fields.text ?? '').replace(/\{\{c(\d{1,3})::/g, shift) }
		};
	}
	if (kind !== 'list') return note;
	const keys = pointKeys(fields);
	const fresh = [...keys];
	for (const [i, key] of keys.entries())
		if (used.includes(key)) fresh[i] = freePointKey(fresh, used);
	const points = Object.entries(fields).filter(([name]) => name.startsWith(POINT));
	const rest = Object.entries(fields).filter(([name]) => !name.startsWith(POINT));
	const named = points.map(([name, text]) => {
		const at = keys.indexOf(name.slice(POINT.length));
		return [at < 0 ? name : POINT + fresh[at]!, text] as const;
	});
	return {
		...note,
		fields: { ...Object.fromEntries([...rest, ...named]), order: fresh.join(' ') }
	};
}

/** Of any number of them: a call takes only so many arguments. */
const largest = (numbers: number[]) => numbers.reduce((most, n) => Math.max(most, n), 0);

function numbersOf(keys: readonly string[], letter: string): number[] {
	return keys.flatMap((key) => {
		const [, first, digits] = /^(\D)(\d{1,9})$/.exec(key) ?? [];
		return first === letter ? [Number(digits)] : [];
	});
}
