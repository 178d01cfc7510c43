/**
 * Real documents and what a year did to them: makes the newer edition of each by the edits of
 * `tests/fixtures/editions`, pairs both as the app does, and tells how well that went. The documents are other
 * people's and not here: `npm run --silent editions -- FOLDER [NAME…] [--look]`. Fails where a pair is wrong
 * that nobody would be asked about. `--look` prints each pair that is not wholly the same; docs/editions.md tells
 * the rest.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compareEditions, look, type Compared, type YearOfEdits } from './editions/compare';

const [folder, ...rest] = process.argv.slice(2);
const looking = rest.includes('--look');
const named = rest.filter((one) => one !== '--look');
if (!folder || folder.startsWith('--')) {
	console.error('Usage: npm run --silent editions -- FOLDER [NAME...] [--look]');
	process.exit(2);
}

const fixtures = join(import.meta.dirname, '../tests/fixtures/editions');
const names = readdirSync(fixtures)
	.map((file) => file.replace(/\.json$/, ''))
	.filter((name) => !named.length || named.includes(name));
if (!names.length) fail(`There is no year of edits for ${named.join(', ')}.`);
const rows: (string | number)[][] = [];
for (const name of names) {
	const year = JSON.parse(readFileSync(join(fixtures, `${name}.json`), 'utf8')) as YearOfEdits;
	const path = join(folder, year.file);
	const bytes = existsSync(path) ? readFileSync(path) : undefined;
	if (!bytes || createHash('sha256').update(bytes).digest('hex') !== year.digest) {
		fail(`${year.file} is not in this folder, or is another edition than the one that was edited.`);
		continue;
	}
	const compared = await compareEditions(year, bytes);
	if (looking) console.log(look(compared).join('\n'));
	rows.push([name, ...rowOf(year, compared)]);
	for (const line of [...compared.wrong, ...compared.wrongCards]) fail(`${name}: ${line}`);
}
print(rows);

function fail(why: string) {
	console.error(why);
	process.exitCode = 1;
}

function rowOf(year: YearOfEdits, { entries, cards, wrong, wrongCards, missed }: Compared) {
	const kinds = ['unchanged', 'reworded', 'changed'].map(
		(kind) => entries.pairs.filter((pair) => pair.kind === kind).length
	);
	const doubtful = (pairs: { doubtful?: true }[]) => pairs.filter((pair) => pair.doubtful).length;
	return [
		entries.pairs.length + entries.removed.length,
		year.edits.length,
		...kinds,
		entries.added.length,
		entries.removed.length,
		wrong.length,
		missed.length,
		doubtful(entries.pairs),
		cards.pairs.length - doubtful(cards.pairs),
		cards.kept.length,
		cards.gone.length,
		cards.added.length,
		doubtful(cards.pairs),
		wrongCards.length
	];
}

function print(rows: (string | number)[][]) {
	const heads =
		'document,entries,edits,unchanged,reworded,changed,added,removed,wrong,missed,doubtful,logs kept,left,archived,new,doubtful,wrong';
	const all = [heads.split(','), ...rows];
	const widths = all[0]!.map((_, k) => Math.max(...all.map((row) => `${row[k]}`.length)));
	const line = (row: (string | number)[]) =>
		row.map((cell, k) => (k ? `${cell}`.padStart(widths[k]!) : `${cell}`.padEnd(widths[k]!)));
	const rule = widths.map((width, k) => (k ? '-'.repeat(width - 1) + ':' : '-'.repeat(width)));
	const [head, ...body] = all.map(line);
	for (const cells of [head!, rule, ...body]) console.log(`| ${cells.join(' | ')} |`);
}
