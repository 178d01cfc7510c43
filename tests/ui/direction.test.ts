// The rule this file defends: a passage runs as its own words do. What stands in it with a direction of its own, a
// formula, code or a gap, says nothing of it, as for `dir="auto"`.
import { expect, test } from 'vitest';
import type { Block, Inline } from '../../src/lib/core/document';
import { directionOf } from '../../src/lib/ui/direction';

const p = (...c: Inline[]): Block => ({ t: 'p', c });

test('the first letter decides, through all that is around it', () => {
	expect(directionOf([p('Tea')])).toBe('ltr');
	expect(directionOf([p('1. «شاي» tea')])).toBe('rtl');
	expect(directionOf([p({ t: 'em', c: ['תה'] }, ' tea')])).toBe('rtl');
	expect(directionOf([{ t: 'list', items: [[p('–')], [p('תה')], [p('tea')]] }])).toBe('rtl');
	expect(directionOf([{ t: 'table', rows: [[['2'], ['tea']]] }])).toBe('ltr');
	expect(directionOf([{ t: 'quote', c: [p({ t: 'link', to: '#a', c: ['شاي'] })] }])).toBe('rtl');
});

test('a formula, code and a gap before the words say nothing', () => {
	expect(directionOf([p({ t: 'math', v: 'a^2' }, ' مساحة')])).toBe('rtl');
	expect(directionOf([p({ t: 'code', v: 'git' }, ' أداة')])).toBe('rtl');
	expect(directionOf([p({ t: 'gap', c: ['hint'] }, ' مساحة')])).toBe('rtl');
	expect(directionOf([{ t: 'math', v: 'a' }, { t: 'code', v: 'b' }, p('شاي')])).toBe('rtl');
});

test('without words it runs as what is around it', () => {
	expect(directionOf([p('5–10')])).toBe(undefined);
	expect(directionOf([p({ t: 'math', v: 'a^2' })])).toBe(undefined);
	expect(directionOf([p({ t: 'gap', c: [] }), { t: 'rule' }])).toBe(undefined);
});
