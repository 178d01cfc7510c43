/**
 * The walk through a document's pieces: questions open entries, headings close them, sections without
 * questions become readings, and what belongs nowhere is kept as unused with the reason.
 */
import { countWords, documentText, type Block, type Doc } from '../../core/document';
import { saysNothing } from '../../core/picture';
import { slugger } from '../../core/slug';
import type { Entry, Reading, Unused } from '../../core/outline';
import { isContentsTitle } from './contents';
import { entryOf, trimRules, type OpenEntry } from './entry';
import { BOLD_LEVEL, LABEL_LEVEL, type Piece } from './pieces';
import { bare, oneSpace } from './question';
import { scopesOf } from './scopes';

/** Passages longer than this, in words, are worth reading by themselves. */
const LONG_PASSAGE = 60;
const LONE_NUMBER = /^\s*\(?\d{1,3}(?:\.\d{1,3}){0,3}[.)]?\s*$/;

export interface Found {
	entries: Entry[];
	readings: Reading[];
	unused: Unused[];
	sections: string[][];
}

/** Sorts all pieces into entries, readings and unused; `title` is the document's. Fails on nothing. */
export function findEntries(pieces: Piece[], title: string, titleBlock: Block | undefined): Found {
	const walk = new Walk(title);
	const scopes = scopesOf(pieces, titleBlock);
	for (let k = 0; k < pieces.length; k++) {
		const piece = pieces[k]!;
		if (piece.block === titleBlock) continue;
		const before = pieces[k - 1];
		if (!piece.inside && (before?.inside || before?.ended)) walk.close();
		if (piece.inside) {
			walk.add(piece);
			continue;
		}
		if (piece.role === 'question' && !walk.isPart(piece)) {
			walk.ask(piece, scopes.holdsQuestions(k));
		} else if (piece.role !== 'heading' || scopes.dividesAnswer(k, walk.open?.piece)) {
			walk.add(piece);
		} else if (scopes.holdsQuestions(k)) {
			walk.enter(piece);
		} else if (titlesNext(piece, pieces[k + 1])) {
			walk.enter({ ...piece, level: piece.level - 0.5 });
		} else {
			walk.skip(piece, pieces.slice(k + 1, scopes.end[k]));
			k = scopes.end[k]! - 1;
		}
	}
	walk.close();
	return walk.found;
}

/** Whether a heading with nothing under it titles the questions after it, which are of its own level. */
function titlesNext({ level, asking, title }: Piece, next: Piece | undefined): boolean {
	const isNext = next?.role === 'question' && next.level === level;
	return isNext && asking === 'none' && !isContentsTitle(title);
}

class Walk {
	found: Found = { entries: [], readings: [], unused: [], sections: [] };
	open: OpenEntry | undefined;
	#sharing: OpenEntry[] = [];
	#loose: Block[] = [];
	#path: { level: number; title: string }[] = [];
	#seen = new Set<string>();
	#entryName = slugger('question');
	#readingName = slugger('reading');

	constructor(readonly title: string) {}

	/** Bold lines under a heading or label that asks are parts of its answer, even when they ask. */
	isPart(piece: Piece): boolean {
		return piece.level === BOLD_LEVEL && this.open != null && this.open.piece.level !== BOLD_LEVEL;
	}

	/** A question begins; one that holds further questions is their section too. */
	ask(piece: Piece, holdsQuestions: boolean) {
		this.#dropNumber();
		this.#share();
		this.close();
		if (piece.level < BOLD_LEVEL) this.#rise(piece.level);
		this.open = { piece, section: this.#section(), blocks: [] };
		this.#note(this.open.section);
		if (piece.level < BOLD_LEVEL && holdsQuestions)
			this.#path.push({ level: piece.level, title: piece.title });
	}

	/** A block goes to the open answer, or stands loose. */
	add(piece: Piece) {
		if (this.open) this.open.blocks.push(piece);
		else if (piece.role === 'contents') {
			this.close();
			this.#leave(documentText([piece.block]), 'It is a table of contents.');
		} else this.#loose.push(piece.block);
	}

	/** A section with questions begins. */
	enter(piece: Piece) {
		this.close();
		this.#rise(piece.level);
		const repeats = isSameTitle(piece.title, this.title);
		if (repeats) this.#leave(piece.title, 'It repeats the title.');
		// The questions below a contents are deeper than its title in many a text.
		const lists = !repeats && isContentsTitle(piece.title);
		if (lists) this.#leave(piece.title, 'It titles a table of contents.');
		this.#path.push({ level: piece.level, title: repeats || lists ? '' : wholeTitle(piece) });
	}

	/** A section without questions, as a whole. */
	skip(piece: Piece, inside: Piece[]) {
		this.close();
		this.#rise(piece.level);
		const contents = inside.filter((inner) => inner.role === 'contents');
		const rest = inside.filter((inner) => inner.role !== 'contents').map((inner) => inner.block);
		const reason = 'It is a table of contents.';
		this.#leave(documentText(contents.map((inner) => inner.block)), reason);
		if (isContentsTitle(piece.title)) this.#leave(documentText([piece.block, ...rest]), reason);
		else if (!saysNothing(rest)) this.#read(wholeTitle(piece), rest);
		else
			this.#leave(
				documentText([piece.block]),
				contents.length ? 'It titles a table of contents.' : 'Nothing stands under this heading.'
			);
	}

