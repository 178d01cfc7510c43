/**
 * What a reader finds in a document: questions with their answers in their sections, the passages that
 * hold no question, and every block that went nowhere, with the reason. Words in equal words out.
 */
import type { Doc } from './document';

/** Entries found less surely than this are shown to the person first. */
export const SURE = 0.8;

/** One question with its answer, at its place in a source. */
export interface Entry {
	/** Made from the question's words, unique in its outline, the same whenever the document is read. */
	id: string;
	/** Plain text, without its label ("Q.", "1.2"). */
	question: string;
	/** Headings from the outermost in, the document's title left out. */
	section: string[];
	/** What is shown with the question and is no part of the answer: code to judge, options to choose from. */
	given?: Doc;
	answer: Doc;
	/** 0 to 1: how sure the reader is that this is a question with its answer. */
	confidence: number;
	/** Why, in words a person reads. */
	reason: string;
	/** The fragment of the live address where the entry starts, when the document states one. */
	anchor?: string;
}

/** A section without questions: worth reading, not asked. */
export interface Reading {
	id: string;
	title: string;
	section: string[];
	/** How many entries stand before it. */
	after?: number;
	body: Doc;
}

export interface Unused {
	text: string;
	reason: string;
}

/** Something the person should know of, as a sentence. */
export interface Issue {
	severity: 'note' | 'warning';
	text: string;
}

export interface Outline {
	format: 'markdown' | 'text' | 'html' | 'rst' | 'asciidoc' | 'docx' | 'table';
	title: string;
	author?: string;
	date?: string;
	/** BCP 47, where stated or evident. */
	language?: string;
	address?: string;
	sections: string[][];
	entries: Entry[];
	readings: Reading[];
	unused: Unused[];
	issues: Issue[];
}

/** What a person said about one line of a document. */
export interface Example {
	/** The words of the line, or of its question. */
	text: string;
	question: boolean;
}
