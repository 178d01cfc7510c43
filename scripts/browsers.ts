/**
 * `npm run test:browsers`: the main journey in Firefox and in WebKitGTK, on the build that is there. Not
 * part of `npm test`: it needs two more browsers. `--only=firefox` or `--only=webkit` runs one.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { missingFeatures } from './browsers/features.ts';
import { startFirefox } from './browsers/firefox.ts';
import { firefoxPath, webkitPaths } from './browsers/installed.ts';
import { STEPS } from './browsers/journey.ts';
import { Page } from './browsers/page.ts';
import { startWebKit } from './browsers/webkit.ts';
import type { Started } from './browsers/wire.ts';
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

async function journey(name: string, start: (origin: string) => Promise<Started>): Promise<void> {
	console.log(`\n— ${name}`);
	// A port of its own is an origin of its own.
	const { url, server } = await serve({ port: 0 });
	const unplug = async () => {
		server.closeAllConnections();
		await new Promise<void>((done) => server.close(() => done()));
	};
	let browser: Started | undefined;
	try {
		browser = await start(url);
		console.log(`  ${browser.version}`);
		const page = new Page(browser.wire, url);
		await page.resize(400, 800);
		const keep = (what: string, picture: Buffer) =>
			writeFileSync(join(PICTURES, `${name}-${what}.png`), picture);
		for (const [says, run] of STEPS) {
			try {
				await run({ page, unplug, keep });
				count(says);
			} catch (error) {
				count(says, (error as Error).message);
				keep('failed', await page.screenshot());
				// Every step stands on those before it.
				break;
			}
		}
		const problems = await browser.problems();
		count('nothing is on the console', problems.length ? problems.join('\n      ') : undefined);
		console.log(`  Not in this browser: ${(await missingFeatures(page)).join(', ') || 'nothing'}`);
	} catch (error) {
		count(`${name} runs on this machine`, (error as Error).message);
	} finally {
		await browser?.close();
		if (server.listening) await unplug();
	}
}

mkdirSync(PICTURES, { recursive: true });
for (const [name, start] of Object.entries(BROWSERS))
	if (!values.only || values.only === name) await journey(name, start);
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed || !passed ? 1 : 0);
