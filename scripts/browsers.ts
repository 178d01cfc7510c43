/**
 * `npm run test:browsers`: the main journey in Firefox and in WebKitGTK, on the build that is there. Not
 * part of `npm test`: it needs two more browsers. `--only=firefox` or `--only=webkit` runs one.
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { MISBEHAVE, MISDEEDS } from './browsers/ear.ts';
import { missingFeatures } from './browsers/features.ts';
import { startFirefox } from './browsers/firefox.ts';
import { firefoxPath, webkitPaths } from './browsers/installed.ts';
import { STEPS } from './browsers/journey.ts';
import { Page } from './browsers/page.ts';
import { startWebKit } from './browsers/webkit.ts';
import { until, type Started } from './browsers/wire.ts';
import { serve } from './serve.ts';

const PICTURES = 'test-results/browsers';
const BROWSERS: Record<string, (origin: string) => Promise<Started>> = {
	firefox: (origin) => startFirefox(firefoxPath(), origin),
	webkit: () => startWebKit(webkitPaths(), '800x1000x24')
};

const { values } = parseArgs({ options: { only: { type: 'string' } } });
let passed = 0;
let failed = 0;

function count(says: string, problem?: string): void {
	if (problem === undefined) passed++;
	else failed++;
	console.log(problem === undefined ? `  ✓ ${says}` : `  ✗ ${says}\n      ${problem}`);
}

async function step(says: string, run: () => Promise<void>): Promise<boolean> {
	try {
		await run();
		count(says);
		return true;
	} catch (error) {
		count(says, (error as Error).message);
		return false;
	}
}

/** No error was heard; and errors are heard. */
async function listen(page: Page, browser: Started): Promise<void> {
	const problems = async () => {
		await page.gather();
		return [...page.heard, ...((await browser.problems?.()) ?? [])];
	};
	await step('nothing threw and the policy forbade nothing', async () => {
		const heard = await problems();
		if (heard.length) throw new Error(heard.join('\n      '));
	});
	await step('deliberate errors are heard', async () => {
		const before = (await problems()).length;
		await page.run(MISBEHAVE);
		await until('All are heard', async () => (await problems()).length >= before + MISDEEDS);
	});
}

async function journey(name: string, start: (origin: string) => Promise<Started>): Promise<void> {
	console.log(`\n— ${name}`);
	// A port of its own is an origin of its own.
	const { url, server } = await serve({ port: 0 });
	const unplug = async () => {
		const closed = new Promise<void>((done) => server.close(() => done()));
		server.closeAllConnections();
		await closed;
	};
	let browser: Started | undefined;
	try {
		browser = await start(url);
		console.log(`  ${browser.version}`);
		const page = new Page(browser.wire, url);
		await page.resize(400, 800);
		const keep = (what: string, picture: Buffer) =>
			writeFileSync(join(PICTURES, `${name}-${what}.png`), picture);
		const place = { page, unplug, keep };
		for (const [says, run] of STEPS)
			// Every step stands on those before it.
			if (!(await step(says, () => run(place)))) {
				keep('failed', await page.screenshot());
				break;
			}
		await listen(page, browser);
		console.log(`  Not in this browser: ${(await missingFeatures(page)).join(', ') || 'nothing'}`);
	} catch (error) {
		count(`${name} runs on this machine`, (error as Error).message);
	} finally {
		await browser?.close();
		if (server.listening) await unplug();
	}
}

if (!existsSync('build/index.html')) {
	console.error('There is no build. Run "npm run build" first.');
	process.exit(1);
}
mkdirSync(PICTURES, { recursive: true });
for (const [name, start] of Object.entries(BROWSERS))
	if (!values.only || values.only === name) await journey(name, start);
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed || !passed ? 1 : 0);
