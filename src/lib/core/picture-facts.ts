/**
 * What a picture is, by its bytes: names and types that others state are not believed. Only the head is
 * read, within bounds; whether the rest can be drawn is the browser's to find out.
 */
import type { PictureType } from './picture';

export interface PictureFacts {
	type: PictureType;
	/** Pixels, as it is shown. */
	width: number;
	height: number;
}

/** Segments of a JPEG, and boxes of an AVIF, that are looked at. */
const MOST_PARTS = 500;

/** Type and size of a picture; undefined for what is none of those that are shown, or says no size. */
export function pictureFacts(bytes: Uint8Array): PictureFacts | undefined {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
	try {
		const found =
			png(view) ?? jpeg(view) ?? gif(view) ?? webp(view) ?? (isAvif(view) ? avif(view) : undefined);
		return found && found.width > 0 && found.height > 0 ? found : undefined;
	} catch (error) {
		// It ends before it has said how large it is.
		if (error instanceof RangeError) return undefined;
		throw error;
	}
}

const word = (view: DataView, at: number, length = 4): string =>
	String.fromCharCode(...Array.from({ length }, (_, k) => view.getUint8(at + k)));

function png(view: DataView): PictureFacts | undefined {
	if (view.getUint32(0) !== 0x89504e47 || view.getUint32(4) !== 0x0d0a1a0a) return undefined;
	if (word(view, 12) !== 'IHDR') return undefined;
	return { type: 'image/png', width: view.getUint32(16), height: view.getUint32(20) };
}

function gif(view: DataView): PictureFacts | undefined {
	if (!/^GIF8[79]a$/.test(word(view, 0, 6))) return undefined;
	return {
		type: 'image/gif',
		width: view.getUint16(6, true),
		height: view.getUint16(8, true)
	};
}

function webp(view: DataView): PictureFacts | undefined {
	if (word(view, 0) !== 'RIFF' || word(view, 8) !== 'WEBP') return undefined;
	const type = 'image/webp';
	const kind = word(view, 12);
	if (kind === 'VP8 ')
		return {
			type,
			width: view.getUint16(26, true) & 0x3fff,
			height: view.getUint16(28, true) & 0x3fff
		};
	if (kind === 'VP8L') {
		const bits = view.getUint32(21, true);
		return { type, width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 };
	}
	if (kind !== 'VP8X') return undefined;
	const three = (at: number) => (view.getUint16(at, true) | (view.getUint8(at + 2) << 16)) + 1;
	return { type, width: three(24), height: three(27) };
}

function jpeg(view: DataView): PictureFacts | undefined {
	if (view.getUint16(0) !== 0xffd8 || view.getUint8(2) !== 0xff) return undefined;
	let turned = false;
	for (let at = 2, parts = 0; parts < MOST_PARTS; parts++) {
		if (view.getUint8(at) !== 0xff) return undefined;
		const marker = view.getUint8(at + 1);
		const size = view.getUint16(at + 2);
		if (marker === 0xe1) turned ||= isTurned(view, at + 4, size - 2);
		// A frame of any coding; the three between are tables.
		if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
			const [height, width] = [view.getUint16(at + 5), view.getUint16(at + 7)];
			const shown = turned ? { width: height, height: width } : { width, height };
			return { type: 'image/jpeg', ...shown };
		}
		at += 2 + size;
	}
	return undefined;
}

/** Whether a camera was held upright, which browsers follow (Exif's orientations 5 to 8). */
function isTurned(view: DataView, at: number, size: number): boolean {
	if (size < 14 || at + size > view.byteLength || word(view, at) !== 'Exif') return false;
	const tiff = new DataView(view.buffer, view.byteOffset + at + 6, size - 6);
	const little = word(tiff, 0, 2) === 'II';
	const first = tiff.getUint32(4, little);
	if (first + 2 > tiff.byteLength) return false;
	const count = tiff.getUint16(first, little);
	for (let k = 0; k < count && first + 14 + 12 * k <= tiff.byteLength; k++) {
		const entry = first + 2 + 12 * k;
		if (tiff.getUint16(entry, little) === 0x0112) return tiff.getUint16(entry + 8, little) > 4;
	}
	return false;
}

const isAvif = (view: DataView) =>
	word(view, 4) === 'ftyp' && /^avi[fs]/.test(word(view, 8)) && view.getUint32(0) <= 1024;

/** The largest size that is stated: there may be a preview, and tiles. */
function avif(view: DataView): PictureFacts | undefined {
	const head = Math.min(view.byteLength - 16, 65_536);
	let most: PictureFacts | undefined;
	for (let at = 16, parts = 0; at < head && parts < MOST_PARTS; at++) {
		if (view.getUint32(at) !== 0x69737065) continue;
		parts++;
		const [width, height] = [view.getUint32(at + 8), view.getUint32(at + 12)];
		if (!most || width * height > most.width * most.height)
			most = { type: 'image/avif', width, height };
	}
	return most;
}
