/**
 * Everything that `npm test` runs: the build, unit and property tests, then the journeys in a real
 * Chromium. Ends with a line that says what really ran.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { ensureChromium } from './chromium.ts';

// Not Playwright's own folder, which it empties.
const RESULTS = '.cache/results';
const UNIT = `${RESULTS}/unit.json`;
const JOURNEYS = `${RESULTS}/journeys.json`;

interface Count {
	passed: number;
	failed: number;
}

function run(name: string, command: string, args: string[], env: Record<string, string> = {}) {
	console.log(`\n— ${name}`);
	const started = Date.now();
	const { status } = spawnSync(command, args, {
		stdio: 'inherit',
		env: { ...process.env, ...env }
	});
	console.log(`${name}: ${Math.round((Date.now() - started) / 1000)} s`);
	return status === 0;
}

function read<T>(file: string): T | undefined {
	return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as T) : undefined;
}

function unitCount(): Count {
	const report = read<{ numPassedTests: number; numFailedTests: number }>(UNIT);
	return { passed: report?.numPassedTests ?? 0, failed: report?.numFailedTests ?? 0 };
}

function journeyCount(): Count {
	const stats = read<{ stats: { expected: number; unexpected: number; flaky: number } }>(JOURNEYS);
	return { passed: stats?.stats.expected ?? 0, failed: stats?.stats.unexpected ?? 0 };
}

rmSync(RESULTS, { recursive: true, force: true });
mkdirSync(RESULTS, { recursive: true });
const steps = [
	run('build', 'npm', ['run', '--silent', 'build']),
	run('build under a sub-path', 'npm', ['run', '--silent', 'build'], {
		BASE_PATH: '/adage',
		BUILD_DIR: 'build-subpath'
	}),
	run('unit and property tests', 'npx', [
		'vitest',
		'run',
		'--reporter=default',
		'--reporter=json',
		`--outputFile.json=${UNIT}`
	])
];
if (steps[0] && steps[1]) {
	ensureChromium();
	steps.push(run('journeys', 'npx', ['playwright', 'test'], { PLAYWRIGHT_JSON: JOURNEYS }));
}
const counts = [unitCount(), journeyCount()];
const passed = counts.reduce((sum, count) => sum + count.passed, 0);
const failed = counts.reduce((sum, count) => sum + count.failed, 0);
// A step that broke before it could count must not read as a success.
const broken = steps.length < 4 || steps.includes(false) || counts.some((c) => c.passed === 0);
console.log(`\n${passed} passed, ${broken ? Math.max(failed, 1) : failed} failed`);
process.exit(broken || failed ? 1 : 0);
