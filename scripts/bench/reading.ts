/**
 * Reading long FAQs in the browser: from the choice of a file until its questions are on the screen, and
 * what the page's main thread did meanwhile.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { formats, longFaq, MEGABYTE, type LongFaq } from './documents.ts';
import { figure, limited, ms, percentile, type Section } from './figures.ts';
import { startTrace, tasksOf, type TraceEvent } from './trace.ts';

const SIZE = 5 * MEGABYTE;
const READ_LIMIT_MS = 5000;
const TASK_LIMIT_MS = 50;

interface Reading {
	readMs: number;
	/** How long each task of the main thread took by the clock, until the questions were there. */
	taskMs: number[];
}

/** The files are put into `folder`. */
export async function measureReading(page: Page, url: string, folder: string): Promise<Section> {
	const readings: { format: string; reading: Reading }[] = [];
	for (const format of formats)
		readings.push({ format, reading: await readOnce(page, url, longFaq(format, SIZE), folder) });
	const tasks = readings.flatMap(({ reading }) => reading.taskMs);
	return {
		title: 'Reading a FAQ of 5 MB',
		how:
			'One file of each format, made of the same questions, given to the file picker. Measured from ' +
			'its choice until the questions are on the screen, stored for a restart included. AsciiDoc has ' +
			'2 MB, the most that its reader takes. The tasks ' +
			'are the main thread’s in that time, by the clock.',
		figures: [
			...readings.map(({ format, reading }) =>
				limited(`${format}, until its questions show`, reading.readMs, READ_LIMIT_MS, ms)
			),
			limited('Main-thread tasks, 99th percentile', percentile(tasks, 0.99), TASK_LIMIT_MS, ms),
			figure('Main-thread tasks, longest', ms(Math.max(...tasks)))
		]
	};
}

async function readOnce(page: Page, url: string, faq: LongFaq, folder: string) {
	const { name, text, questions } = faq;
	// From disk, as a person's file: one that is sent into the page is work of the page.
	const path = join(folder, name);
	writeFileSync(path, text);
	await page.goto(`${url}/import/`);
	const picker = page.locator('input[type=file]').first();
	await picker.waitFor({ state: 'attached' });
	await page.evaluate(markReading);
	const stop = await startTrace(page);
	await picker.setInputFiles(path);
	await page.waitForFunction(
		() =>
			performance.getEntriesByName('adage:found').length || document.querySelector('[role=alert]')
	);
	const events = await stop();
	const said = await page.getByRole('heading', { level: 1 }).innerText();
	if (said !== `${questions.toLocaleString('en')} questions found`)
		throw new Error(`${name}: ${said}`);
	await page.getByRole('button', { name: 'Choose another' }).click();
	return timesOf(events);
}

/** Runs in the page: marks the choice of a file, and the paint of the questions in it. */
function markReading(): void {
	document.addEventListener('change', () => performance.mark('adage:chosen'), {
		capture: true,
		once: true
	});
	const { port1, port2 } = new MessageChannel();
	port2.onmessage = () => performance.mark('adage:found');
	const watch = new MutationObserver(() => {
		if (!/found/.test(document.querySelector('h1')?.textContent ?? '')) return;
		watch.disconnect();
		// A message sent in a frame arrives when that frame is painted.
		requestAnimationFrame(() => port1.postMessage(''));
	});
	watch.observe(document.body, { subtree: true, childList: true, characterData: true });
}

function timesOf(events: TraceEvent[]): Reading {
	const chosen = events.find(({ name }) => name === 'adage:chosen');
	const found = events.find(({ name }) => name === 'adage:found');
	if (!chosen || !found) throw new Error('The reading does not show in the trace.');
	const within = tasksOf(events, chosen).filter(
		({ ts, dur = 0 }) => ts + dur > chosen.ts && ts < found.ts
	);
	return {
		readMs: (found.ts - chosen.ts) / 1000,
		taskMs: within.map(({ dur = 0 }) => dur / 1000)
	};
}
