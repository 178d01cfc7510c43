/**
 * reStructuredText (docutils, and what Sphinx adds) to the closed tree. Written by hand, because none of
 * the readers for it runs without Python. Time is linear: names are collected in one pass over the lines,
 * then every line is looked at once a level of nesting, and nesting is bounded.
 */
import type { Parsed } from '../parsed';
import { blocksOf } from './blocks';
import { askTerms } from './body';
import { RstContext, UNUSABLE } from './context';
import { linesOf } from './lines';
import { collectNames } from './names';

/**
 * A document in reStructuredText. `base` is its address, for its relative links. Nothing is included,
 * fetched or run. Fails on nothing: what is malformed stays as text, and every word is kept.
 */
export function readRst(text: string, base?: string): Parsed {
	const lines = linesOf(text);
	const names = collectNames(lines, text);
	const context = new RstContext(names, base, text.length, blocksOf);
	const doc = blocksOf(lines, context, { depth: 0, top: true, titles: true });
	askTerms(context);
	for (const [name, target] of names.targets)
		if (!target.used)
			context.leaveSmall(`${name} ${target.to}`, 'It is an address that no passage links to.');
	for (const address of names.anonymous.slice(context.seen.anonymous))
		context.leaveSmall(address, UNUSABLE);
	for (const [name, { used, met, text: words }] of names.substitutions)
		if (!used || !met)
			context.leaveSmall(`${name}: ${words}`, 'It is a text that no passage uses.');
	const { asked, ends, anchors, left, facts } = context;
	return { doc, asked, ends, anchors, stated: [], left, facts };
}
