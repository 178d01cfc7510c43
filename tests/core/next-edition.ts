/** Editions of a document as a year of an author's edits makes them, with what became of each entry and line. */
import { inlineText, type Block, type Doc, type Inline } from '../../src/lib/core/document';
import { hashShare } from '../../src/lib/core/hash';
import type { Entry, Outline } from '../../src/lib/core/outline';
import { slugger } from '../../src/lib/core/slug';

export interface NextEdition {
	before: Outline;
	after: Outline;
	/** Ids before by id after: a merged entry is each of two, a new one is none. */
	origins: Map<string, string[]>;
	/** The same, with those that an entry was split off from: their cards may go over. */
	sources: Map<string, string[]>;
	/** What each line (paragraph, point) said before, by the line as it is now; '' for new ones. */
	lines: Map<string, Map<string, Set<string>>>;
}

type Line = Extract<Block, { t: 'p' }>;
interface Living {
	entry: Entry;
	from: string[];
	/** Those that its answer was a part of. */
	off?: string[];
	merged?: true;
}

const HEADINGS = ['Διάφορα', '使い方', 'Fragen zum Anfang', 'أسئلة عامة', 'Things to know first'];
const QUESTIONS = [
	'Who pays for the lighthouse keeper?',
	'Wie lange hält ein Dachboden?',
	'灯台はどこにありますか？',
	'Can violins be tuned underwater?',
	'Ποιος κρατά το ημερολόγιο;'
];
const SENTENCES = [
	'Lanterns are lit at dusk and put out when the ferry has passed.',
	'Ein Geigenbauer sieht das Holz an, bevor er es kauft.',
	'港の門は日没後に閉まります。',
	'Nobody rows across the bay while the horn sounds twice.',
	'Το ημερολόγιο μένει στο καράβι ως την άνοιξη.',
	'Copper roofs turn green within thirty winters.'
];

