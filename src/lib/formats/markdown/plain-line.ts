/** Lines that are the same in Markdown as in plain text: most of what is read and written, done at once. */

/** Words and ordinary punctuation, which mean nothing to Markdown wherever they stand. */
const PLAIN = /^\p{L}(?:[\p{L}\p{M}\p{N},;?'"()%“”‘’…–—]|[.:](?= |$)| (?=[^ ]))*$/u;

/** Longer ones are left to the parser, which has bounds of its own. */
const LONGEST = 2000;

export const isPlainLine = (text: string): boolean => text.length <= LONGEST && PLAIN.test(text);
