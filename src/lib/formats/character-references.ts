/** Characters that markup writes by a name or a number. */
import { decodeString } from 'micromark-util-decode-string';

/** Character references to characters (`&amp;` to `&`). */
export function decodeText(text: string): string {
	return text.replace(/&(?:#\d{1,7}|#x[\da-f]{1,6}|\w{2,31});/gi, (mark) => decodeString(mark));
}
