// The rule this file defends: one text for one value, whatever the order of its keys.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson } from '../../src/lib/core/canonical';

function turned(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(turned);
	if (!value || typeof value !== 'object') return value;
	const entries = Object.entries(value).map(([key, inner]) => [key, turned(inner)]);
	return Object.fromEntries(entries.reverse());
}

test('the order of keys does not matter, and the text reads back as the value', () => {
	fc.assert(
		fc.property(fc.jsonValue(), (value) => {
			const text = canonicalJson(value);
			expect(canonicalJson(turned(value))).toBe(text);
			expect(JSON.stringify(JSON.parse(text))).toBe(
				JSON.stringify(JSON.parse(canonicalJson(JSON.parse(text))))
			);
			expect(canonicalJson(JSON.parse(JSON.stringify(value)))).toBe(text);
		})
	);
});

test('different values have different texts', () => {
	fc.assert(
		fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
			const same = canonicalJson(a) === canonicalJson(b);
			const plain = (value: unknown) => JSON.parse(JSON.stringify(value)) as unknown;
			if (same) expect(plain(a)).toEqual(plain(b));
			else expect(JSON.stringify(a)).not.toBe(JSON.stringify(b));
		})
	);
});

test('a field that is undefined is a field that is not there', () => {
	expect(canonicalJson({ b: undefined, a: 1 })).toBe('{"a":1}');
	expect(canonicalJson({ a: [undefined, null] })).toBe('{"a":[null,null]}');
	expect(canonicalJson(undefined)).toBe('null');
});
