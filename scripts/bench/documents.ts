/** Long FAQs as people have them, of one content in several formats: they are made here, of a given size. */
import { seeded } from './log.ts';
import { words } from './text.ts';

export const MEGABYTE = 1_000_000;

/** In how many questions a section has. */
const SECTION = 40;

interface Question {
	/** Begins a section of this name. */
	section?: string;
	question: string;
	opening: string;
	bold: string;
	points: string[];
	closing: string;
}

export interface LongFaq {
	/** With the ending that says the format. */
	name: string;
	text: string;
	/** How many questions are in it. */
	questions: number;
}

type Writer = (question: Question, number: number) => string;

const list = (points: string[], mark: string) =>
	points.map((point) => `${mark} ${point}`).join('\n');
const underlined = (title: string, mark: string) => `${title}\n${mark.repeat(title.length)}\n\n`;

/** `most` is how many bytes the reader of a format takes, where that is less than others do. */
const FORMATS: Record<string, { head: string; write: Writer; most?: number }> = {
	md: {
		head: '# A long FAQ\n\n',
		write: ({ section, question, opening, bold, points, closing }, n) =>
			`${section ? `## ${section}\n\n` : ''}### ${question}\n\n${opening} And **${bold}**, as ` +
			`[number ${n}](https://example.org/${n}) has it.\n\n${list(points, '-')}\n\n${closing}\n\n`
	},
	html: {
		head: '<!doctype html><html lang="en"><title>A long FAQ</title><h1>A long FAQ</h1>\n',
		write: ({ section, question, opening, bold, points, closing }, n) =>
			`${section ? `<h2>${section}</h2>\n` : ''}<h3 id="q${n}">${question}</h3>\n<p>${opening} And ` +
			`<b>${bold}</b>, as <a href="https://example.org/${n}">number ${n}</a> has it.</p>\n` +
			`<ul>${points.map((point) => `<li>${point}</li>`).join('')}</ul>\n<p>${closing}</p>\n`
	},
	rst: {
		head: underlined('A long FAQ', '#'),
		write: ({ section, question, opening, bold, points, closing }, n) =>
			`${section ? underlined(section, '=') : ''}${underlined(question, '-')}${opening} And ` +
			`**${bold}**, as \`number ${n} <https://example.org/${n}>\`__ has it.\n\n` +
			`${list(points, '-')}\n\n${closing}\n\n`
	},
	adoc: {
		head: '= A long FAQ\n\n',
		most: 2 * MEGABYTE,
		write: ({ section, question, opening, bold, points, closing }, n) =>
			`${section ? `== ${section}\n\n` : ''}=== ${question}\n\n${opening} And *${bold}*, as ` +
			`https://example.org/${n}[number ${n}] has it.\n\n${list(points, '*')}\n\n${closing}\n\n`
	},
	txt: {
		head: 'A LONG FAQ\n\n',
		write: ({ section, question, opening, points, closing }) =>
			`${section ? underlined(section, '=') : ''}Q: ${question}\n\nA: ${opening}\n\n` +
			`${list(points, '  *')}\n\n${closing}\n\n`
	},
	csv: {
		head: 'Question,Answer\n',
		write: ({ question, opening, points, closing }) =>
			`"${question}","${opening}\n\n${list(points, '-')}\n\n${closing}"\n`
	}
};

export const formats = Object.keys(FORMATS);

/** A FAQ of `size` bytes, or of what its reader takes at most, or a little less, in one of `formats`. */
export function longFaq(format: string, size: number): LongFaq {
	const { head, write, most = size } = FORMATS[format]!;
	const bytes = Math.min(size, most);
	const random = seeded(11);
	const sentence = (count: number) => {
		const text = words(count, random);
		return `${text[0]!.toUpperCase()}${text.slice(1)}`;
	};
	const parts = [head];
	let questions = 0;
	for (let length = head.length; ; questions++) {
		const part = write(
			{
				section: questions % SECTION ? undefined : `Part ${questions / SECTION + 1}`,
				question: `${sentence(9)} ${questions}?`,
				opening: `${sentence(12)}. ${sentence(14)}. ${sentence(12)}.`,
				bold: words(2, random),
				points: [words(6, random), words(7, random), words(6, random)],
				closing: `${sentence(12)}. ${sentence(12)}.`
			},
			questions
		);
		length += part.length;
		if (length > bytes) break;
		parts.push(part);
	}
	return { name: `long.${format}`, text: parts.join(''), questions };
}
