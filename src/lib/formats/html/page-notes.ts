/** Short lines about the page itself, mostly at its end: whether it helped, when it was changed, by whom. */
import type { Element } from 'hast';
import { childElements, nextWorded, textOf, type Page } from './page';

const HELPFUL =
	/^(?:(?:was|did|is|has) (?:this|the) (?:page|article|answer|information|section|content|post)?\s*(?:helpful|useful|help|answer)|how (?:helpful|useful) was this|(?:war|ist) (?:diese[rs]?|der) (?:beitrag|artikel|seite|antwort)\b.{0,20}hilfreich|cet article .{0,20}utile|¿?(?:te |le )?(?:fue|ha sido|resultó) útil|(?:este|esse) artigo (?:foi|ajudou)|questo articolo .{0,20}utile|(?:was|vond je) dit artikel (?:nuttig|handig)|(?:помогла|была) ли .{0,20}стать|この(?:記事|ページ).{0,12}役に立ち|(?:这篇|此)(?:文章|页面).{0,8}(?:有帮助|有用))/iu;
const CHANGED =
	/^(?:(?:this )?(?:page|article|document)?\s*(?:was )?last (?:updated?|modified|edited|revised|changed?)\b|zuletzt (?:aktualisiert|geändert|bearbeitet)|dernière (?:mise à jour|modification)|última (?:actualización|atualização|modificación)|ultimo aggiornamento|laatst (?:bijgewerkt|gewijzigd)|последнее (?:обновление|изменение)|最終更新|最后更新|最後更新)/iu;
const LONGEST_NOTE = 120;

/** Whether a line asks for feedback on the page. */
export const asksFeedback = (text: string) => HELPFUL.test(text);

/** Why a short element is a note about the page; undefined where it is none. */
export function noteReason(page: Page, element: Element): string | undefined {
	const size = page.sizes.get(element) ?? 0;
	if (!size || size > LONGEST_NOTE || page.headed.has(element) || !page.blocks.has(element))
		return undefined;
	// A box is judged by what is in it.
	if (childElements(element).some((inner) => page.blocks.has(inner))) return undefined;
	const text = textOf([element], LONGEST_NOTE * 2);
	if (asksFeedback(text)) return 'It asks for feedback.';
	const isSigned =
		element.tagName === 'address' &&
		page.parents.get(element)?.tagName === 'body' &&
		!nextWorded(page, element);
	return CHANGED.test(text) || isSigned ? 'It is about the page.' : undefined;
}
