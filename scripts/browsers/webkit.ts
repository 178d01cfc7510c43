/**
 * WebKitGTK: its driver speaks W3C WebDriver over HTTP and starts MiniBrowser, which draws into a virtual
 * screen.
 */
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { end, start } from './process.ts';
import { until, WireError, type Command, type Params, type Started, type Wire } from './wire.ts';

/** How each command is said over HTTP; `:name` is taken from its parameters. */
const ROUTES: Record<Command, [method: 'GET' | 'POST' | 'DELETE', path: string]> = {
	NewSession: ['POST', ''],
	SetWindowRect: ['POST', '/window/rect'],
	Navigate: ['POST', '/url'],
	FindElement: ['POST', '/element'],
	ElementClick: ['POST', '/element/:id/click'],
	ExecuteScript: ['POST', '/execute/sync'],
	TakeScreenshot: ['GET', '/screenshot'],
	DeleteSession: ['DELETE', '']
};

interface Paths {
	driver: string;
	browser: string;
	xvfb: string;
}

export async function startWebKit(paths: Paths, screen: string): Promise<Started> {
	const home = mkdtempSync(join(tmpdir(), 'adage-webkit-'));
	const xvfb = start(paths.xvfb, ['-displayfd', '3', '-screen', '0', screen], {
		stdio: ['ignore', 'ignore', 'ignore', 'pipe']
	});
	const port = await freePort();
	let driver: ChildProcess | undefined;
	const close = async () => {
		if (driver) await end(driver);
		await end(xvfb);
		rmSync(home, { recursive: true, force: true });
	};
	try {
		const display = await firstLine(xvfb.stdio[3] as Readable);
		driver = start(paths.driver, [`--port=${port}`], {
			env: {
				...process.env,
				DISPLAY: `:${display}`,
				GDK_BACKEND: 'x11',
				// A clean home, so that nothing of the user's is read or kept.
				HOME: home,
				XDG_DATA_HOME: join(home, 'data'),
				XDG_CACHE_HOME: join(home, 'cache'),
				// There is no session bus on a server, and nobody to read the screen aloud.
				NO_AT_BRIDGE: '1',
				GTK_A11Y: 'none'
			}
		});
		const { wire, version } = await open(`http://127.0.0.1:${port}`, paths.browser);
		return {
			wire,
			version: `WebKitGTK ${version}`,
			async close() {
				await wire.send('DeleteSession').catch(() => {});
				await close();
			}
		};
	} catch (error) {
		await close();
		throw error;
	}
}

async function open(address: string, binary: string): Promise<{ wire: Wire; version: string }> {
	await until('The WebKit driver answers', async () => (await fetch(`${address}/status`)).ok);
	const args = ['--automation'];
	const opened = (await request('POST', `${address}/session`, {
		capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': { binary, args } } }
	})) as { sessionId: string; capabilities: { browserVersion: string } };
	const session = `${address}/session/${opened.sessionId}`;
	return {
		version: opened.capabilities.browserVersion,
		wire: {
			send(command, params = {}) {
				const [method, path] = ROUTES[command];
				const filled = path.replace(/:(\w+)/, (_, name: string) => String(params[name]));
				return request(method, session + filled, params);
			}
		}
	};
}

async function request(method: string, url: string, params: Params): Promise<unknown> {
	const body = method === 'POST' ? JSON.stringify(params) : undefined;
	const signal = AbortSignal.timeout(60_000);
	const response = await fetch(url, { method, body, signal }).catch((error: Error) => {
		throw new Error(`The WebKit driver did not answer: ${error.message}`);
	});
	const { value } = (await response.json()) as { value: unknown };
	if (response.ok) return value;
	const { error, message } = value as { error: string; message: string };
	throw new WireError(error, message);
}

function freePort(): Promise<number> {
	return new Promise((resolve) => {
		const server = createServer().listen(0, '127.0.0.1', () => {
			const { port } = server.address() as AddressInfo;
			server.close(() => resolve(port));
		});
	});
}

function firstLine(stream: Readable): Promise<string> {
	return new Promise((resolve, reject) => {
		stream.once('data', (data: Buffer) => resolve(String(data).trim()));
		stream.once('error', reject);
		stream.once('end', () => reject(new Error('The virtual screen did not start.')));
	});
}
