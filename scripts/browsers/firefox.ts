/**
 * Firefox without geckodriver, which Debian lacks: Marionette, the server in Firefox that geckodriver
 * itself talks to. JSON over a plain socket, each message with its length before it.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { end, start } from './process.ts';
import { until, WireError, type Params, type Started, type Wire } from './wire.ts';

const PREFERENCES = {
	// Any free port; Firefox writes the one it took into the profile.
	'marionette.port': 0,
	// As little as possible besides the app is on the network.
	'services.settings.server': 'data:,#none',
	'app.update.disabledForTesting': true,
	'browser.shell.checkDefaultBrowser': false,
	'datareporting.policy.dataSubmissionEnabled': false,
	'network.captive-portal-service.enabled': false,
	'network.connectivity-service.enabled': false
};

/** What pages threw and what the policy forbade, by the browser's own list. Runs in Firefox, not here. */
const READ_CONSOLE = `
	const said = [];
	for (const message of Services.console.getMessageArray()) {
		if (!(message instanceof Ci.nsIScriptError)) continue;
		const policy = /CSP|Security/.test(message.category);
		const error = !(message.flags & Ci.nsIScriptError.warningFlag);
		if (!policy && !(error && message.sourceName.startsWith(arguments[0]))) continue;
		said.push(message.category + ': ' + message.errorMessage + ' ' + message.sourceName);
	}
	return said;
`;

export async function startFirefox(path: string, origin: string): Promise<Started> {
	const profile = mkdtempSync(join(tmpdir(), 'adage-firefox-'));
	const lines = Object.entries(PREFERENCES).map(
		([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`
	);
	writeFileSync(join(profile, 'user.js'), lines.join('\n'));
	const firefox = start(
		path,
		// System access is what lets the console be read.
		['--headless', '--marionette', '--remote-allow-system-access', '--profile', profile],
		{ env: { ...process.env, HOME: profile } }
	);
	const close = async () => {
		await end(firefox);
		rmSync(profile, { recursive: true, force: true });
	};
	try {
		const port = await until(
			'Firefox opens its Marionette port',
			async () => Number(readFileSync(join(profile, 'MarionetteActivePort'), 'utf8')),
			{ limit: 60_000, every: 250 }
		);
		const wire = await marionette(port);
		const { capabilities } = (await wire.send('NewSession', {})) as {
			capabilities: { browserVersion: string };
		};
		return {
			wire,
			version: `Firefox ${capabilities.browserVersion}`,
			async problems() {
				await wire.chrome(true);
				const script = { script: READ_CONSOLE, args: [origin] };
				const { value } = (await wire.send('ExecuteScript', script)) as { value: string[] };
				await wire.chrome(false);
				return value;
			},
			close
		};
	} catch (error) {
		await close();
		throw error;
	}
}

type Marionette = Wire & { chrome(on: boolean): Promise<unknown> };
type Reply = [1, number, { error: string; message: string } | null, unknown];

async function marionette(port: number): Promise<Marionette> {
	const socket = connect(port, '127.0.0.1');
	const waiting = new Map<number, (reply: Reply) => void>();
	let lastId = 0;
	socket.once('close', () => {
		const gone = { error: 'disconnected', message: 'Firefox has ended.' };
		for (const [id, answer] of waiting) answer([1, id, gone, null]);
	});
	await new Promise<void>((greeted, failed) => {
		socket.once('error', failed);
		listen(socket, (message) => {
			if (Array.isArray(message)) {
				const reply = message as Reply;
				waiting.get(reply[1])?.(reply);
				waiting.delete(reply[1]);
			} else greeted();
		});
	});
	const call = (name: string, params: Params) =>
		new Promise<unknown>((resolve, reject) => {
			const id = ++lastId;
			waiting.set(id, ([, , error, result]) =>
				error ? reject(new WireError(error.error, error.message)) : resolve(result)
			);
			const text = JSON.stringify([0, id, name, params]);
			socket.write(`${Buffer.byteLength(text)}:${text}`);
		});
	return {
		send: (command, params = {}) => call(`WebDriver:${command}`, params),
		chrome: (on) => call('Marionette:SetContext', { value: on ? 'chrome' : 'content' })
	};
}

function listen(socket: Socket, heard: (message: unknown) => void): void {
	let buffer = Buffer.alloc(0);
	socket.on('data', (data: Buffer) => {
		buffer = Buffer.concat([buffer, data]);
		for (;;) {
			const colon = buffer.indexOf(':');
			const start = colon + 1;
			const stop = start + Number(buffer.subarray(0, colon));
			if (colon < 0 || buffer.length < stop) return;
			heard(JSON.parse(buffer.toString('utf8', start, stop)));
			buffer = buffer.subarray(stop);
		}
	});
}
