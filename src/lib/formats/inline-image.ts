/** Images of any format: they are never loaded, so what remains is their text and where they are. */
import { safeAddress, type Inline } from '../core/document';

/** An image as its text and address, or nothing where it has neither. */
export function imageOf(alt: string, address: string, base?: string): Inline | undefined {
	const to = address ? safeAddress(address, base) : undefined;
	const text = alt.replace(/\s+/g, ' ').trim();
	if (!text && !to) return undefined;
	return to ? { t: 'image', alt: text, to } : { t: 'image', alt: text };
}
