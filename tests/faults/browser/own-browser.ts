// A Chromium of our own on a profile of its own, so that the whole of it can be killed at once.
import { spawn, type ChildProcess } from 'node:child_process';
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test as base, chromium, type Page } from '@playwright/test';
import { chromiumPath } from '../../../scripts/chromium';
import { watch } from '../../e2e/journey';

export interface OwnBrowser {
	page: Page;
	/** As a battery that is taken out; resolves when nothing of it runs any more. */
	kill(): Promise<void>;
	/** As a person closes it: what it had in mind is on the disk. */
	close(): Promise<void>;
}

/** Makes the profile where it is none yet. */
type Launch = (profile: string) => Promise<OwnBrowser>;

/** Those that run; none may outlive what started it. */
const running = new Set<ChildProcess>();
const killOne = ({ pid }: ChildProcess) => {
	try {
		process.kill(-pid!, 'SIGKILL');
	} catch {
		// It is gone already.
	}
};
process.on('exit', () => running.forEach(killOne));

/** With a journey whose browsers are its own. One that is killed cannot hand over a trace: `trace: 'off'`. */
export const test = base.extend<{ launch: Launch; watched: string[] }>({
	/** What the journeys collect of every browser. */
	watched: async ({}, use) => {
		const problems: string[] = [];
		await use(problems);
		expect(problems).toEqual([]);
	},
	/** Whatever becomes of the test, none of its browsers is left. */
	launch: async ({ watched }, use) => {
		const mine: OwnBrowser[] = [];
		await use(async (profile) => {
			const browser = await launch(profile, watched);
			mine.push(browser);
			return browser;
		});
		await Promise.all(mine.map(({ kill }) => kill()));
	}
});

async function launch(profile: string, problems: string[]): Promise<OwnBrowser> {
	mkdirSync(profile, { recursive: true });
	const own = spawn(
		chromiumPath()!,
		[
			'--headless=new',
			'--no-sandbox',
			'--disable-gpu',
			'--disable-background-networking',
			'--disable-component-update',
			'--no-first-run',
			'--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
			'--remote-debugging-port=0',
			`--user-data-dir=${profile}`,
			'about:blank'
		],
		{ detached: true, stdio: ['ignore', 'ignore', 'pipe'] }
	);
	running.add(own);
	const gone = new Promise<void>((resolve) =>
		own.once('exit', () => {
			running.delete(own);
			resolve();
		})
	);
	const kill = () => {
		if (running.has(own)) killOne(own);
		return gone;
	};
	try {
		const browser = await chromium.connectOverCDP(await endpoint(own));
		const [context] = browser.contexts();
		await watch(context!, problems);
		const page = await context!.newPage();
		await page.setViewportSize({ width: 360, height: 740 });
		const close = async () => {
			const session = await browser.newBrowserCDPSession();
			await session.send('Browser.close').catch(() => {});
			// One that does not come to its end is not waited for.
			await Promise.race([gone, wait(15_000)]);
			await kill();
		};
		return { page, kill, close };
	} catch (error) {
		await kill();
		throw error;
	}
}

function endpoint(own: ChildProcess): Promise<string> {
	return new Promise((resolve, reject) => {
		let said = '';
		own.stderr!.on('data', (chunk: Buffer) => {
			said += chunk.toString();
			const found = /ws:\/\/\S+/.exec(said);
			if (found) resolve(found[0]);
		});
		own.once('exit', () => reject(new Error(`The browser did not start: ${said}`)));
	});
}

/** A copy of a profile on which no browser runs, but for what says that one does. */
export function copyProfile(from: string, to: string): void {
	rmSync(to, { recursive: true, force: true });
	const filter = (path: string) => !/\/Singleton\w+$/.test(path);
	cpSync(from, to, { recursive: true, filter });
}

/** From 0 up to 1, the same for a seed. */
export const chance = (seed: number): number => ((seed * 2_654_435_761) % 2 ** 32) / 2 ** 32;
