/**
 * Everything that `npm test` runs: the build, unit and property tests, then the journeys in a real
 * Chromium. Ends with a line that says what really ran.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';
import { ensureChromium } from './chromium.ts';

// Not Playwright's own folder, which it empties.
const RESULTS = '.cache/results';
const UNIT = `${RESULTS}/unit.json`;
const JOURNEYS = `${RESULTS}/journeys.json`;

interface Count {
	passed: number;
	/** What each failure is named and what it says, in its first line. */
	failures: string[];
}

/** The part of vitest's report (`--reporter=json`) that is read here. */
interface UnitReport {
	numPassedTests: number;
	testResults: {
		name: string;
		status: string;
		message: string;
		assertionResults: { fullName: string; status: string; failureMessages: string[] | null }[];
	}[];
}

/** The part of Playwright's report that is read here. */
interface JourneySuite {
	suites?: JourneySuite[];
	specs?: { title: string; file: string; ok: boolean; tests: JourneyTest[] }[];
}
interface JourneyTest {
	results: { errors?: { message?: string }[] }[];
}
interface JourneyReport extends JourneySuite {
	stats: { expected: number };
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

const first = (message = '') => stripVTControlCharacters(message).split('\n').slice(0, 3).join(' ');

function unitCount(): Count {
	const report = read<UnitReport>(UNIT);
	const failures = (report?.testResults ?? []).flatMap((file) => {
		const named = file.assertionResults
			.filter((test) => test.status === 'failed')
			.map((test) => `${file.name}: ${test.fullName}: ${first(test.failureMessages?.[0])}`);
		// A file that could not be loaded has a failure and no test.
		if (file.status !== 'failed' || named.length) return named;
		return [`${file.name}: ${first(file.message)}`];
	});
	return { passed: report?.numPassedTests ?? 0, failures };
}

function failuresIn(suite: JourneySuite): string[] {
	const own = (suite.specs ?? [])
		.filter((spec) => !spec.ok)
		.map((spec) => {
			const error = spec.tests.flatMap((test) => test.results.flatMap((r) => r.errors ?? []))[0];
			return `${spec.file}: ${spec.title}: ${first(error?.message)}`;
		});
	return [...own, ...(suite.suites ?? []).flatMap(failuresIn)];
}

function journeyCount(): Count {
	const report = read<JourneyReport>(JOURNEYS);
	return { passed: report?.stats.expected ?? 0, failures: report ? failuresIn(report) : [] };
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
const failures = counts.flatMap((count) => count.failures);
const failed = failures.length;
// A step that broke before it could count must not read as a success.
const broken = steps.length < 4 || steps.includes(false) || counts.some((c) => c.passed === 0);
// At the end, where whoever reads only that finds them.
for (const failure of failures)
	console.log(`\nfailed: ${failure.replace(`${process.cwd()}/`, '')}`);
console.log(`\n${passed} passed, ${broken ? Math.max(failed, 1) : failed} failed`);
process.exit(broken || failed ? 1 : 0);
