/** SHA-256 (FIPS 180-4) in hexadecimal. Core has no digests of its own: `crypto.subtle` of the caller. */
export async function sha256(
	bytes: Uint8Array<ArrayBuffer>,
	subtle: { digest(name: 'SHA-256', data: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer> }
): Promise<string> {
	const digest = new Uint8Array(await subtle.digest('SHA-256', bytes));
	return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
