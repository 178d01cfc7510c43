/**
 * Entries to proposed cards, by rule and without a model: the answer's own short form, its lists point by
 * point, its figures, terms, reasons and contrasts. A draft is only a proposal: a person reads it, edits
 * it or leaves it out before it becomes a note. docs/drafting.md tells the rules and how well they do.
 */
import { countWords, documentText, inlineText, type Doc, type Inline } from '../document';
import type { Draft, Note } from '../model';
import type { Entry, Outline } from '../outline';
import { saysNothing } from '../picture';
import { slug } from '../slug';
import { claimsOf } from './claims';
import { writeInline, type Write } from './cloze-text';
import { cuesOf, type Cues } from './cues';
import { keyAdvice, PARAGRAPHS } from './key-advice';
import { tellsAway } from './point-cue';
import { enumerated, pointsOf, type Point } from './points';
import { dangles, listQuestion } from './list-question';
import type { Claim } from './reasons';
import { proseOf, type PointList, type Prose } from './prose';
import { conditionOf, SHORT_WORDS } from './shorten';
import { standAlone, type Asked } from './standing-alone';
import { POINT } from '../cards';

/** A list of so few short points is one answer. */
const FEW_POINTS = 3;
/** A sentence that scores less answers worse than a list does. */
const LIST_SCORE = 3.5;
/** Where a quotation stands first, the answer's own words stand behind it. */
const FIRST_PARAGRAPHS = 3 * PARAGRAPHS;
/** An answer of so few words is its own short form. */
const WHOLE_WORDS = 20;

/**
 * Drafts in the order of the document, the key advice of an entry first; that alone is chosen. Entries
 * without an answer give none. `write` turns blocks into Markdown; `which` may leave out all but what is
 * proposed first, with the same ids. Fails on nothing.
 */
export function draftCards(
	outline: Outline,
	write: Write,
	which: 'first' | 'all' = 'all'
): Draft[] {
	const cues = cuesOf(outline.language);
	const asked = standAlone(outline, cues);
	return outline.entries.flatMap((entry) =>
		saysNothing(entry.answer)
			? []
			: new EntryDrafts(entry, asked.get(entry.id)!, cues, write, which)[which]()
	);
}

class EntryDrafts {
	readonly #prose: Prose;
	readonly #tags: string[];
	readonly #front: string;
	readonly #context: string;

	constructor(
		readonly entry: Entry,
		readonly asked: Asked,
		readonly cues: Cues,
		readonly write: Write,
		which: 'first' | 'all'
	) {
		// Further ones are not looked at for what is proposed first.
		this.#prose = proseOf(entry.answer, which === 'first' ? FIRST_PARAGRAPHS : undefined);
		const tag = slug(entry.section[0] ?? '');
		this.#tags = tag ? [tag] : [];
		const question: Doc = [{ t: 'p', c: [asked.question] }, ...(entry.given ?? [])];
		this.#front = write(question).trim();
		this.#context = asked.context.join(' › ');
	}

	/** Only what stands for the answer until somebody wants more. */
	first(): Draft[] {
		const key = this.#key();
		return key ? [key] : led(this.#lists()).slice(0, 1);
	}

	all(): Draft[] {
		const key = this.#key();
		const lists = this.#lists();
		const rest = claimsOf(this.#prose.sentences, this.cues, this.write)
			.filter(({ fields, quote }) => !repeats(key, quote, fields))
			.map((claim) => this.#claim(claim));
		return numbered([...(key ? [key, ...lists] : led(lists)), ...rest]);
	}

	#draft(
		rule: Draft['rule'],
		part: Pick<Draft, 'kind' | 'fields' | 'quotes'>,
		context: string
	): Draft {
		return {
			id: rule === 'key' ? this.entry.id : `${this.entry.id}.${rule}`,
			entryId: this.entry.id,
			rule,
			...part,
			fields: { ...part.fields, ...(context ? { context } : {}) },
			tags: this.#tags,
			...(rule === 'key' ? { first: true, choice: 'in' } : { choice: 'out' })
		};
	}

	/** The answer's short form; none where a list says it better. */
	#key(): Draft | undefined {
		const hasList = this.#prose.lists.length > 0;
		const { answer } = this.entry;
		const found = keyAdvice(this.asked.question, this.#prose, this.cues);
		const text = documentText(answer).trim();
		const whole = (back: Doc) => this.#basic(this.write(back).trim());
		if (!found) return hasList ? this.#few() : whole(answer);
		if (countWords(text) <= WHOLE_WORDS && !hasList) return whole(answer);
		if (hasList && found.score < LIST_SCORE) return this.#few();
		if (found.shows) {
			const back = this.write([{ t: 'p', c: found.c }, found.shows]).trim();
			return this.#basic(this.#pictured(back, found.pictures), found.quote);
		}
		const { condition, statement } = conditionOf(found.c);
		const back = this.#pictured(writeInline(statement, this.write), found.pictures);
		return this.#basic(back, found.quote, condition);
	}

	/** With the pictures that stand beside its words, if they are not among them. */
	#pictured(back: string, pictures: Inline[]): string {
		const shown = pictures.map((picture) => writeInline([picture], this.write));
		return [back, ...shown.filter((one) => !back.includes(one))].join('\n\n');
	}

	#basic(back: string, quote?: string, condition: Inline[] = []): Draft {
		const when = writeInline(condition, this.write);
		const front = when ? `${this.#front}\n\n${when}` : this.#front;
		const quotes = quote ? { quotes: { forward: quote } } : {};
		return this.#draft('key', { kind: 'basic', fields: { front, back }, ...quotes }, this.#context);
	}

