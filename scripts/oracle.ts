/**
 * Records what the Rust implementation of FSRS says of fixed logs into tests/fixtures, so that the
 * same comparison runs on platforms that have no package of it.
 */
import { writeFileSync } from 'node:fs';
import { defaultWeights } from '../src/lib/core/fsrs';
import { hashShare } from '../src/lib/core/hash';
import type { Rating } from '../src/lib/core/review';
import { Oracle, rustMemories, type Recorded, type Step } from '../tests/core/oracle';

if (!Oracle) throw new Error('The oracle has no package for this platform. Run it on Linux, x64.');

const HISTORIES = 200;
const round = (value: number) => Number(value.toPrecision(8));
/** Chance that is the same at every run. */
let drawn = 0;
const draw = () => hashShare(`oracle ${drawn++}`);

/** The defaults, each moved by up to a third, within what FSRS allows. */
function weights(index: number): number[] {
	if (index % 2 === 0) return [...defaultWeights];
	return defaultWeights.map((w) => round(w * (1 + (draw() - 0.5) * 0.6)));
}

function history(): Step[] {
	return Array.from({ length: 1 + Math.floor(draw() * 9) }, () => ({
		rating: (1 + Math.floor(draw() * 4)) as Rating,
		days: draw() < 0.3 ? 0 : Math.floor(draw() ** 3 * 700)
	}));
}

const recorded: Recorded = { histories: [], sm2: [] };
for (let i = 0; i < HISTORIES; i++) {
	const used = weights(i);
	const steps = history();
	const memories = rustMemories(used, steps);
	recorded.histories.push({
		weights: i % 2 === 0 ? [] : used,
		steps: steps.map(({ rating, days }, k) => [
			rating,
			days,
			round(memories[k]!.stability),
			round(memories[k]!.difficulty)
		])
	});
}
const oracle = new Oracle([...defaultWeights]);
for (const ease of [1.3, 2, 2.5, 3.2, 6]) {
	for (const interval of [0, 0.5, 1, 10, 365, 20_000]) {
		const { stability, difficulty } = oracle.memoryStateFromSM2(ease, interval, 0.9);
		recorded.sm2.push([ease, interval, round(stability), round(difficulty)]);
	}
}
writeFileSync('tests/fixtures/fsrs-oracle.json', JSON.stringify(recorded) + '\n');
console.log(`${recorded.histories.length} histories, ${recorded.sm2.length} of SM-2.`);
