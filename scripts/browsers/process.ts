/** Programs started for a journey, and ended with it, whatever ends it. */
import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';

const running = new Set<ChildProcess>();

process.once('exit', () => running.forEach((child) => signal(child, 'SIGKILL')));
for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => process.exit(1));

/** In a group of its own, so that the browser's other processes end with it. */
export function start(path: string, args: string[], options: SpawnOptions = {}): ChildProcess {
	const child = spawn(path, args, { stdio: 'ignore', ...options, detached: true });
	running.add(child);
	// That it did not start is noticed, and told better, by whoever waits for it.
	child.on('error', () => {});
	return child;
}

export async function end(child: ChildProcess): Promise<void> {
	const gone = new Promise<void>((done) => {
		if (!child.pid || child.exitCode !== null || child.signalCode !== null) done();
		else child.once('exit', () => done());
	});
	signal(child, 'SIGTERM');
	const timer = setTimeout(() => signal(child, 'SIGKILL'), 5000);
	await gone;
	clearTimeout(timer);
	// Helpers may outlive the first process.
	signal(child, 'SIGKILL');
	running.delete(child);
}

function signal({ pid }: ChildProcess, name: NodeJS.Signals): void {
	if (!pid) return;
	try {
		process.kill(-pid, name);
	} catch {
		// Already gone.
	}
}
