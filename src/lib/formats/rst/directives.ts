/**
 * What each directive shows. Nothing is fetched or run: what includes, generates or styles is kept as left
 * out, with the reason. A directive that is not known shows what it holds.
 */
import { documentText, type Block, type Inline } from '../../core/document';
import { asking } from '../faq/question';
import { tidyInline } from '../inline-tidy';
import { imageOf } from '../inline-image';
import { codeOf } from './body';
import { ABOUT, SHOWN, UNUSABLE, type Level, type RstContext } from './context';
import type { Directive } from './directive';
import { inlineOf } from './inline';
import { outdent } from './lines';
import { csvTable, listTable } from './data-tables';

type Show = (directive: Directive, context: RstContext, level: Level) => Block[];

const LEADS: Record<string, string> = {
	attention: 'Attention:',
	caution: 'Caution:',
	danger: 'Danger:',
	error: 'Error:',
	hint: 'Hint:',
	important: 'Important:',
	note: 'Note:',
	tip: 'Tip:',
	warning: 'Warning:',
	seealso: 'See also:',
	todo: 'To do:'
};
const VERSIONS: Record<string, string> = {
	versionadded: 'New in version',
	versionchanged: 'Changed in version',
	'version-added': 'New in version',
	'version-changed': 'Changed in version',
	deprecated: 'Deprecated since version',
	'version-deprecated': 'Deprecated since version',
	versionremoved: 'Removed in version'
};
const CONTENTS = 'It is a table of contents.';
/** Directives whose words nobody is shown where they stand. */
const LEFT: Record<string, string> = {
	contents: CONTENTS,
	toctree: CONTENTS,
	sectnum: SHOWN,
	include: 'It includes another file.',
	raw: 'It is raw markup.',
	index: 'It is an entry of an index.',
	meta: ABOUT,
	highlight: SHOWN,
	role: SHOWN,
	'default-role': SHOWN,
	'default-domain': SHOWN,
	currentmodule: SHOWN,
	'py:currentmodule': SHOWN,
	tabularcolumns: SHOWN,
	header: ABOUT,
	footer: ABOUT,
	title: ABOUT
};
/** What is on the line of these is a name that is documented there. */
const OBJECT =
	/^((py|c|cpp|js|rst|std):[\w-]+|(auto)?(function|method|class|exception|data|attribute|module|decorator)|staticmethod|classmethod|option|program|envvar|confval|setting|cmdoption|describe|object|command)$/;
/** What stands on the line of these says how or when the rest is shown. */
const WRAPPER =
	/^(only|ifconfig|container|compound|class|rst-class|cssclass|tab-set|tabs|grid|centered-table|align|div|hlist)$/;
/** Boxes that are opened by a click on their title. */
const FOLDED = /^(dropdown|collapse|details|toggle|spoiler|expander)$/;

const SHOWS: Record<string, Show> = {
	...Object.fromEntries(
		['code', 'code-block', 'sourcecode', 'prompt', 'parsed-literal', 'doctest', 'testcode'].map(
			(name) => [name, showCode] as const
		)
	),
	literalinclude: (d, context) => leaveFile(d, context),
	image: (d, context) => showImage(d, context),
	figure: (d, context, level) => [...showImage(d, context), ...context.read(d.content, level)],
	rubric: (d, context) => bold(outdent(d.all), context),
	centered: (d, context) => bold(outdent(d.all), context),
	topic: showTitled,
	sidebar: showTitled,
	admonition: showTitled,
	table: showTitled,
	'list-table': (d, context, level) => [...bold(d.first, context), ...listTable(d, context, level)],
	'csv-table': (d, context) => [...bold(d.first, context), ...csvTable(d, context)],
	math: (d) => {
		const v = outdent(d.all);
		return v ? [{ t: 'math', v }] : [];
	},
	epigraph: showQuote,
	highlights: showQuote,
	'pull-quote': showQuote
};

