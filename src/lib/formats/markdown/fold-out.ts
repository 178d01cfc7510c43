/** How a fold-out is written into Markdown, whatever markup it stood in. */

/** The lines that open one of a title. */
export function foldOpening(title: string): string[] {
	const text = title.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
	return ['', '<details>', `<summary>${text}</summary>`, ''];
}

/** The lines that end one. */
export const FOLD_END = ['', '</details>', ''];
