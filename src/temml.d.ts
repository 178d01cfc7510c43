// The modules of Temml that formulas are drawn with; the package has types for its front door alone.
declare module 'temml/src/Settings.js' {
	export default class Settings {
		constructor(options: {
			displayMode?: boolean;
			wrap?: 'none' | 'tex' | '=';
			throwOnError?: boolean;
			trust?: boolean;
			maxExpand?: number;
			maxSize?: [em: number, pt: number];
		});
		maxSize: [em: number, pt: number];
	}
}
declare module 'temml/src/Style.js' {
	export default class Style {
		constructor(data: { level: number; maxSize: [em: number, pt: number] });
	}
}
declare module 'temml/src/parseTree.js' {
	import type Settings from 'temml/src/Settings.js';
	export default function parseTree(latex: string, settings: Settings): unknown[];
}
declare module 'temml/src/buildMathML.js' {
	import type Settings from 'temml/src/Settings.js';
	import type Style from 'temml/src/Style.js';
	export default function buildMathML(
		tree: unknown[],
		latex: string,
		style: Style,
		settings: Settings
	): unknown;
}
declare module 'temml/src/defineFunction.js' {
	import type Style from 'temml/src/Style.js';
	/** What was read: a command with what it holds. A table's body is its rows. */
	export interface MathGroup {
		body?: unknown[];
	}
	export const _mathmlGroupBuilders: Record<string, (group: MathGroup, style: Style) => unknown>;
}
