/**
 * What a deck's source says, as digests: runs of its words by which the tests tell a sentence that a deck
 * took over, and the place that an entry links to, while the source itself, which is somebody's writing,
 * stays out of the project. Prints the fixture for a source in Markdown:
 * `npx tsx scripts/overlap.ts FILE > tests/fixtures/decks/<deck id>.json`.
 */
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { hashNumber } from '../src/lib/core/hash';

/** So many words in a row make a sentence somebody's. */
export const RUN = 8;
/** By runs of so many words a place is found, and by pairs of them that are somebody's name. */
const STEP = 3;
/** Of a digest: chance meets among ten thousand of each are one in ten thousand decks. */
const BYTES = 5;

export interface SourceDigests {
	/** Digests of every run of eight words, but for those that are names or titles; base64. */
	runs: string;
	/** Digests of runs of three words and of names, by place: what comes first, each question, section, resource. */
	places: string[];
}

/** Words as they are compared: letters and digits in lower case, addresses of links left out. */
export function wordsOf(markdown: string): string[] {
	return spelt(markdown).map((word) => word.toLowerCase());
}

/** All runs of `size` words, as digests. */
export function digestsOf(words: string[], size: number): number[] {
	const ends = Math.max(0, words.length - size + 1);
	return Array.from({ length: ends }, (_, at) => digest(words.slice(at, at + size)));
}

/** What is looked up among the digests of a place: all of it is there where the words are. */
export const stepsOf = (words: string[]): number[] =>
	digestsOf(words, Math.max(2, Math.min(words.length, STEP)));

export function unpack(text: string): Set<number> {
	const bytes = Buffer.from(text, 'base64');
	return new Set(
		Array.from({ length: bytes.length / BYTES }, (_, k) => bytes.readUIntBE(k * BYTES, BYTES))
	);
}

function pack(digests: number[]): string {
	const sorted = [...new Set(digests)].sort((a, b) => a - b);
	const bytes = Buffer.alloc(sorted.length * BYTES);
	sorted.forEach((value, k) => bytes.writeUIntBE(value, k * BYTES, BYTES));
	return bytes.toString('base64');
}

const digest = (words: string[]) => hashNumber(words.join(' ')) % 2 ** (8 * BYTES);

function spelt(markdown: string): string[] {
	const read = markdown
		.replace(/\]\([^)\s]*\)/g, ' ')
		.replace(/<?https?:\/\/[^\s>]*>?/g, ' ')
		.replace(/['’]/g, '');
	return read.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Everything of the source but runs in which each word is a link's or begins with a capital or a digit. */
export function digestSource(markdown: string): SourceDigests {
	const runs: number[] = [];
	const words = spelt(markdown);
	const named = namedWords(markdown);
	if (named.length !== words.length) throw new Error('A link of the source ends within a word.');
	for (let at = 0; at + RUN <= words.length; at++)
		if (!named.slice(at, at + RUN).every(Boolean))
			runs.push(digest(words.slice(at, at + RUN).map((word) => word.toLowerCase())));
	return {
		runs: pack(runs),
		places: placesOf(markdown).map((text) => pack([...stepsOf(wordsOf(text)), ...namesOf(text)]))
	};
}

/** For each word whether it is part of a title or a name. */
function namedWords(markdown: string): boolean[] {
	// Pieces are split where a word cannot go on, so that they have the same words as the whole.
	return markdown
		.split(/(\[[^\]]*\]\([^)\s]*\))/)
		.flatMap((piece, k) => spelt(piece).map((word) => k % 2 === 1 || /^[\p{Lu}\p{N}]/u.test(word)));
}

/** Pairs of words that begin with capitals. */
function namesOf(markdown: string): number[] {
	const words = spelt(markdown);
	const isName = (word = '') => /^\p{Lu}/u.test(word);
	return words.flatMap((word, at) =>
		isName(word) && isName(words[at + 1]) ? digestsOf(wordsOf(`${word} ${words[at + 1]}`), 2) : []
	);
}

/** What comes first, and the text of each question, each section without one, the list of funders and each resource. */
function placesOf(markdown: string): string[] {
	const places: string[][] = [[]];
	let section = '';
	const lines = markdown.split('\n');
	lines.forEach((line, at) => {
		if (/^-{3,}\s*$/.test(lines[at + 1] ?? '') && line.trim()) {
			section = line.trim();
			if (['Alignment Newsletter', 'MIRI'].includes(section)) places.push([]);
		}
		const begins =
			/^Q[.:]\s/.test(line) ||
			(section === 'Funding' && /^Then,/.test(line)) ||
			(section === 'Resources' && /^\[/.test(line));
		if (begins) places.push([]);
		places.at(-1)?.push(line);
	});
	return places.map((own) => own.join('\n'));
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
	const [file] = process.argv.slice(2);
	if (!file) {
		console.error('Usage: npx tsx scripts/overlap.ts FILE > tests/fixtures/decks/<deck id>.json');
		process.exit(2);
	}
	console.log(JSON.stringify(digestSource(readFileSync(file, 'utf8')), null, '\t'));
}
