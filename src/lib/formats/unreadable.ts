/**
 * What every reader throws for input that it will not read. The message is a sentence for the person,
 * and ends with what to do next.
 */
export class UnreadableText extends Error {
	override name = 'UnreadableText';
}
