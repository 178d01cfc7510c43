/** Programs started for a journey, and ended with it. */
import type { ChildProcess } from 'node:child_process';

/** In a group of its own, so that the browser's other processes end with it. */
export const quiet = { stdio: 'ignore', detached: true } as const;

export async function end(child: ChildProcess): Promise<void> {
	if (child.pid === undefined) return;
	const gone = new Promise<void>((done) => {
		if (child.exitCode !== null || child.signalCode !== null) done();
		else child.once('exit', () => done());
	});
	signal(child.pid, 'SIGTERM');
	const timer = setTimeout(() => signal(child.pid!, 'SIGKILL'), 5000);
	await gone;
	clearTimeout(timer);
	// Helpers may outlive the first process.
	signal(child.pid, 'SIGKILL');
}

function signal(group: number, name: NodeJS.Signals): void {
	try {
		process.kill(-group, name);
	} catch {
		// Already gone.
	}
}
