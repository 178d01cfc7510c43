// The rule this file defends: a picture is what its bytes say, its address names nothing but itself, and
// base64 is what everybody else calls so.
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeBase64, encodeBase64 } from '../../src/lib/core/base64';
import { safeAddress, type Doc } from '../../src/lib/core/document';
import { pictureFacts } from '../../src/lib/core/picture-facts';
import {
	pictureAddress,
	picturesIn,
	readPictureAddress,
	saysNothing
} from '../../src/lib/core/picture';
import { sha256 } from '../../src/lib/core/sha256';
import { avifHead, gifHead, jpegHead, png, webpHead } from '../pictures';

const hash = 'ab'.repeat(32);

test('base64 is that of others, both ways', () => {
	fc.assert(
		fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
			const text = encodeBase64(bytes);
			expect(text).toBe(Buffer.from(bytes).toString('base64'));
			expect(decodeBase64(text)).toEqual(bytes);
			expect(decodeBase64(text.replace(/=+$/, ''))).toEqual(bytes);
		})
	);
	const long = new Uint8Array(100_000).map((_, k) => k * 7);
	expect(decodeBase64(encodeBase64(long))).toEqual(long);
});

test.each(['A', 'AAAAA', 'AA AA', 'AA-A', 'A===', 'AAAA====', 'AÄAA', '=AAA'])(
	'no base64: %j',
	(text) => {
		expect(decodeBase64(text)).toBeUndefined();
	}
);

test.each([
	['image/png', png(300, 20)],
	['image/jpeg', jpegHead(300, 20)],
	['image/jpeg', jpegHead(20, 300, 6)],
	['image/jpeg', jpegHead(300, 20, 3)],
	['image/gif', gifHead(300, 20)],
	['image/webp', webpHead(300, 20)],
	['image/avif', avifHead(300, 20)]
])('the bytes say what it is and how large: %s', (type, bytes) => {
	expect(pictureFacts(bytes)).toEqual({ type, width: 300, height: 20 });
	// Also where they are a part of others.
	const within = new Uint8Array(bytes.length + 9).fill(7);
	within.set(bytes, 5);
	expect(pictureFacts(within.subarray(5, 5 + bytes.length))).toEqual(pictureFacts(bytes));
});

test('what is cut, empty or anything else is no picture, and never fails', () => {
	const svg = new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>');
	for (const bytes of [new Uint8Array(), svg, png(0, 5), png().subarray(0, 20)])
		expect(pictureFacts(bytes)).toBeUndefined();
	const heads = [png(), jpegHead(9, 9, 6), gifHead(9, 9), webpHead(9, 9), avifHead(9, 9)];
	fc.assert(
		fc.property(
			fc.constantFrom(...heads),
			fc.nat(400),
			fc.array(fc.tuple(fc.nat(60), fc.nat(255)), { maxLength: 4 }),
			(head, length, changes) => {
				const bytes = head.slice(0, length);
				for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value;
				const facts = pictureFacts(bytes);
				if (facts) expect(Math.min(facts.width, facts.height)).toBeGreaterThan(0);
			}
		)
	);
});

test('its key is the SHA-256 of its bytes', async () => {
	const bytes = png();
	expect(await sha256(bytes, crypto.subtle)).toBe(createHash('sha256').update(bytes).digest('hex'));
});

test('an address names a picture and its size, and no link may lead there', () => {
	const address = pictureAddress({ hash, width: 640, height: 480 });
	expect(readPictureAddress(address)).toEqual({ hash, width: 640, height: 480 });
	expect(readPictureAddress(`media:${hash}`)).toEqual({ hash, width: 0, height: 0 });
	expect(safeAddress(address, 'https://a.example/')).toBeUndefined();
	for (const other of ['media:cat.png', `media:${hash}x`, `MEDIA:${hash}`, `https:${hash}`, ''])
		expect(readPictureAddress(other)).toBeUndefined();
});

test('pictures are found wherever they stand, each once', () => {
	const at = (k: number) => ({
		t: 'image' as const,
		alt: '',
		to: pictureAddress({ hash: String(k).repeat(64), width: 9, height: 9 })
	});
	const doc: Doc = [
		{ t: 'p', c: ['a', { t: 'link', to: '#x', c: [at(1)] }, at(2)] },
		{ t: 'list', items: [[{ t: 'quote', c: [{ t: 'h', level: 2, c: [at(3), at(1)] }] }]] },
		{ t: 'table', rows: [[[at(4)], ['b', { t: 'image', alt: '', to: 'https://a.example/' }]]] }
	];
	expect(picturesIn(doc).map((found) => found[0])).toEqual(['1', '2', '3', '4']);
	expect(saysNothing([{ t: 'p', c: [at(1)] }])).toBe(false);
	expect(saysNothing([{ t: 'p', c: [{ t: 'image', alt: '', to: 'https://a.example/' }] }])).toBe(
		true
	);
});
