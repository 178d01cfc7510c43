/** From a document's tree to its outline: title, byline and language, and what is asked where. */
import { documentText, type Block, type Doc } from '../../core/document';
import type { Example, Issue, Outline } from '../../core/outline';
import { saysNothing } from '../../core/picture';
import { bylineOf } from './byline';
import { anchorsOf } from './contents';
import { applyExamples } from './examples';
import { findEntries, type Found } from './find';
import { giveFootnotes, splitFootnotes } from './footnotes';
import { judgePieces } from './judge/judge';
import { joinLabelHeadings } from './label-headings';
import { labelsOf } from './labels';
import { languageOf } from './language';
import { cutParagraphs, firstWords } from './lines';
import { openLists } from './lists';
import type { ParsedFaq } from './parse';
import { boundedAnswers } from '../parsed';
import { isFaqName, saysQuestions } from './names';
import { piecesOf, type Piece } from './pieces';
import { bare, oneSpace } from './question';
import { dropRepeats } from './repeats';
import { takeOffSpeakers } from './speakers';
import { addStated, askStated } from './stated';
import { titleOf } from './title';

/** The outline of a document that was read into a tree. Fails on nothing. */
export function outlineOf(
	{ format, parsed, front, issues }: Omit<ParsedFaq, 'text' | 'pictures'>,
	name = '',
	examples: Example[] = []
): Outline {
	const { facts } = parsed;
	const { body, notes } = splitFootnotes(joinLabelHeadings(parsed.doc));
	askStated(body, parsed);
	const labels = labelsOf(body.flatMap(firstWords));
	const inside = boundedAnswers(parsed, body);
	const whole = new Set([...inside, ...parsed.asked.keys()]);
	const doc = cutParagraphs(openLists(body, labels, whole), labels, whole, parsed.outside);
	const titleBlock = titleOf(doc, format, labels, parsed);
	const stated = titleBlock ? oneSpace(documentText([titleBlock])) : '';
	const title = stated || facts.title || front.fields.title || name.replace(/\.[^.]+$/, '');
	const pieces = piecesOf(doc, labels, titleBlock, parsed, inside);
	const opening = pieces.find(({ role }) => role === 'heading')?.title ?? '';
	const isFaq = [title, name, opening].some(isFaqName);
	judgePieces(pieces, titleBlock, { isFaq, asks: isFaq || saysQuestions(title) });
	const speakers = takeOffSpeakers(pieces);
	applyExamples(pieces, examples);
	const found = findEntries(pieces, title, titleBlock);
	found.unused.push(...speakers);
	dropRepeats(found);
	addStated(found, parsed.stated);
	giveFootnotes(found, notes);
	addAnchors(found, pieces, body, parsed.anchors);
	found.unused = parsed.left.concat(found.unused);
	const leftover = front.text.split('\n').filter((line) => stated || !/^title ?[:=]/i.test(line));
	if (leftover.join('').trim())
		found.unused.unshift({ text: leftover.join('\n'), reason: 'It is about the file.' });
	const top = doc
		.slice(0, 8)
		.filter((block) => block.t === 'p' && !labels.question(documentText([block])));
	const byline = bylineOf([title, ...top.map((block) => documentText([block]))]);
	const { fields } = front;
	const author = facts.author ?? fields.author ?? byline.author;
	const date = facts.date ?? fields.date ?? fields.last_updated ?? fields.updated ?? byline.date;
	const language =
		facts.language ?? fields.lang ?? fields.language ?? languageOf(documentText(doc));
	return {
		format,
		title,
		...(author ? { author } : {}),
		...(date ? { date } : {}),
		...(language ? { language } : {}),
		...(facts.address ? { address: facts.address } : {}),
		...found,
		issues: [...issuesOf(found), ...issues]
	};
}

function addAnchors(found: Found, pieces: Piece[], body: Doc, stated: Map<Block, string>) {
	const anchors = anchorsOf(body);
	const own = new Map<string, string>();
	for (const { block, role, title } of pieces) {
		const anchor = stated.get(block);
		if (role === 'question' && anchor && !own.has(bare(title))) own.set(bare(title), anchor);
	}
	for (const entry of found.entries) {
		const anchor = own.get(bare(entry.question)) ?? anchors.get(bare(entry.question));
		if (anchor) entry.anchor = anchor;
	}
}

function issuesOf({ entries, readings }: Found): Issue[] {
	const issues: Issue[] = [];
	const empty = entries.filter((entry) => saysNothing(entry.answer)).length;
	if (!entries.length)
		issues.push({
			severity: 'warning',
			text: readings.length
				? 'No questions were found here. The sections can be read, but they give no cards.'
				: 'No questions were found here. Mark them with “Q:”, or make each a heading that ends in a question mark.'
		});
	if (empty)
		issues.push({
			severity: 'warning',
			text: empty === 1 ? 'One question has no answer.' : `${empty} questions have no answer.`
		});
	return issues;
}
