/** Hands a text to another app, where the device has a way, or to the clipboard. */

/** Rejects with a sentence where neither takes it. */
export async function handText(text: string): Promise<'shared' | 'copied' | 'cancelled'> {
	if (navigator.share) {
		try {
			await navigator.share({ text });
			return 'shared';
		} catch (error) {
			if ((error as Error).name === 'AbortError') return 'cancelled';
		}
	}
	try {
		await navigator.clipboard.writeText(text);
	} catch {
		throw new Error('This browser let nothing be copied. Select the words and copy them.');
	}
	return 'copied';
}