/** A directive as blocks. Its options that were not read are the caller's to keep. Fails on nothing. */
export function readDirective(d: Directive, context: RstContext, level: Level): Block[] {
	const { name } = d;
	const known = Object.hasOwn(SHOWS, name) ? SHOWS[name] : undefined;
	if (known) return known(d, context, level);
	if (Object.hasOwn(LEFT, name)) {
		context.leave(outdent(d.all), LEFT[name]!);
		return [];
	}
	if (Object.hasOwn(LEADS, name)) return led([LEADS[name]!], context.read(d.all, level));
	if (Object.hasOwn(VERSIONS, name)) return showVersion(d, VERSIONS[name]!, context, level);
	if (FOLDED.test(name)) return showFolded(d, context, level);
	const stays = { top: level.top, titles: level.titles };
	if (WRAPPER.test(name)) {
		context.leaveSmall(d.first, SHOWN);
		return context.read(d.content, level, stays);
	}
	if (OBJECT.test(name)) {
		const v = d.first;
		const head: Block[] = v ? [{ t: 'p', c: [{ t: 'code', v }] }] : [];
		return [...head, ...context.read(d.content, level, { top: level.top })];
	}
	const blocks = context.read(d.content, level, stays);
	if (blocks.length) context.leaveName(name);
	if (blocks.length) return [...paragraph(d.first, context), ...blocks];
	context.leave(`${name}: ${d.first}`, 'It asks a program for something to show.');
	return [];
}

function showCode(d: Directive, context: RstContext): Block[] {
	const lang = /^[\w+#.-]+$/.test(d.first) ? d.first : (d.option('language') ?? '');
	if (d.first !== lang) context.leaveSmall(d.first, SHOWN);
	const code = codeOf(d.content, lang.toLowerCase());
	if (!code.length) context.leaveSmall(lang, SHOWN);
	return [...bold(d.option('caption') ?? '', context), ...code];
}

function leaveFile(d: Directive, context: RstContext): Block[] {
	context.leave(outdent(d.all), 'It includes another file.');
	return [];
}

function showImage(d: Directive, context: RstContext): Block[] {
	const address = d.first.replace(/\s+/g, '');
	const image = imageOf(d.option('alt') ?? '', address, context.base);
	if (!(typeof image === 'object' && 'to' in image)) context.leaveSmall(address, UNUSABLE);
	const target = d.option('target');
	const shown = image ? [image] : [];
	const c = target ? context.linkTo(target, shown) : shown;
	// What an image holds besides is not shown anywhere.
	if (d.name === 'image') context.leave(outdent(d.content), SHOWN);
	return image ? [{ t: 'p', c: tidyInline(c) }] : [];
}

function showTitled(d: Directive, context: RstContext, level: Level): Block[] {
	const subtitle = d.option('subtitle') ?? '';
	return [
		...bold(d.first, context),
		...bold(subtitle, context),
		...context.read(d.content, level, { top: level.top })
	];
}

/** A box with a title that asks is a question with its answer. */
function showFolded(d: Directive, context: RstContext, level: Level): Block[] {
	const title = bold(d.first || (d.option('title') ?? d.option('header') ?? ''), context);
	const body = context.read(d.content, level, { top: level.top });
	const [term] = title;
	const last = body.at(-1);
	if (level.top && term && last && asking(documentText(title)) === 'mark') {
		context.asked.set(term, { confidence: 0.9, reason: 'It is the title of a fold-out.' });
		context.ends.add(last);
	}
	return [...title, ...body];
}

function showQuote(d: Directive, context: RstContext, level: Level): Block[] {
	const c = context.read(d.all, level);
	return c.length ? [{ t: 'quote', c }] : [];
}

function showVersion(d: Directive, lead: string, context: RstContext, level: Level): Block[] {
	const [version = '', ...words] = d.first.split(' ');
	const text = words.join(' ');
	const body = context.read(d.content, level);
	return [...led([`${lead} ${version}:`], [...paragraph(text, context), ...body])];
}

/** Blocks with a bold lead word, in the first paragraph where there is one. */
function led(lead: Inline[], blocks: Block[]): Block[] {
	const [first, ...rest] = blocks;
	const head: Inline = { t: 'strong', c: lead };
	if (first?.t === 'p') return [{ t: 'p', c: tidyInline([head, ' ', ...first.c]) }, ...rest];
	return [{ t: 'p', c: [head] }, ...blocks];
}

function paragraph(text: string, context: RstContext): Block[] {
	const c = tidyInline(inlineOf(text, context));
	return c.length ? [{ t: 'p', c }] : [];
}

function bold(text: string, context: RstContext): Block[] {
	const c = tidyInline([{ t: 'strong', c: inlineOf(text, context) }]);
	return c.length ? [{ t: 'p', c }] : [];
}
