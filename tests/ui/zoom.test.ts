// The rule this file defends: a picture that is looked at large never leaves the window, what is under a
// finger stays there as far as edges allow, and nothing makes it smaller than what fits.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { frameOf, moved, toggled, WHOLE, zoomed, type View } from '../../src/lib/ui/zoom';

const phone = { width: 360, height: 740 };
const wide = frameOf(phone, { width: 1440, height: 720 });

test('a large picture fits, a small one is blown up so far', () => {
	expect(wide.picture).toEqual({ width: 360, height: 180 });
	expect(frameOf(phone, { width: 20, height: 10 }).picture).toEqual({ width: 80, height: 40 });
	// At least its own pixels can be seen, each three times as large.
	expect(wide.picture.width * wide.most).toBe(1440 * 3);
});

test('what is under the finger stays under it', () => {
	const at = { x: 60, y: 30 };
	const view = zoomed(WHOLE, 2, at, wide);
	expect(view.scale).toBe(2);
	expect((at.x - view.x) / view.scale).toBe(60);
	// There is room above and below: it stays in the middle.
	expect(view.y).toBe(0);
});

test('it is toggled between whole and large, and never smaller than what fits', () => {
	const large = toggled(WHOLE, { x: 0, y: 0 }, wide);
	expect(large.scale).toBe(2.5);
	expect(toggled(large, { x: 9, y: 9 }, wide)).toEqual(WHOLE);
	expect(zoomed(large, 0.001, { x: 50, y: 50 }, wide)).toEqual(WHOLE);
	expect(zoomed(WHOLE, 1e9, { x: 0, y: 0 }, wide).scale).toBe(wide.most);
	expect(moved(WHOLE, 500, -500, wide)).toEqual(WHOLE);
});

test('no edge comes further in than that of the window', () => {
	const step = fc.tuple(
		fc.double({ min: 0.2, max: 5, noNaN: true }),
		fc.integer({ min: -800, max: 800 })
	);
	fc.assert(
		fc.property(
			fc.integer({ min: 1, max: 5000 }),
			fc.integer({ min: 1, max: 5000 }),
			fc.array(step, { maxLength: 12 }),
			(width, height, steps) => {
				const frame = frameOf(phone, { width, height });
				let view: View = WHOLE;
				for (const [factor, way] of steps)
					view = moved(zoomed(view, factor, { x: way, y: -way }, frame), way, way / 2, frame);
				for (const [at, own, room] of [
					[view.x, frame.picture.width, phone.width],
					[view.y, frame.picture.height, phone.height]
				] as const)
					expect(Math.abs(at)).toBeLessThanOrEqual(
						Math.max(0, (own * view.scale - room) / 2) + 1e-6
					);
				expect(view.scale).toBeGreaterThanOrEqual(1);
			}
		)
	);
});
