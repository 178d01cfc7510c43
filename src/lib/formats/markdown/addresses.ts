/**
 * Stands in the app for two packages by which the Markdown parser would rewrite addresses (`vite.config.ts`):
 * ours keeps them as they are written (parser.ts) and calls none of it, so it need not be carried along.
 */
const asWritten = (address: string): string => address;

export { asWritten as decode, asWritten as encode, asWritten as format, asWritten as parse };

export default { toASCII: asWritten, toUnicode: asWritten };
