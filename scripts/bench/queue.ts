/**
 * What the plan of a day costs over reading its rows: in Chromium, on a profile on disk, with the store
 * itself in a page of its own.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { build } from 'vite';
import { figure, limited, median, spread, times, type Section } from './figures.ts';

const CARDS = 100_000;
const RUNS = 9;
const RATIO_LIMIT = 1.5;

interface Bench {
	fill(cards: number): Promise<void>;
	order(order: string): Promise<void>;
	plan(): Promise<{ ms: number; owed: number }>;
	read(limit?: number): Promise<{ ms: number; rows: number }>;
}

export async function measureQueue(context: BrowserContext): Promise<Section> {
	const folder = mkdtempSync(join(tmpdir(), 'adage-queue-'));
	const server = createServer((request, response) => {
		const script = request.url === '/page.js';
		response.setHeader('content-type', script ? 'text/javascript' : 'text/html');
		response.end(
			script
				? readFileSync(join(folder, 'page.js'))
				: '<!doctype html><script type="module" src="/page.js"></script>'
		);
	});
	try {
		await bundle(folder);
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		const page = await context.newPage();
		await page.goto(`http://localhost:${(server.address() as AddressInfo).port}/`);
		await page.waitForFunction(() => 'bench' in globalThis);
		return await measure(page);
	} finally {
		server.close();
		server.closeAllConnections();
		rmSync(folder, { recursive: true, force: true });
	}
}

async function bundle(folder: string): Promise<void> {
	await build({
		configFile: false,
		logLevel: 'error',
		build: {
			outDir: folder,
			lib: { entry: 'scripts/bench/queue-page.ts', formats: ['es'], fileName: () => 'page.js' }
		}
	});
}

async function measure(page: Page): Promise<Section> {
	await page.evaluate(
		(cards) => (globalThis as unknown as { bench: Bench }).bench.fill(cards),
		CARDS
	);
	const whole = await compare(page, 'retrievability');
	const usual = await compare(page, 'due', 300);
	const ratio = median(whole.plan) / median(whole.read);
	return {
		title: 'The plan of a day',
		how:
			`One deck of ${CARDS.toLocaleString('en')} cards, all due. In an order that needs each of their ` +
			'rows (descending by what was forgotten), against reading the same rows by the same index; ' +
			'and in the usual order, which reads as many as the day’s limit can reach, against reading ' +
			`those. In Chromium, on a profile on disk, ${RUNS} alternating runs after one to warm up; ` +
			'medians, in brackets the range. The limit is on the first ratio.',
		figures: [
			figure('Reading all rows', spread(whole.read)),
			figure('The plan from all rows', spread(whole.plan)),
			limited('Ratio', ratio, RATIO_LIMIT, times),
			figure('Reading the rows of a day in the usual order', spread(usual.read)),
			figure('The plan of that day', spread(usual.plan))
		]
	};
}

async function compare(page: Page, order: string, limit?: number) {
	return page.evaluate(
		async ({ order, limit, runs }) => {
			const { bench } = globalThis as unknown as { bench: Bench };
			await bench.order(order);
			const took = { plan: [] as number[], read: [] as number[] };
			for (let run = -1; run < runs; run++) {
				const read = await bench.read(limit);
				const plan = await bench.plan();
				if (plan.owed !== 200) throw new Error(`The plan owes ${plan.owed} cards.`);
				if (run < 0) continue;
				took.read.push(read.ms);
				took.plan.push(plan.ms);
			}
			return took;
		},
		{ order, limit, runs: RUNS }
	);
}
