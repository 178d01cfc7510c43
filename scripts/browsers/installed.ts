/** Which executables the journeys drive: the one an environment variable names, else the system's. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

interface Program {
	/** Overrides the search. */
	variable: string;
	names: string[];
	/** Debian's package. */
	from: string;
	/** Where to look besides PATH. */
	folders?: () => string[];
}

const FIREFOX: Program = {
	variable: 'FIREFOX_PATH',
	names: ['firefox-esr', 'firefox'],
	from: 'firefox-esr'
};
const WEBKIT_DRIVER: Program = {
	variable: 'WEBKIT_DRIVER_PATH',
	names: ['WebKitWebDriver'],
	from: 'webkit2gtk-driver'
};
const MINI_BROWSER: Program = {
	variable: 'MINIBROWSER_PATH',
	names: ['MiniBrowser'],
	// The driver's package brings the library, and the library the browser.
	from: 'webkit2gtk-driver',
	folders: webkitFolders
};
const XVFB: Program = { variable: 'XVFB_PATH', names: ['Xvfb'], from: 'xvfb' };

export function firefoxPath(): string {
	const [firefox] = ensure([FIREFOX]);
	return firefox!;
}

export function webkitPaths(): { driver: string; browser: string; xvfb: string } {
	const [driver, browser, xvfb] = ensure([WEBKIT_DRIVER, MINI_BROWSER, XVFB]);
	return { driver: driver!, browser: browser!, xvfb: xvfb! };
}

/** MiniBrowser is no command of its own: it lies beside the library, one for each of its versions. */
function webkitFolders(): string[] {
	const triplets = existsSync('/usr/lib') ? readdirSync('/usr/lib') : [];
	return triplets
		.filter((name) => name.includes('-linux-'))
		.flatMap((name) =>
			['webkitgtk-6.0', 'webkit2gtk-4.1', 'webkit2gtk-4.0'].map((v) => join('/usr/lib', name, v))
		);
}

function find({ variable, names, folders }: Program): string | undefined {
	const wanted = process.env[variable];
	if (wanted) {
		if (!existsSync(wanted)) throw new Error(`${variable} names ${wanted}, which is not there.`);
		return wanted;
	}
	const all = [...(process.env.PATH ?? '').split(delimiter), ...(folders?.() ?? [])];
	return names.flatMap((name) => all.map((folder) => join(folder, name))).find(existsSync);
}

/** All of them, or a sentence that says what to install. */
function ensure(programs: Program[]): string[] {
	const missing = programs.filter((program) => !find(program));
	if (missing.length) install([...new Set(missing.map(({ from }) => from))]);
	return programs.map((program) => {
		const found = find(program);
		if (found) return found;
		throw new Error(
			`There is no ${program.names[0]} here and it could not be installed. ` +
				`Install Debian's ${program.from}, or set ${program.variable} to the executable.`
		);
	});
}

function install(packages: string[]): void {
	for (const args of [['update'], ['install', '-y', '--no-install-recommends', ...packages]]) {
		console.log(`Not here: apt-get ${args.join(' ')}`);
		try {
			execFileSync('apt-get', args, {
				stdio: ['ignore', 'ignore', 'inherit'],
				env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
				timeout: 600_000
			});
		} catch {
			// What is still missing is said by the caller.
		}
	}
}
