// The rule this file defends: a swipe is flat, long enough and not from the edge; whatever goes up or down
// is scrolling and nothing else; and a tap stays where it is and is short.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
	fingerDown,
	fingerLost,
	fingerMoved,
	fingerUp,
	pullOf,
	reachOf,
	type Track
} from '../../src/lib/ui/swipe';

const WIDTH = 360;
const down = (x = 180, mayCross = true) => fingerDown({ x, y: 300, atMs: 0 }, WIDTH, mayCross);
const go = (track: Track, ...steps: [dx: number, dy: number][]) =>
	steps.reduce(
		(at, [dx, dy]) => fingerMoved(at, { x: track.from.x + dx, y: track.from.y + dy, atMs: 50 }),
		track
	);

test('a swipe to either side, from its threshold on, and back again is none', () => {
	expect(fingerUp(go(down(), [40, 2], [120, 5]), 200)).toBe('right');
	expect(fingerUp(go(down(), [-40, 2], [-120, 5]), 200)).toBe('left');
	expect(fingerUp(go(down(), [40, 0], [reachOf(WIDTH) - 1, 0]), 200)).toBe(undefined);
	expect(fingerUp(go(down(), [120, 0], [20, 0]), 200)).toBe(undefined);
	// Once it is one it may run askew.
	expect(fingerUp(go(down(), [30, 0], [120, 200]), 900)).toBe('right');
});

test('what it would do is said on the way', () => {
	expect(pullOf(go(down(), [5, 5]))).toBe(undefined);
	expect(pullOf(go(down(), [40, 0]))).toEqual({ side: 'right', dx: 40, armed: false });
	expect(pullOf(go(down(), [40, 0], [-120, 0]))).toEqual({ side: 'left', dx: -120, armed: true });
});

test('from the edge, over what scrolls sideways, and with two fingers there is no swipe', () => {
	for (const x of [0, 23, WIDTH - 23, WIDTH]) expect(pullOf(go(down(x), [150, 0]))).toBe(undefined);
	expect(pullOf(go(down(180, false), [150, 0]))).toBe(undefined);
	const lost = fingerLost(go(down(), [60, 0]));
	expect(pullOf(lost)).toBe(undefined);
	expect(fingerUp(go(lost, [150, 0]), 100)).toBe(undefined);
});

test('a tap is short and stays, also at the edge', () => {
	expect(fingerUp(go(down(3), [4, 5]), 120)).toBe('tap');
	expect(fingerUp(go(down(), [4, 5]), 700)).toBe(undefined);
	expect(fingerUp(go(down(), [4, 30], [0, 0]), 120)).toBe(undefined);
});

test('whatever begins upwards or downwards never rates', () => {
	const step = fc.tuple(fc.integer({ min: -180, max: 180 }), fc.integer({ min: -300, max: 300 }));
	fc.assert(
		fc.property(fc.integer({ min: -12, max: 12 }), fc.array(step), (dx, steps) => {
			const track = go(down(), [dx, 20], ...steps);
			expect(pullOf(track)).toBe(undefined);
			expect(fingerUp(track, 100)).toBe(undefined);
		})
	);
});

test('what is shown when the finger goes up is what happens', () => {
	const step = fc.tuple(fc.integer({ min: -180, max: 180 }), fc.integer({ min: -40, max: 40 }));
	fc.assert(
		fc.property(fc.nat({ max: WIDTH }), fc.array(step), (x, steps) => {
			const track = go(down(x), ...steps);
			const pull = pullOf(track);
			const meant = fingerUp(track, 100);
			if (pull?.armed) expect(meant).toBe(pull.side);
			else expect([undefined, 'tap']).toContain(meant);
			if (meant === 'tap') expect(pull).toBe(undefined);
		})
	);
});