/** The edition that comes of a document with this seed: one to `most` edits, the same each time. */
export function nextEdition(document: Outline, seed: string, most = 5): NextEdition {
	let turn = 0;
	const chance = () => hashShare(`${seed} ${turn++}`);
	const below = (n: number) => Math.floor(chance() * n);
	const pick = <T>(from: readonly T[]): T => from[below(from.length)]!;
	const numbered = chance() < 0.3;
	const withAnchors = (entries: Entry[]) =>
		numbered ? entries.map((entry, i) => ({ ...entry, anchor: `q${i + 1}` })) : entries;
	const before = { ...document, entries: withAnchors(structuredClone(document.entries)) };
	const said = new WeakMap<Block, string>();
	let all = structuredClone(before.entries).map((entry): Living => ({ entry, from: [entry.id] }));
	for (const { entry } of all)
		for (const line of linesIn(entry.answer)) said.set(line, inlineText(line.c));
	const paragraph = (): Line => ({ t: 'p', c: [pick(SENTENCES)] });

	const inWords = (change: (text: string) => string | undefined) => {
		const places = all.flatMap(({ entry }) => stringsIn(entry.answer));
		for (let k = 0; k < 8 && places.length; k++) {
			const { content, at } = pick(places);
			const text = change(content[at] as string);
			if (text === undefined || text === content[at]) continue;
			content[at] = text;
			return;
		}
	};
	const inList = (change: (items: Block[][]) => void) => {
		const lists = all.flatMap(({ entry }) => entry.answer.filter((block) => block.t === 'list'));
		if (lists.length) change(pick(lists).items);
	};
	const shuffle = <T>(some: T[]) => {
		for (let k = some.length - 1; k > 0; k--) {
			const other = below(k + 1);
			[some[k], some[other]] = [some[other]!, some[k]!];
		}
	};
	const another = (): Living => ({
		entry: { ...all[0]!.entry, given: undefined, question: pick(QUESTIONS), answer: [paragraph()] },
		from: []
	});
	const rename = (heading: string) => {
		const old = pick(all).entry.section;
		for (const { entry } of all)
			if (entry.section.join() === old.join()) entry.section = [...old.slice(0, -1), heading];
	};
	const edits: Record<string, () => void> = {
		typo: () =>
			inWords((text) =>
				text.replace(/(?<=\p{L}{2})(\p{L})(\p{L})(?=\p{L}{2})/u, (_, a: string, b: string) => b + a)
			),
		number: () => inWords((text) => text.replace(/\d+/, (n) => String(Number(n) + 1 + below(9)))),
		sentence: () => void pick(all).entry.answer.push(paragraph()),
		reorder: () => shuffle(all),
		insert: () => void all.unshift(another()),
		remove: () => void (all.length > 2 && all.splice(below(all.length), 1)),
		split: () => {
			// What is parted again after it was merged is another story.
			const at = all.findIndex(({ entry, merged }) => entry.answer.length > 1 && !merged);
			if (at < 0) return;
			const { entry } = all[at]!;
			const half = entry.answer.splice(Math.ceil(entry.answer.length / 2));
			all.splice(at + 1, 0, {
				entry: { ...entry, given: undefined, question: pick(QUESTIONS), answer: half },
				from: [],
				off: [...all[at]!.from, ...(all[at]!.off ?? [])]
			});
		},
		merge: () => {
			if (all.length < 3) return;
			const at = below(all.length - 1);
			const [other] = all.splice(at + 1, 1);
			all[at]!.entry.answer.push(...other!.entry.answer);
			all[at]!.from.push(...other!.from);
			all[at]!.off = [...(all[at]!.off ?? []), ...(other!.off ?? [])];
			all[at]!.merged = true;
		},
		rename: () => rename('Notes, and what else there is'),
		translate: () => rename(pick(HEADINGS)),
		retitle: () => {
			const { entry } = pick(all);
			entry.question = retitled(entry.question, chance());
		},
		point: () => inList((items) => items.splice(below(items.length + 1), 0, [paragraph()])),
		lessPoint: () =>
			inList((items) => void (items.length > 1 && items.splice(below(items.length), 1))),
		points: () => inList(shuffle)
	};
	for (let k = 1 + below(most); k > 0; k--) pick(Object.values(edits))();

	const named = slugger('question');
	all = all.map((one) => ({ ...one, entry: { ...one.entry, id: named(one.entry.question) } }));
	const lines = new Map(
		all.map(({ entry }) => {
			const known = new Map<string, Set<string>>();
			for (const line of linesIn(entry.answer)) {
				const text = inlineText(line.c);
				known.set(text, (known.get(text) ?? new Set()).add(said.get(line) ?? ''));
			}
			return [entry.id, known] as const;
		})
	);
	const after = { ...before, entries: withAnchors(all.map(({ entry }) => entry)) };
	const origins = new Map(all.map(({ entry, from }) => [entry.id, from]));
	const sources = new Map(all.map(({ entry, from, off = [] }) => [entry.id, [...from, ...off]]));
	return { before, after, origins, sources, lines };
}

/** A question asked in other words: some go, some come. */
function retitled(question: string, way: number): string {
	const words = question.split(' ');
	if (words.length < 4) return way < 0.5 ? `${question.slice(1)} (new)` : `FAQ 7: ${question}`;
	if (way < 0.3) return words.slice(2).join(' ');
	if (way < 0.6) return `So, in practice: ${words.slice(1).join(' ')}`;
	return [...words.slice(Math.floor(words.length / 2)), ...words.slice(0, 2)].join(' ');
}

/** Paragraphs, those of points, quotations and notes too. */
export function linesIn(doc: Doc): Line[] {
	return doc.flatMap((block): Line[] => {
		if (block.t === 'p') return [block];
		if (block.t === 'list') return block.items.flatMap(linesIn);
		return block.t === 'quote' || block.t === 'footnote' ? linesIn(block.c) : [];
	});
}

function stringsIn(doc: Doc): { content: Inline[]; at: number }[] {
	return linesIn(doc).flatMap(({ c }) =>
		c.flatMap((part, at) => (typeof part === 'string' ? [{ content: c, at }] : []))
	);
}
