/**
 * Which Chromium the browser tests drive: `CHROMIUM_PATH`, else Playwright's own, else the system's.
 * Run as a program it installs one where there is none: by Playwright, else Debian's package.
 */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from '@playwright/test';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** The executable, or undefined where none is installed. */
export function chromiumPath(): string | undefined {
	const wanted = process.env.CHROMIUM_PATH;
	if (wanted) {
		if (!existsSync(wanted)) throw new Error(`CHROMIUM_PATH names ${wanted}, which is not there.`);
		return wanted;
	}
	if (existsSync(chromium.executablePath())) return chromium.executablePath();
	const folders = (process.env.PATH ?? '').split(delimiter);
	return NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find(existsSync);
}

/** Finds a Chromium or installs one. Throws with what to do where neither works. */
export function ensureChromium(): string {
	const found = chromiumPath();
	if (found) return found;
	const tries: [string, string[]][] = [
		['npx', ['playwright', 'install', 'chromium']],
		['apt-get', ['update']],
		['apt-get', ['install', '-y', '--no-install-recommends', 'chromium']]
	];
	for (const [command, args] of tries) {
		console.log(`No Chromium here: ${command} ${args.join(' ')}`);
		try {
			execFileSync(command, args, { stdio: 'inherit', timeout: 600_000 });
		} catch {
			continue;
		}
		const installed = chromiumPath();
		if (installed) return installed;
	}
	throw new Error(
		'No Chromium could be installed. Install one, or set CHROMIUM_PATH to its executable.'
	);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href)
	console.log(`Chromium: ${ensureChromium()}`);
