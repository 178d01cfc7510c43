/** Questions that a page states as data: JSON-LD in its scripts, and microdata on its elements (schema.org). */
import type { Element } from 'hast';
import type { Doc } from '../../core/document';
import type { StatedPair } from '../parsed';
import { oneSpace } from '../faq/question';
import { attr, textOf, type Page } from './page';

/** Objects looked at in one page's data; more are no FAQ. */
const MOST_OBJECTS = 200_000;

/** A question as stated; its answer still as HTML or as elements. */
export interface StatedHtml {
	question: string;
	answer: string | Element;
}

/** All stated questions of a page, each once, in its order. Data that cannot be read is passed over. */
export function statedIn(page: Page): StatedHtml[] {
	const found = new Map<string, StatedHtml>();
	const scripts = page.elements.filter(
		(element) =>
			element.tagName === 'script' && /^application\/ld\+json/i.test(attr(element, 'type').trim())
	);
	const pairs = [
		...scripts.flatMap((script) => questionsOf(parseData(rawText(script)))),
		...microdataOf(page)
	];
	for (const pair of pairs)
		if (pair.question && !found.has(pair.question)) found.set(pair.question, pair);
	return [...found.values()];
}

/** The answers read, by the page's own means. */
export function readStated(
	stated: StatedHtml[],
	read: { html: (html: string) => Doc; element: (element: Element) => Doc }
): StatedPair[] {
	return stated.map(({ question, answer }) => ({
		question,
		answer: typeof answer === 'string' ? read.html(answer) : read.element(answer)
	}));
}

const rawText = (element: Element) =>
	element.children.map((child) => (child.type === 'text' ? child.value : '')).join('');

/** JSON, with what people put around it, with line breaks inside of strings and needless backslashes. */
function parseData(text: string): unknown {
	const json = text
		.replace(/^\s*(?:<!--|\/\/\s*<!\[CDATA\[|\/\*\s*<!\[CDATA\[\s*\*\/)/, '')
		.replace(/(?:-->|\/\/\s*\]\]>|\/\*\s*\]\]>\s*\*\/)\s*$/, '');
	for (const attempt of [
		json,
		json
			.replace(/[\u0000-\u001f]+/g, ' ')
			.replace(/\\\\|\\(?!["/bfnrtu])/g, (mark) => (mark.length > 1 ? mark : ''))
			.replace(/,(\s*[}\]])/g, '$1')
	])
		try {
			return JSON.parse(attempt) as unknown;
		} catch {
			continue;
		}
	return undefined;
}

function questionsOf(data: unknown): StatedHtml[] {
	const found: StatedHtml[] = [];
	const open: unknown[] = [data];
	for (let seen = 0; open.length && seen < MOST_OBJECTS; seen++) {
		const value = open.pop();
		if (typeof value !== 'object' || value === null) continue;
		if (Array.isArray(value)) {
			for (let k = value.length - 1; k >= 0; k--) open.push(value[k]);
			continue;
		}
		const thing = value as Record<string, unknown>;
		const types = [thing['@type']].flat();
		if (types.some((type) => typeof type === 'string' && /(^|[/:])Question$/.test(type))) {
			const question = plainText(stringOf(thing.name) || stringOf(thing.text));
			const answer = answerOf(thing.acceptedAnswer) || answerOf(thing.suggestedAnswer);
			if (question && answer) found.push({ question, answer });
		}
		const inner = Object.values(thing);
		for (let k = inner.length - 1; k >= 0; k--) open.push(inner[k]);
	}
	return found;
}

function answerOf(value: unknown): string {
	const texts = [value].flat().map((answer) => {
		if (typeof answer === 'string') return answer;
		if (typeof answer !== 'object' || answer === null) return '';
		const { text, name } = answer as Record<string, unknown>;
		return stringOf(text) || stringOf(name);
	});
	return texts.filter(Boolean).join('\n\n');
}

function stringOf(value: unknown): string {
	const first: unknown = Array.isArray(value) ? value[0] : value;
	return typeof first === 'string' ? first.trim() : '';
}

const ENTITIES: Record<string, string> = {
	amp: '&',
	lt: '<',
	gt: '>',
	quot: '"',
	apos: "'",
	nbsp: ' '
};

/** A question's words, which are plain, though some pages put HTML there too. */
function plainText(text: string): string {
	const words = text
		.replace(/<\/?[a-z][^<>]{0,500}>/gi, ' ')
		.replace(/&(amp|lt|gt|quot|apos|nbsp);/g, (_, name: string) => ENTITIES[name]!)
		.replace(/&#(\d{2,6});/g, (_, code: string) => String.fromCodePoint(Number(code)));
	return oneSpace(words);
}

function microdataOf(page: Page): StatedHtml[] {
	const questions = new Map<Element, { name?: Element; text?: Element; accepted?: Element }>();
	for (const element of page.elements) {
		const prop = attr(element, 'itemProp').split(/\s+/);
		const type = attr(element, 'itemType');
		if (/schema\.org\/Question\b/.test(type)) questions.set(element, {});
		const owner = prop[0] ? ownerOf(page, element, questions) : undefined;
		const parts = owner && questions.get(owner.question);
		if (!parts || owner.question === element) continue;
		if (prop.includes('name') && !owner.inAnswer) parts.name ??= element;
		if (prop.includes('text')) {
			if (owner.inAnswer) parts.text ??= element;
			else parts.name ??= element;
		}
		if (prop.some((name) => /^(accepted|suggested)Answer$/.test(name))) parts.accepted ??= element;
	}
	return [...questions.values()].flatMap(({ name, text, accepted }) => {
		const answer = text ?? accepted;
		const question = name ? attr(name, 'content') || textOf([name], 1000) : '';
		return question && answer ? [{ question, answer: attr(answer, 'content') || answer }] : [];
	});
}

/** The question that a property is one of, and whether it is one of its answer. */
function ownerOf(page: Page, element: Element, questions: Map<Element, unknown>) {
	let inAnswer = false;
	for (let at = page.parents.get(element); at; at = page.parents.get(at)) {
		if (questions.has(at)) return { question: at, inAnswer };
		if (/Answer/.test(attr(at, 'itemProp') + attr(at, 'itemType'))) inAnswer = true;
	}
	return undefined;
}
