// A file system of a few megabytes under what a browser keeps of a site: its databases and its files. It is mounted in
// a namespace of its own, so it takes no rights and is gone with the process that holds it.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

export interface SmallDisk {
	/** What a command that sees it begins with. */
	within: string[];
	/** Fills it but for so many bytes. */
	fill(but: number): void;
	/** Takes away what filled it. */
	empty(): void;
	/** Where browsers that are killed leave it. */
	drop(): void;
}

const OWN = ['-r', '-m'];

/** Whether this machine lets anybody mount in a namespace of their own. */
export const canMount = (): boolean =>
	spawnSync('unshare', [...OWN, 'sh', '-c', 'mount -t tmpfs none /tmp']).status === 0;

/** Under the folders that Chromium has for databases and for files of sites, in a profile that is none yet. */
export async function smallDisk(profile: string, bytes: number): Promise<SmallDisk> {
	const disk = `${profile}-disk`;
	const folders = ['IndexedDB', 'File System'].map((name) => join(profile, 'Default', name));
	for (const folder of [disk, ...folders]) mkdirSync(folder, { recursive: true });
	const steps = [
		`mount -t tmpfs -o size=${bytes} none '${disk}'`,
		...folders.flatMap((folder, i) => [
			`mkdir '${disk}/${i}'`,
			`mount --bind '${disk}/${i}' '${folder}'`
		]),
		'echo ready',
		// Until what began it is gone.
		'exec cat'
	];
	const holder = spawn('unshare', [...OWN, 'sh', '-c', steps.join(' && ')], {
		stdio: ['pipe', 'pipe', 'inherit']
	});
	await new Promise((ready, failed) => {
		holder.stdout.once('data', ready);
		holder.once('exit', () => failed(new Error('No small file system could be mounted.')));
	});
	const namespace = ['-t', String(holder.pid), '-U', '-m', '--preserve-credentials'];
	const within = ['nsenter', ...namespace, '--'];
	const run = (command: string) =>
		execFileSync(within[0]!, [...within.slice(1), 'sh', '-c', command]).toString();
	const filler = `'${disk}/filler'`;
	return {
		within,
		fill(but) {
			const free = Number(run(`df -B1 --output=avail '${disk}' | tail -1`));
			// More than there is room for says so, and has filled it.
			run(`head -c ${Math.max(0, free - but)} /dev/zero >> ${filler} 2>/dev/null || true`);
		},
		empty: () => void run(`rm -f ${filler}`),
		drop: () => void holder.kill('SIGKILL')
	};
}
