/**
 * SHA-256 over lines that come one after the other: browsers digest only what they have whole. So each line
 * is digested by itself, and what stands for several is the digest of theirs, written one behind the other.
 */

/** SHA-256 in hexadecimal. */
export async function digestOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
	const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
	return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** What stands for lines with these digests. */
export function digestOfAll(digests: readonly string[]): Promise<string> {
	return digestOf(new TextEncoder().encode(digests.join('')));
}
