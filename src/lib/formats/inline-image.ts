/**
 * Images of any format: those of others are never loaded, so what remains is their text and where they are.
 * One that lay in the document was taken out before (data-pictures.ts) and is named by its address.
 */
import { safeAddress, type Inline } from '../core/document';
import { readPictureAddress } from '../core/picture';

/** An image as its text and address, or nothing where it has neither. */
export function imageOf(alt: string, address: string, base?: string): Inline | undefined {
	const own = readPictureAddress(address.trim()) && address.trim();
	const to = own || (address ? safeAddress(address, base) : undefined);
	const text = alt.replace(/\s+/g, ' ').trim();
	if (!text && !to) return undefined;
	return to ? { t: 'image', alt: text, to } : { t: 'image', alt: text };
}
