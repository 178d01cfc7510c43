/**
 * Who goes with whom so that all together gain most: no pair is taken greedily that costs two others more.
 * Shortest augmenting paths over few edges (after Jonker and Volgenant), so that a thousand rows take
 * milliseconds.
 */

/** A possible partner; `gain` is more than 0. */
export interface Choice {
	column: number;
	gain: number;
}

/**
 * The column of each row, -1 where it stays alone. No column is given twice; of equal sums the same one is
 * found every time.
 */
export function assign(rows: readonly (readonly Choice[])[], columns: number): Int32Array {
	const width = columns + rows.length;
	const owner = new Int32Array(width).fill(-1);
	const partner = new Int32Array(rows.length).fill(-1);
	const columnPrice = new Float64Array(width);
	const rowPrice = new Float64Array(rows.length);
	const distance = new Float64Array(width).fill(Infinity);
	const from = new Int32Array(width);
	const settled = new Uint8Array(width);
	for (let row = 0; row < rows.length; row++) {
		const touched: number[] = [];
		const frontier = new Set<number>();
		const settledOnes: number[] = [];
		const reach = (next: number, column: number, cost: number) => {
			if (settled[column] || cost >= distance[column]!) return;
			if (distance[column] === Infinity) touched.push(column);
			distance[column] = cost;
			from[column] = next;
			frontier.add(column);
		};
		/** To all partners of a row, and to staying alone, which is a column of its own. */
		const go = (next: number, walked: number) => {
			for (const { column, gain } of rows[next]!)
				reach(next, column, walked - gain - rowPrice[next]! - columnPrice[column]!);
			const alone = columns + next;
			reach(next, alone, walked - rowPrice[next]! - columnPrice[alone]!);
		};
		go(row, 0);
		let end = -1;
		while (end < 0) {
			let nearest = -1;
			for (const column of frontier)
				if (nearest < 0 || distance[column]! < distance[nearest]!) nearest = column;
			frontier.delete(nearest);
			if (owner[nearest]! < 0) end = nearest;
			else {
				settled[nearest] = 1;
				settledOnes.push(nearest);
				go(owner[nearest]!, distance[nearest]!);
			}
		}
		const whole = distance[end]!;
		for (const column of settledOnes) {
			const less = whole - distance[column]!;
			columnPrice[column]! -= less;
			rowPrice[owner[column]!]! += less;
			settled[column] = 0;
		}
		rowPrice[row]! += whole;
		for (let column = end; ;) {
			const mine = from[column]!;
			const before = partner[mine]!;
			owner[column] = mine;
			partner[mine] = column;
			if (mine === row) break;
			column = before;
		}
		for (const column of touched) distance[column] = Infinity;
	}
	return partner.map((column) => (column < columns ? column : -1));
}
