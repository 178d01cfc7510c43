/**
 * `npm run bench`: measures what was promised about size and speed on this machine, prints it, writes it
 * to docs/benchmarks.md, and ends with 1 and a sentence where a limit is missed. `--build=<folder>`
 * measures a build that is there already; `--only=bytes,paint,reading,today,queue,fold` measures a part and
 * writes nothing.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium, type BrowserContext } from '@playwright/test';
import { DEFAULT_ROLLOVER_HOUR, momentAt } from '../src/lib/core/day';
import { buildBarePage } from './bench/bare.ts';
import { launchOptions, phone, speaking } from './bench/browser.ts';
import { measureBytes } from './bench/bytes.ts';
import type { Section } from './bench/figures.ts';
import { measureFold } from './bench/fold.ts';
import { makeLibrary, type Library } from './bench/library.ts';
import { measureOpening, prepare, takeStarter } from './bench/opening.ts';
import { measurePaint } from './bench/paint.ts';
import { measureQueue } from './bench/queue.ts';
import { measureRating } from './bench/rating.ts';
import { measureReading } from './bench/reading.ts';
import { document, printSection } from './bench/report.ts';
import { expectSound, seed } from './bench/seed.ts';
import { serve } from './serve.ts';

const { values } = parseArgs({ options: { build: { type: 'string' }, only: { type: 'string' } } });
const parts = new Set((values.only ?? 'bytes,paint,reading,today,queue,fold').split(','));
const folder = values.build ?? 'build';
const servers: Server[] = [];
const leftovers: string[] = [];
const sections: Section[] = [];

async function host(at: string): Promise<string> {
	const { url, server } = await serve({ folder: at, port: 0 });
	servers.push(server);
	return url;
}

function temporaryFolder(): string {
	const path = mkdtempSync(join(tmpdir(), 'adage-bench-'));
	leftovers.push(path);
	return path;
}

function keep(section: Section): void {
	printSection(section);
	sections.push(section);
}

async function measurePages(): Promise<string> {
	const browser = await chromium.launch(launchOptions());
	try {
		const adage = await host(folder);
		if (parts.has('bytes')) keep(await measureBytes(browser, adage));
		if (parts.has('paint')) {
			const bare = buildBarePage();
			leftovers.push(bare.parent);
			keep(await measurePaint(browser, adage, await host(bare.folder)));
		}
		return browser.version();
	} finally {
		await browser.close();
	}
}

/** On a profile on disk: a private window's database would lie in memory. */
async function withProfile(measure: (context: BrowserContext) => Promise<void>): Promise<void> {
	const profile = temporaryFolder();
	const options = { ...launchOptions(), ...phone };
	const context = await speaking(await chromium.launchPersistentContext(profile, options));
	try {
		await measure(context);
	} finally {
		await context.close();
	}
}

async function measureDocuments(context: BrowserContext): Promise<void> {
	const url = await host(folder);
	keep(await measureReading(await prepare(context, url), url, temporaryFolder()));
}

async function measureLibrary(context: BrowserContext, library: Library): Promise<void> {
	// Each port is an origin with a database and a service worker of its own.
	const urls = {
		full: await host(folder),
		starter: await host(folder),
		empty: await host(folder)
	};
	const pages = {
		full: await prepare(context, urls.full),
		starter: await prepare(context, urls.starter),
		empty: await prepare(context, urls.empty)
	};
	await seed(pages.full, urls.full, library);
	await expectSound(pages.full, urls.full);
	await pages.full.goto(`${urls.full}/`);
	await takeStarter(pages.starter, urls.starter);
	keep(await measureOpening(pages));
	await pages.starter.close();
	await pages.empty.close();
	keep(await measureRating(pages.full, urls.full));
	await expectSound(pages.full, urls.full);
}

try {
	if (!values.build) execFileSync('npm', ['run', '--silent', 'build'], { stdio: 'inherit' });
	const browser = parts.has('bytes') || parts.has('paint') ? await measurePages() : '';
	const zone = (atMs: number) => -new Date(atMs).getTimezoneOffset();
	const library = makeLibrary(momentAt(Date.now(), zone, DEFAULT_ROLLOVER_HOUR));
	if (parts.has('reading')) await withProfile(measureDocuments);
	if (parts.has('today')) await withProfile((context) => measureLibrary(context, library));
	if (parts.has('queue')) await withProfile(async (context) => keep(await measureQueue(context)));
	if (parts.has('fold')) keep(measureFold(library.logs));
	if (!values.only) writeFileSync('docs/benchmarks.md', document(sections, browser));
} finally {
	for (const server of servers) {
		server.close();
		server.closeAllConnections();
	}
	for (const path of leftovers) rmSync(path, { recursive: true, force: true });
}
const missed = sections.flatMap(({ figures }) => figures.flatMap((row) => row.missed ?? []));
if (missed.length) console.error(`\nMissed: ${missed.join(' ')}`);
process.exit(missed.length ? 1 : 0);
