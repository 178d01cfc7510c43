// A Chromium of our own on a profile of its own, so that the whole of it can be killed at once.
import { spawn, type ChildProcess } from 'node:child_process';
import { chromium, type Page } from '@playwright/test';
import { chromiumPath } from '../../../scripts/chromium';

export interface OwnBrowser {
	page: Page;
	/** As a battery that is taken out; resolves when nothing of it runs any more. */
	kill(): Promise<void>;
}

export async function launch(profile: string): Promise<OwnBrowser> {
	const process = spawn(
		chromiumPath()!,
		[
			'--headless=new',
			'--no-sandbox',
			'--disable-gpu',
			'--disable-background-networking',
			'--disable-component-update',
			'--no-first-run',
			'--remote-debugging-port=0',
			`--user-data-dir=${profile}`,
			'about:blank'
		],
		{ detached: true, stdio: ['ignore', 'ignore', 'pipe'] }
	);
	const browser = await chromium.connectOverCDP(await endpoint(process));
	const page = await browser.contexts()[0]!.newPage();
	await page.setViewportSize({ width: 360, height: 740 });
	return {
		page,
		async kill() {
			const gone = new Promise((resolve) => process.once('exit', resolve));
			globalThis.process.kill(-process.pid!, 'SIGKILL');
			await gone;
		}
	};
}

function endpoint(process: ChildProcess): Promise<string> {
	return new Promise((resolve, reject) => {
		let said = '';
		process.stderr!.on('data', (chunk: Buffer) => {
			said += chunk.toString();
			const found = /ws:\/\/\S+/.exec(said);
			if (found) resolve(found[0]);
		});
		process.once('exit', () => reject(new Error(`The browser did not start: ${said}`)));
	});
}
