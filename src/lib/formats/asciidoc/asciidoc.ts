/**
 * AsciiDoc by its own parser, which is loaded when it is needed. It includes no file and asks no server;
 * what it writes is HTML that is read like any stranger's page.
 */
import type { IncludeProcessorDslInterface, PreprocessorDslInterface } from '@asciidoctor/core';
import type { Unused } from '../../core/outline';
import { documentText, inlineText } from '../../core/document';
import { plainConverter, plainHtml, type Beside } from './html';
import { ABOUT, hiddenLines, lostLines } from './left';
import { LONGEST_VALUE, refuseHostileAsciidoc } from './marks';
import { placeNotes, withoutMarks } from '../footnote-marks';
import { readHtml } from '../html/html';
import { decodeText } from '../character-references';
import type { Parsed } from '../parsed';
import { UnreadableText } from '../unreadable';

const SKIPPED = 'It is shown only under a condition that does not hold here.';
const CONDITION = 'It is a condition for building the document.';
const ELSEWHERE = 'It stands in another file, which is not read.';

/** Sections that are given a name to link to. */
const MOST_NAMED = 1000;

/** Set for every document, whatever it says: nothing is numbered, listed or drawn that it does not hold. */
const FIXED = {
	experimental: '',
	'max-attribute-value-size': String(LONGEST_VALUE),
	'skip-front-matter': '',
	...Object.fromEntries(
		(
			'toc icons sectnums sectanchors sectlinks data-uri source-highlighter stylesheet ' +
			'table-caption example-caption figure-caption listing-caption appendix-caption ' +
			'chapter-signifier part-signifier nofootnotes notitle allow-uri-read'
		)
			.split(' ')
			.map((name) => [name, null])
	)
};

/**
 * An AsciiDoc document. `base` is its address, for its relative links. Comments, settings and what stands
 * in other files are in `left`. Rejects with UnreadableText where it is too long, or the parser fails.
 */
export async function readAsciidoc(text: string, base?: string): Promise<Parsed> {
	const source = withoutMarks(text.replace(/\r\n?/g, '\n'));
	refuseHostileAsciidoc(source);
	const beside: Beside = { questions: [], index: [] };
	const dropped: Unused[] = [];
	const { html, header } = await convert(source, beside, dropped);
	const parsed = placeNotes(readPage(plainHtml(html), base));
	markQuestions(parsed, beside.questions);
	const front = String(header('front-matter') ?? '');
	if (front.trim()) dropped.unshift({ text: front, reason: ABOUT });
	if (beside.index.length)
		dropped.push({ text: beside.index.join('\n'), reason: 'It is for the index of a book.' });
	parsed.left.push(...dropped, ...withoutShown(hiddenLines(source), parsed, dropped));
	const kept = [documentText(parsed.doc), ...parsed.left.map(({ text: words }) => words)];
	parsed.left.push(...lostLines(source, kept));
	const fact = (name: string) => decodeText(String(header(name) ?? '')).trim() || undefined;
	const title = header('doctitle') ? titleOf(parsed) : undefined;
	const [author, date, language] = [fact('authors'), fact('revdate'), fact('lang')];
	parsed.facts = {
		...(parsed.facts.address ? { address: parsed.facts.address } : {}),
		...(title ? { title } : {}),
		...(author ? { author } : {}),
		...(date ? { date } : {}),
		...(language ? { language } : {})
	};
	return parsed;
}

/** What is too much as a page is too much here, but the person gave no page. */
function readPage(html: string, base?: string): Parsed {
	try {
		return readHtml(html, base);
	} catch (error) {
		if (!(error instanceof UnreadableText)) throw error;
		throw new UnreadableText(
			'This AsciiDoc text is too long, or nests its lists and blocks too deeply. Split it into parts and read each part by itself.'
		);
	}
}

async function convert(source: string, beside: Beside, dropped: Unused[]) {
	const { Extensions, Html5Converter, NullLogger, load } = await import('@asciidoctor/core');
	const registry = Extensions.create();
	registry.preprocessor(function (this: PreprocessorDslInterface) {
		this.process((_document, reader) => watch(reader, dropped));
	});
	registry.includeProcessor(function (this: IncludeProcessorDslInterface) {
		this.handles(() => true);
		// Nothing takes its place.
		this.process(() => undefined);
	});
	const headings = source.match(/^[=#]{1,6} /gm)?.length ?? 0;
	try {
		const loaded = await load(source, {
			safe: 'secure',
			backend: 'html5',
			doctype: /^:doctype:\s*book\b/m.test(source) ? 'book' : 'article',
			standalone: false,
			// Every name of a section is compared with all others.
			attributes: headings > MOST_NAMED ? { ...FIXED, sectids: null } : FIXED,
			extension_registry: registry,
			converter: plainConverter(Html5Converter, beside),
			logger: new NullLogger()
		});
		const html = await loaded.convert();
		return {
			html: String(html),
			header: (name: string): unknown => loaded.getAttribute(name)
		};
	} catch {
		throw new UnreadableText(
			'This AsciiDoc text could not be taken apart. Save it as HTML or plain text, and choose that file.'
		);
	}
}

interface Reader {
	processLine(line: string): Promise<string | undefined>;
}

/** Notes the lines that the parser passes over: conditions, what stands under them, and other files. */
function watch(reader: Reader, dropped: Unused[]) {
	const processLine = reader.processLine.bind(reader);
	let waiting = '';
	reader.processLine = async (line) => {
		// What a condition holds in its own line comes next where it holds.
		if (waiting && line !== waiting && line) add(dropped, waiting, SKIPPED);
		if (line) waiting = '';
		const shown = await processLine(line);
		if (shown !== undefined || !line) return shown;
		if (/^include::/.test(line)) add(dropped, line, ELSEWHERE);
		else if (/^(ifn?def|ifeval|endif)::/.test(line)) {
			add(dropped, line, CONDITION);
			waiting = /^ifn?def::[^[]+\[(.+)\]$/.exec(line)?.[1]?.trimEnd() ?? '';
		} else add(dropped, line, SKIPPED);
		return shown;
	};
}

function add(dropped: Unused[], text: string, reason: string) {
	const last = dropped.at(-1);
	if (last?.reason === reason) last.text += `\n${text}`;
	else dropped.push({ text, reason });
}

/** A line that only looks like a comment stands in a block of code, and one may be dropped already. */
function withoutShown(hidden: Unused[], { doc }: Parsed, dropped: Unused[]): Unused[] {
	const shown = new Set(
		[documentText(doc), ...dropped.map(({ text }) => text)]
			.flatMap((text) => text.split('\n'))
			.map((line) => line.trimEnd())
	);
	return hidden
		.map(({ text, reason }) => ({
			text: text
				.split('\n')
				.filter((line) => !shown.has(line))
				.join('\n'),
			reason
		}))
		.filter(({ text }) => text.trim());
}

/** A list of questions and answers says for certain what it asks. */
function markQuestions({ doc, asked }: Parsed, questions: string[]) {
	const bare = (text: string) => text.replace(/[\s\u00a0]+/g, '');
	const texts = new Set(questions.map((html) => bare(decodeText(html.replace(/<[^<>]*>/g, '')))));
	for (const block of doc) {
		if ((block.t !== 'p' && block.t !== 'h') || !texts.size) continue;
		if (texts.has(bare(inlineText(block.c))))
			asked.set(block, {
				confidence: 0.95,
				reason: 'It stands in a list of questions and answers.'
			});
	}
}

function titleOf({ doc }: Parsed): string | undefined {
	const first = doc.find((block) => block.t === 'h');
	return first && inlineText(first.c);
}
