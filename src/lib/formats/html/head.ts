/** What a page says of itself: title, author, date, language, and where it lives. */
import type { Element, Nodes } from 'hast';
import { safeAddress } from '../../core/document';
import { bare } from '../faq/question';
import type { Facts } from '../parsed';
import { attr, childElements, hasWords, textOf, type Page } from './page';

export interface Head {
	facts: Facts;
	/** What relative addresses are relative to. */
	base?: string;
	/** The words of `<title>`. */
	windowTitle: string;
}

/** `base` is where the page was fetched from; without it the page's own word counts. Fails on nothing. */
export function headOf(page: Page, base?: string): Head {
	const all = page.elements;
	const meta = new Map<string, string>();
	const rel = new Map<string, Element>();
	let windowTitle = '';
	let baseHref = '';
	for (const element of all) {
		const { tagName } = element;
		if (tagName === 'meta') {
			const name = attr(element, 'name') || attr(element, 'property') || attr(element, 'itemProp');
			const content = attr(element, 'content').trim();
			if (name && content && !meta.has(name.toLowerCase())) meta.set(name.toLowerCase(), content);
		} else if (tagName === 'title') windowTitle ||= textOf([element]);
		else if (tagName === 'base') baseHref ||= attr(element, 'href');
		else if (tagName === 'link' || tagName === 'a')
			for (const kind of attr(element, 'rel').toLowerCase().split(/\s+/))
				if (kind && !rel.has(kind)) rel.set(kind, element);
	}
	const canonical = rel.get('canonical');
	const address = [
		base ?? '',
		savedFrom(page),
		canonical ? attr(canonical, 'href') : '',
		meta.get('og:url') ?? ''
	].find((value) => /^https?:\/\/\S+$/i.test(value));
	const author = [
		meta.get('author'),
		meta.get('article:author'),
		meta.get('dc.creator'),
		rel.get('author') && textOf([rel.get('author')!], 200)
	].find((value) => value && hasWords(value) && !/^https?:/.test(value) && value.length < 120);
	const date = [...DATES.map((name) => meta.get(name)), timeOf(all)].find(
		(value) => value && /\d{4}/.test(value) && value.length < 40
	);
	const language = languageOf(all) || meta.get('content-language');
	return {
		base: (baseHref && safeAddress(baseHref, address)) || address,
		windowTitle,
		facts: {
			...(author ? { author } : {}),
			...(date ? { date } : {}),
			...(language && /^[a-z]{2,3}([-_][a-z0-9]+)*$/i.test(language)
				? { language: language.replaceAll('_', '-') }
				: {}),
			...(address ? { address } : {})
		}
	};
}

const DATES = [
	'article:modified_time',
	'og:updated_time',
	'article:published_time',
	'last-modified',
	'date',
	'dc.date',
	'dcterms.modified',
	'datemodified',
	'datepublished'
];

const timeOf = (all: Element[]) =>
	all
		.filter(({ tagName }) => tagName === 'time')
		.map((element) => attr(element, 'dateTime'))
		.find(Boolean);

function languageOf(all: Element[]): string {
	const html = all.find(({ tagName }) => tagName === 'html');
	return html ? attr(html, 'lang') || attr(html, 'xmlLang') : '';
}

/** Browsers note the address of a page that they save, in a comment. */
function savedFrom({ root }: Page): string {
	const nodes: Nodes[] = [
		...root.children,
		...root.children.flatMap((node) => (node.type === 'element' ? node.children : []))
	];
	for (const node of nodes) {
		const found =
			node.type === 'comment' && /^\s*saved from url=\(\d+\)(\S+)/i.exec(node.value.slice(0, 3000));
		if (found) return found[1]!;
	}
	return '';
}

/**
 * The title, from the first heading and the window's title ("FAQ | Site"). A heading that only names the
 * site does not title the page: it is the window's last part, or its first where it leads to the start
 * page. Undefined where neither says anything.
 */
export function titleFrom(heading: Element | undefined, windowTitle: string): string | undefined {
	const said = heading ? textOf([heading], 500) : '';
	const parts = windowTitle.split(/\s+[|–—·•»:-]\s+/).filter(hasWords);
	const [first = '', last = ''] = [parts[0], parts.at(-1)];
	if (parts.length < 2 || windowTitle.length > 500) return said || windowTitle || undefined;
	const withoutSite = (from: number, to: number) =>
		windowTitle.slice(from, to).replace(/^[\s|–—·•»:-]+|[\s|–—·•»:-]+$/g, '');
	const before = withoutSite(0, windowTitle.lastIndexOf(last));
	if (bare(said) === bare(last)) return before;
	if (heading && bare(said) === bare(first) && isLogo(heading))
		return withoutSite(windowTitle.indexOf(first) + first.length, windowTitle.length);
	return said || before;
}

/** Whether a heading as a whole leads to the start page. */
function isLogo(heading: Element): boolean {
	const [link] = childElements(heading).filter(({ tagName }) => tagName === 'a');
	if (!link || textOf([link]) !== textOf([heading])) return false;
	return /^(https?:\/\/[^/]+)?\.?\/?(index\.\w+)?$/i.test(attr(link, 'href').trim());
}
