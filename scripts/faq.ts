/**
 * Reads FAQ files as the app does and prints what was found, one JSON object a line and file:
 * `npm run --silent faq -- outline FILE...`. A file that cannot be read prints {file, error}.
 */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { documentText, type Doc } from '../src/lib/core/document';
import { readFaq } from '../src/lib/formats/faq/read';

const [command, ...files] = process.argv.slice(2);
if (command !== 'outline' || !files.length) {
	console.error('Usage: npm run --silent faq -- outline FILE...');
	process.exit(2);
}

// `… | head` has enough and closes the pipe: nobody is left to print to.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
	if (error.code === 'EPIPE') process.exit();
	throw error;
});

for (const file of files) {
	try {
		console.log(JSON.stringify({ file, ...(await outlineOf(file)) }));
	} catch (error) {
		console.log(
			JSON.stringify({ file, error: error instanceof Error ? error.message : `${error}` })
		);
		process.exitCode = 1;
	}
}

async function outlineOf(file: string) {
	const { outline } = await readFaq(bytesOf(file), basename(file));
	const { format, title, author, date, language, sections, readings, unused, issues } = outline;
	const entries = outline.entries.map(({ id, question, section, answer, confidence, reason }) => ({
		id,
		question,
		section,
		answerText: documentText(answer),
		listItems: listItems(answer),
		confidence,
		reason
	}));
	return { format, title, author, date, language, sections, entries, readings, unused, issues };
}

function bytesOf(file: string): Uint8Array {
	try {
		return readFileSync(file);
	} catch (error) {
		throw new Error(`This file cannot be opened: ${(error as Error).message}.`);
	}
}

function listItems(answer: Doc): number {
	return answer.reduce((sum, block) => sum + (block.t === 'list' ? block.items.length : 0), 0);
}