	/** A few short points, as one answer. */
	#few(): Draft | undefined {
		const { lists } = this.#prose;
		const points = lists.length === 1 ? this.#points(lists[0]!) : [];
		if (points.length < 2 || points.length > FEW_POINTS) return undefined;
		// Only what leads its point says by itself what the point is.
		if (points.some(({ text }) => text.indexOf('{{') > 0)) return undefined;
		if (points.reduce((sum, { lead }) => sum + countWords(inlineText(lead)), 0) > SHORT_WORDS)
			return undefined;
		const items: Doc[] = points.map(({ lead }) => [{ t: 'p', c: lead }]);
		const back = this.write([{ t: 'list', start: lists[0]!.start, items }]).trim();
		return this.#basic(back, points.map(({ quote }) => quote).join('\n'));
	}

	#points(list: PointList): Point[] {
		return pointsOf(list, this.cues, this.write, this.asked.question);
	}

	#lists(): Draft[] {
		const { cues } = this;
		const { lists, sentences } = this.#prose;
		const named = new Set<number>();
		const said = sentences.flatMap(({ c, paragraph }): PointList[] => {
			const found = enumerated(c);
			// The second "(a) … (b) …" of a paragraph speaks of the first.
			if (!found || named.has(paragraph)) return [];
			// Nobody needs it who would not know what it speaks of.
			if (dangles(found.lead!, cues) || cues.ownLife.test(found.lead!)) return [];
			// What leads to them tells them already.
			const told = found.items.some((item) => tellsAway(documentText(item), found.lead!, cues));
			if (told) return [];
			named.add(paragraph);
			return [found];
		});
		const all = [...lists, ...said];
		return all.flatMap((list) => {
			const points = this.#points(list);
			const apart = all.length > 1 || !!list.inSentence;
			return points.length ? [this.#list(points, list, apart)] : [];
		});
	}

	#list(points: Point[], list: PointList, apart: boolean): Draft {
		const own = { front: this.#front, context: this.#context, question: this.asked.question };
		const { front, context } = listQuestion(list, apart, own, this.cues, this.write);
		const fields: Note['fields'] = { front, order: points.map(({ key }) => key).join(' ') };
		for (const { key, text } of points) fields[POINT + key] = text;
		const quotes = Object.fromEntries(points.map(({ key, quote }) => [key, quote]));
		return this.#draft('list', { kind: 'list', fields, quotes }, context);
	}

	/** A statement of the answer, with the question as what it is about. */
	#claim({ rule, kind, fields, quote }: Claim): Draft {
		const context = [this.#context, this.asked.question].filter(Boolean).join(' › ');
		const key = kind === 'cloze' ? 'c1' : 'forward';
		return this.#draft(rule, { kind, fields, quotes: { [key]: quote } }, context);
	}
}

/** Asks for what the key card tells already. */
function repeats(key: Draft | undefined, quote: string, { back }: Note['fields']): boolean {
	return !!back && key?.quotes?.forward === quote;
}

/** Lists of which the first point of the first one stands for the answer. */
function led([first, ...others]: Draft[]): Draft[] {
	if (!first) return [];
	const without = (first.fields.order ?? '').split(' ').slice(1);
	return [
		{ ...first, choice: 'in', first: true, ...(without.length ? { without } : {}) },
		...others
	];
}

/** Ids that differ: the second figure of an entry is `….figure-2`. */
function numbered(drafts: Draft[]): Draft[] {
	const times = new Map<string, number>();
	return drafts.map((draft) => {
		const time = (times.get(draft.id) ?? 0) + 1;
		times.set(draft.id, time);
		return time > 1 ? { ...draft, id: `${draft.id}-${time}` } : draft;
	});
}
