/**
 * The licences of what ships: every package that this app is built of, what it is licensed under and the texts that its
 * authors ask to be handed on. `npm run licences` writes them into static/licences.txt, which Settings links to.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

export const PAGE = 'static/licences.txt';

/** Of what builds the app, these leave code of their own in it. */
const RUNTIMES = ['node_modules/@sveltejs/kit', 'node_modules/svelte', 'node_modules/vite'];
/** How a licence's file is called. */
const FILE = /^(licen[cs]e|copying|ofl|notice)([.-].*)?$/i;

interface Locked {
	version: string;
	license?: string;
	dev?: boolean;
	optional?: boolean;
	devOptional?: boolean;
}

export interface Shipped {
	name: string;
	version: string;
	licence: string;
	/** Its own words, where it brings some. */
	text: string;
}

/** Every package that may be in the app, by name; types and what is not needed to run are left out. */
export function shipped(): Shipped[] {
	const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
		packages: Record<string, Locked>;
	};
	return Object.entries(lock.packages)
		.filter(([path, { dev, devOptional, optional }]) => {
			if (RUNTIMES.includes(path)) return true;
			return path && !dev && !devOptional && !optional && !path.includes('node_modules/@types/');
		})
		.map(([path, { version, license = '' }]) => ({
			name: path.replace(/^.*node_modules\//, ''),
			version,
			licence: license,
			text: textIn(path)
		}))
		.sort((a, b) => (a.name + a.version < b.name + b.version ? -1 : 1));
}

function textIn(folder: string): string {
	const files = existsSync(folder) ? readdirSync(folder).filter((name) => FILE.test(name)) : [];
	return (
		files
			.sort()
			.map((name) => readFileSync(join(folder, name), 'utf8').replace(/\r\n?/g, '\n'))
			// What a tool is bundled with stays in the tool.
			.map((text) => text.split('# Licenses of bundled dependencies')[0]!.trim())
			.join('\n\n')
	);
}

/** The page: a line a package, then each text once with all that it stands for. */
export function licencesPage(packages: Shipped[]): string {
	const own = readFileSync('LICENSE', 'utf8').trim();
	const byText = new Map<string, string[]>();
	for (const { name, version, text } of packages)
		if (text) byText.set(text, [...(byText.get(text) ?? []), `${name} ${version}`]);
	const rule = '-'.repeat(80);
	return [
		`Adage\n\n${own}`,
		`Adage is built of these packages:\n\n${packages.map(({ name, version, licence }) => `${name} ${version}: ${licence}`).join('\n')}`,
		...[...byText].map(([text, names]) => `${names.join(', ')}\n\n${text}`)
	]
		.join(`\n\n${rule}\n\n`)
		.concat('\n');
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
	const packages = shipped();
	writeFileSync(PAGE, licencesPage(packages));
	console.log(`${PAGE}: ${packages.length} packages`);
}
