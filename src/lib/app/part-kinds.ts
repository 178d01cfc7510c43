/** Which kinds of files can be read, as the settings say it: by the parts that are on this device. */
import type { PartState } from './parts.svelte';

/** Names of parts, which are names of our readers or of packages, as a person calls the files they read. */
const KINDS: [pattern: RegExp, kind: string][] = [
	[/html|parse5/i, 'HTML'],
	[/docx|mammoth|footnote/i, 'Word'],
	[/asciidoc/i, 'AsciiDoc'],
	[/rst|restructured/i, 'RST'],
	[/table|papaparse/i, 'CSV'],
	[/chardet/i, 'older text'],
	[/^text$/, 'plain text']
];

/** A kind is ready when all its parts are. */
export function sortKinds(states: readonly PartState[]): { ready: string[]; missing: string[] } {
	const of = (ready: boolean) =>
		new Set(states.filter((part) => part.ready === ready).map(({ name }) => kindOf(name)!));
	const [there, missing] = [of(true), of(false)];
	const order = KINDS.map(([, kind]) => kind);
	return {
		ready: order.filter((kind) => there.has(kind) && !missing.has(kind)),
		missing: order.filter((kind) => missing.has(kind))
	};
}

/** Whether a part reads files of some kind. */
export const readsFiles = (name: string): boolean => kindOf(name) !== undefined;

const kindOf = (name: string) => KINDS.find(([pattern]) => pattern.test(name))?.[1];
