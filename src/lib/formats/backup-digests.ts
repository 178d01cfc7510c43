/**
 * SHA-256 over lines that come one after the other: browsers digest only what they have whole. So each line
 * is digested by itself, and what stands for several is the digest of theirs, written one behind the other.
 */
import { sha256 } from '../core/sha256';

/** SHA-256 in hexadecimal. */
export const digestOf = (bytes: Uint8Array<ArrayBuffer>): Promise<string> =>
	sha256(bytes, crypto.subtle);

/** What stands for lines with these digests. */
export function digestOfAll(digests: readonly string[]): Promise<string> {
	return digestOf(new TextEncoder().encode(digests.join('')));
}
