/** The figures as a person reads them: in the terminal, and as docs/benchmarks.md. */
import { cpus } from 'node:os';
import type { Section } from './figures.ts';

export function printSection({ title, figures }: Section): void {
	console.log(`\n${title}`);
	const wide = (of: 'what' | 'measured') => Math.max(...figures.map((row) => row[of].length));
	for (const { what, measured, limit, missed } of figures) {
		const verdict = limit && (missed ? `${limit}: MISSED` : limit);
		console.log(
			`  ${what.padEnd(wide('what'))}  ${measured.padEnd(wide('measured'))}  ${verdict}`.trimEnd()
		);
	}
}

export function document(sections: Section[], browser: string): string {
	const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'processor'}`;
	const parts = sections.map(({ title, how, figures }) => {
		const rows = figures.map(
			({ what, measured, limit, missed }) =>
				`| ${what} | ${missed ? `**${measured}**` : measured} | ${limit} |`
		);
		return [`## ${title}`, how, ['| | measured | limit |', '|---|---|---|', ...rows].join('\n')];
	});
	return [
		'# Benchmarks',
		'Made by `npm run bench`, which builds the app, measures, writes this page and fails with a ' +
			'sentence where a limit is missed (such a figure stands in bold here). Times are of one ' +
			`machine and no test depends on them: ${machine}, Chromium ${browser}, Node ${process.versions.node}.`,
		...parts.flat()
	]
		.join('\n\n')
		.concat('\n');
}
