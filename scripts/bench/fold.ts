/** The fold of a whole log in Node: what an import, a restore or new parameters cost. */
import { createModel } from '../../src/lib/core/fsrs';
import { unionLog, type Review } from '../../src/lib/core/review';
import { applyReview, emptyFold, foldMemory, type Fold } from '../../src/lib/core/schedule';
import { figure, limited, median, ms, spread, type Section } from './figures.ts';

const RUNS = 9;
const LIMIT_MS = 200;

export function measureFold(logs: Review[][]): Section {
	const model = createModel();
	const entries = logs.reduce((sum, log) => sum + log.length, 0);
	const ordered = logs.flat().sort((a, b) => (a.id < b.id ? -1 : 1));
	// As two devices would hold it that took turns.
	const halves = [0, 1].map((half) => ordered.filter((_, i) => i % 2 === half));
	const fold = run(() => logs.map((log) => foldMemory(log, model)));
	const apply = run(() =>
		logs.map((log) =>
			log.reduce<Fold>((known, entry) => applyReview(known, entry, model), emptyFold)
		)
	);
	const union = run(() => unionLog(...halves));
	return {
		title: 'Folding',
		how:
			`${logs.length.toLocaleString('en')} logs of together ${entries.toLocaleString('en')} reviews ` +
			`in Node, ${RUNS} runs after one to warm up; medians, in brackets the range. The union is of ` +
			'two halves of all entries that alternate.',
		figures: [
			limited('Folding all of them', median(fold), LIMIT_MS, ms),
			figure('The same, with the range', spread(fold)),
			figure('Entry by entry', spread(apply)),
			figure('Entry by entry, for one', `${((median(apply) / entries) * 1000).toFixed(2)} µs`),
			figure('Union of two halves', spread(union))
		]
	};
}

function run(work: () => unknown): number[] {
	const took: number[] = [];
	for (let i = -1; i < RUNS; i++) {
		const from = performance.now();
		work();
		if (i >= 0) took.push(performance.now() - from);
	}
	return took;
}
