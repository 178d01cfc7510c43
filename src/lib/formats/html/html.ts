/** A web page to the closed tree, with what its markup says of questions. hast stays in here. */
import type { Root } from 'hast';
import { fromParse5 } from 'hast-util-from-parse5';
import { parse as parseDocument, parseFragment } from 'parse5';
import { documentText, type Doc } from '../../core/document';
import type { Unused } from '../../core/outline';
import { judgeFolds, type Folds } from './asked';
import { refuseHostileHtml } from './bounds';
import { chromeOf, titleHeading } from './chrome';
import { dropClosing } from '../faq/closing';
import { findFolds } from './folds';
import { headOf, titleFrom } from './head';
import { outsideOf } from './outside';
import { hasWords, pageOf } from './page';
import { readStated, statedIn } from './stated';
import { PageWriter } from './tree';
import { isFaqName } from '../faq/names';
import { bare } from '../faq/question';
import { plainParsed, type Parsed } from '../parsed';
import { UnreadableText } from '../unreadable';

const NO_FOLDS: Folds = { starts: new Map(), holders: new Set(), within: new Set() };

/**
 * Reads a page. `base` is the address that it came from; without one the page's own word counts. Nothing
 * in it is run or loaded. Throws UnreadableText for what is too long or too deeply nested.
 */
export function readHtml(text: string, base?: string): Parsed {
	const unfinished = refuseHostileHtml(text);
	const page = pageOf(parse(text, false));
	const { facts, base: address, windowTitle } = headOf(page, base);
	const parsed: Parsed = { ...plainParsed([]), facts };
	const heading = titleHeading(page);
	const title = titleFrom(heading, windowTitle);
	if (title) facts.title = title;
	if (windowTitle !== title && hasWords(windowTitle))
		parsed.left.push({ text: windowTitle, reason: 'It is the title of the page’s window.' });
	const stated = statedIn(page);
	const known = new Set(stated.map(({ question }) => bare(question)).filter(Boolean));
	const name = `${title ?? ''} ${windowTitle}`;
	const folds = judgeFolds(page, findFolds(page, known), name, known);
	const writer = new PageWriter(page, folds, chromeOf(page, folds, heading), parsed, address);
	writer.writePage();
	dropSiteName(parsed, windowTitle);
	dropClosing(parsed);
	const answers = new PageWriter(page, NO_FOLDS, () => undefined, plainParsed([]), address);
	parsed.stated = readStated(stated, {
		html: (html) => htmlFragment(html, address),
		element: (element) => answers.blocksOf([element], 0)
	});
	markStated(parsed, known);
	parsed.outside = outsideOf(parsed, isFaqName(name), writer.within);
	leaveUnfinished(unfinished, parsed.left);
	return parsed;
}

function leaveUnfinished(text: string, left: Unused[]) {
	if (hasWords(text)) left.push({ text, reason: 'It stands in a tag or script that never ends.' });
}

/**
 * A small piece of HTML, such as an answer in data or a cell. Plain text keeps its lines. `base` makes
 * relative addresses absolute. Never throws: what is hostile comes as its text. `left` takes what of it no
 * page would show.
 */
export function htmlFragment(text: string, base?: string, left: Unused[] = []): Doc {
	const isHtml = /<\/?[a-z!][^<]*>/i.test(text);
	const lines = isHtml ? text : text.replace(/</g, '&lt;').replace(/\r\n?|\n/g, '<br>');
	try {
		const unfinished = refuseHostileHtml(lines);
		const page = pageOf(parse(lines, true));
		const writer = new PageWriter(page, NO_FOLDS, () => undefined, plainParsed([]), base);
		writer.writePage();
		left.push(...writer.parsed.left);
		leaveUnfinished(unfinished, left);
		return writer.parsed.doc;
	} catch (error) {
		if (!(error instanceof UnreadableText)) throw error;
		const words = text
			.replace(/<\/?[a-z][^<>]*>/gi, ' ')
			.replace(/\s+/g, ' ')
			.trim();
		return words ? [{ t: 'p', c: [words] }] : [];
	}
}

function parse(text: string, fragment: boolean): Root {
	// Pages of frames would lose all the text outside of them.
	const html = text.replaceAll('\0', '').replace(/<(\/?)frameset(?=[\s>/])/gi, '<$1div');
	try {
		return fromParse5(fragment ? parseFragment(html) : parseDocument(html)) as Root;
	} catch (error) {
		if (!(error instanceof RangeError)) throw error;
		throw new UnreadableText(
			'This web page nests its elements too deeply. Copy its text and paste it.'
		);
	}
}

/** The site's name is no section, though it often is a heading, over the title or right under it. */
function dropSiteName({ doc, left, facts }: Parsed, windowTitle: string) {
	const [first, second] = doc;
	if (first?.t !== 'h') return;
	const name = documentText([first]);
	const below = second?.t === 'h' && second.level > first.level ? documentText([second]) : '';
	const isOnly = !doc.some(
		(b, k) => k > 1 && b.t === 'h' && second?.t === 'h' && b.level <= second.level
	);
	const at =
		facts.title && namesSite(facts.title, name, windowTitle)
			? 0
			: below && isOnly && bare(windowTitle) === bare(name) + bare(below)
				? 1
				: -1;
	if (at < 0) return;
	const [dropped] = doc.splice(at, 1);
	left.push({ text: documentText([dropped!]), reason: 'It is the name of the site.' });
}

const namesSite = (title: string, name: string, windowTitle: string) =>
	[title + name, name + title].some((both) => bare(both) === bare(windowTitle));

/** Lines that the page shows and also states as data are questions beyond doubt. */
function markStated({ doc, asked }: Parsed, known: Set<string>) {
	if (!known.size) return;
	for (const block of doc)
		if ((block.t === 'p' || block.t === 'h') && known.has(bare(documentText([block]))))
			asked.set(block, { confidence: 0.99, reason: 'The page itself marks it as a question.' });
}