	/** Ends the open answer and what stands loose. */
	close() {
		if (this.open) this.#give(this.open);
		this.open = undefined;
		const loose = this.#loose;
		this.#loose = [];
		const text = documentText(loose);
		if (countWords(text) <= LONG_PASSAGE)
			return this.#leave(text, 'It stands before a question and belongs to none.');
		const step = this.#path.at(-1)?.title ? this.#path.pop() : undefined;
		if (step) this.#read(step.title, loose);
		else this.#read(this.title, loose, false);
		if (step) this.#path.push(step);
	}

	/** A number in a paragraph of its own, below an answer, is that of the next question. */
	#dropNumber() {
		const blocks = this.open?.blocks ?? [];
		const last = blocks.at(-1);
		if (blocks.length < 2 || last?.block.t !== 'p' || last.inside) return;
		const text = documentText([last.block]);
		if (!LONE_NUMBER.test(text)) return;
		blocks.pop();
		this.#leave(text, 'It numbers the question after it.');
	}

	/** A labelled question right before another one may have the same answer. */
	#share() {
		const { open } = this;
		if (open?.piece.level !== LABEL_LEVEL || open.blocks.length || open.piece.ended) return;
		this.#sharing.push(open);
		this.open = undefined;
	}

	/** The entry of a question, and of those that wait for the same answer. */
	#give(open: OpenEntry) {
		const labelled = open.blocks[0]?.role === 'answer';
		for (const waiting of this.#sharing) {
			const blocks = labelled ? open.blocks : [];
			const entry = entryOf({ ...waiting, blocks }, this.#entryName);
			if (labelled)
				Object.assign(entry, {
					confidence: 0.75,
					reason: 'It shares the answer with the question after it.'
				});
			this.found.entries.push(entry);
		}
		this.#sharing = [];
		this.found.entries.push(entryOf(open, this.#entryName));
	}

	#read(title: string, body: Doc, isSection = true) {
		const section = this.#section();
		if (isSection) this.#note([...section, title]);
		this.found.readings.push({
			id: this.#readingName(title),
			title,
			section,
			after: this.found.entries.length,
			body: trimRules(body)
		});
	}

	#leave(text: string, reason: string) {
		if (text.trim()) this.found.unused.push({ text: text.trim(), reason });
	}

	#rise(level: number) {
		while (this.#path.length && this.#path.at(-1)!.level >= level) this.#path.pop();
	}

	#section(): string[] {
		return this.#path.map((step) => step.title).filter(Boolean);
	}

	/** Lists a section, and those above it, once and in the order of the document. */
	#note(section: string[]) {
		for (let depth = 1; depth <= section.length; depth++) {
			const path = section.slice(0, depth);
			const key = JSON.stringify(path);
			if (this.#seen.has(key)) continue;
			this.#seen.add(key);
			this.found.sections.push(path);
		}
	}
}

/** A section is called by its number too; a question is not. */
const wholeTitle = ({ block }: Piece) => oneSpace(documentText([block]));

/** "FAQ" under "Frequently asked questions" says nothing new. */
function isSameTitle(heading: string, title: string): boolean {
	const generic = /^(the)?(faqs?|frequentlyaskedquestions?|questionsandanswers|qanda|qa)+$/;
	return (
		bare(heading) === bare(title) || (generic.test(bare(heading)) && generic.test(bare(title)))
	);
}
