/** Which pairs of an assignment are no more likely than others would have been. */
import type { Choice } from './assign';

/** Whether a pair could as well be another: a partner that is near enough and has no better one itself. */
export function rivalled(
	rows: readonly (readonly Choice[])[],
	partners: Int32Array,
	near: number
): (row: number) => boolean {
	const gainOf = (row: number) =>
		rows[row]!.find(({ column }) => column === partners[row])?.gain ?? 0;
	const rowOf = new Map([...partners].map((column, row) => [column, row]));
	const wanting = new Map<number, [number, number][]>();
	for (const [row, choices] of rows.entries())
		for (const { column, gain } of choices)
			wanting.set(column, [...(wanting.get(column) ?? []), [row, gain]]);
	return (row: number): boolean => {
		const mine = gainOf(row);
		const others = rows[row]!.some(({ column, gain }) => {
			if (column === partners[row] || gain < mine - near) return false;
			const holder = rowOf.get(column);
			return holder === undefined || gainOf(holder) < gain + near;
		});
		const rivals = wanting.get(partners[row]!)!.some(([rival, gain]) => {
			if (rival === row || gain < mine - near) return false;
			return partners[rival]! < 0 || gainOf(rival) < gain + near;
		});
		return others || rivals;
	};
}
