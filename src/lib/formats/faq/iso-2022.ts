/**
 * Old mail of East Asia in seven bits: escapes switch between ASCII and sets of two bytes a letter. Browsers
 * know the Japanese kind as a whole, and the sets of the others only with the eighth bit.
 */

/** The encodings with the eighth bit, by the sign that ends the escape to their sets. */
const SETS: Record<string, string> = { '@': 'euc-jp', A: 'gb18030', B: 'euc-jp', C: 'euc-kr' };

const SWITCHED =
	/\x1b\$\(?([@-C])([^\x1b\n]*)|\x1b\$\)([AC])|\x0e([^\x0e\x0f\x1b\n]*)|\x1b\([BJ]|\x0f/g;

/** Whether a text holds escapes to such sets other than the Japanese ones. */
export function isMixedIso2022(text: string): boolean {
	return /\x1b\$[(]?[AC]|\x1b\$\)[AC]/.test(text);
}

/** Such a text, given with its escapes, as letters. Fails on nothing. */
export function decodeIso2022(text: string): string {
	let shifted = 'C';
	return text.replace(SWITCHED, (_, set?: string, letters = '', second?: string, out?: string) => {
		if (second) shifted = second;
		if (out != null) return withEighthBit(out, shifted);
		return set ? withEighthBit(letters, set) : '';
	});
}

function withEighthBit(letters: string, set: string): string {
	const bytes = Uint8Array.from(letters, (letter) => {
		const code = letter.charCodeAt(0);
		return code > 0x20 ? code | 0x80 : code;
	});
	return new TextDecoder(SETS[set]).decode(bytes);
}
