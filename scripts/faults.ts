/**
 * The fault matrix, every case of it (`npm test` runs a sample): builds, makes everything fail that can be
 * made to fail here, and writes what came of it into docs/reliability.md.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { ensureChromium } from './chromium.ts';
import type { Outcome } from '../tests/faults/record.ts';

const FOLDER = '.cache/faults';
const PAGE = 'docs/reliability.md';
const [BEGIN, END] = ['<!-- figures -->', '<!-- end of figures -->'];

function run(command: string, args: string[], env: Record<string, string> = {}): boolean {
	const { status } = spawnSync(command, args, {
		stdio: 'inherit',
		env: { ...process.env, FAULTS: 'all', ...env }
	});
	return status === 0;
}

rmSync(FOLDER, { recursive: true, force: true });
ensureChromium();
const passed = [
	run('npm', ['run', '--silent', 'build']),
	run('npm', ['run', '--silent', 'build'], { BASE_PATH: '/adage', BUILD_DIR: 'build-subpath' }),
	run('npx', ['vitest', 'run', 'tests/faults']),
	run('npx', ['playwright', 'test', 'tests/faults/browser', 'tests/e2e/lost-data', '--workers=1'])
];

const outcomes = (existsSync(FOLDER) ? readdirSync(FOLDER) : [])
	.map((file) => JSON.parse(readFileSync(`${FOLDER}/${file}`, 'utf8')) as Outcome)
	.sort((a, b) => (a.fault < b.fault ? -1 : 1));
const sum = (key: 'tries' | 'acknowledged' | 'lost' | 'invented') =>
	outcomes.reduce((all, outcome) => all + (outcome[key] ?? 0), 0);
const figures = (values: (string | number | undefined)[]) =>
	`| ${values.map((value) => value ?? '').join(' | ')} |`;
const table = [
	figures(['fault', 'tries', 'ratings acknowledged', 'lost', 'invented', 'what holds']),
	figures(['---', '--:', '--:', '--:', '--:', '---']),
	...outcomes.map(({ fault, tries, acknowledged, lost, invented, holds }) =>
		figures([fault, tries, acknowledged, lost, invented, holds])
	),
	figures(['**all**', sum('tries'), sum('acknowledged'), sum('lost'), sum('invented'), ''])
].join('\n');
const page = readFileSync(PAGE, 'utf8');
const [before] = page.split(BEGIN);
const [, after] = page.split(END);
// An outcome counts only where every check of the run held.
if (!passed.includes(false)) {
	writeFileSync(PAGE, `${before}${BEGIN}\n\n${table}\n\n${END}${after}`);
	run('npx', ['prettier', '--write', '--log-level=warn', PAGE]);
}
console.log(`\n${table}`);
process.exit(passed.includes(false) || sum('lost') || sum('invented') ? 1 : 0);
