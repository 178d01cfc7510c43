/** Which way a text runs: by its first letter that has a direction, as `dir="auto"` does. */
const STRONG =
	/[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]|\p{L}/u;
const RIGHT_TO_LEFT =
	/[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/**
 * For what the browser does not look into by itself: a list whose items have directions of their own.
 * A text without letters runs as what is around it.
 */
export function directionOf(text: string): 'rtl' | 'ltr' | undefined {
	const first = STRONG.exec(text)?.[0];
	if (!first) return undefined;
	return RIGHT_TO_LEFT.test(first) ? 'rtl' : 'ltr';
}
