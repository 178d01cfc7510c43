/** Prints what each page loads at first and what the shell's precache holds, after a build. */
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const BUILD = process.env.BUILD_DIR ?? 'build';
const JS_LIMIT = 90_000;
const PRECACHE_LIMIT = 900_000;
const base = process.env.BASE_PATH ?? '';

const kb = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;

function pages(folder: string): string[] {
	return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
		entry.isDirectory()
			? pages(join(folder, entry.name))
			: entry.name === 'index.html'
				? [join(folder, entry.name)]
				: []
	);
}

/** Scripts and modules that a page's HTML loads or preloads. */
function scriptsOf(html: string): string[] {
	const found = html.matchAll(/(?:src|href)="([^"]+\.js)"|import\("([^"]+\.js)"\)/g);
	return [...new Set([...found].map((match) => match[1] ?? match[2] ?? ''))];
}

const rows = pages(BUILD).map((file) => {
	const html = readFileSync(file, 'utf8');
	const js = scriptsOf(html).reduce((sum, path) => {
		const local = join(BUILD, path.slice(base.length));
		return sum + gzipSync(readFileSync(local), { level: 9 }).length;
	}, 0);
	return {
		route: file.slice(BUILD.length).replace('index.html', ''),
		js,
		html: gzipSync(html).length
	};
});

const worker = readFileSync(join(BUILD, 'sw.js'), 'utf8');
// The manifest as it was put in: objects without nesting, those with a part are fetched when idle.
const listed = [...worker.matchAll(/\{[^{}]*"url":"([^"]+)"[^{}]*\}/g)].map(([text, url = '']) => {
	const path = url.startsWith('/') ? url.slice(base.length) : url;
	const local = join(BUILD, path);
	const file = path === '' || path.endsWith('/') ? join(local, 'index.html') : local;
	return { part: /"part":"([^"]+)"/.exec(text)?.[1], bytes: statSync(file).size };
});
const sum = (entries: { bytes: number }[]) => entries.reduce((all, { bytes }) => all + bytes, 0);
const parts = listed.filter(({ part }) => part);
const shell = listed.filter(({ part }) => !part);
const precache = sum(shell);

console.log('\nroute            JS, gzipped    HTML, gzipped');
for (const { route, js, html } of rows.sort((a, b) => (a.route < b.route ? -1 : 1)))
	console.log(route.padEnd(16), kb(js).padStart(11), kb(html).padStart(16));
console.log(
	`shell precache   ${kb(precache)} in ${shell.length} files (limit ${kb(PRECACHE_LIMIT)})`
);
console.log(
	`fetched idle     ${kb(sum(parts))}: ${parts.map(({ part, bytes }) => `${part} ${kb(bytes)}`).join(', ') || 'nothing'}`
);
const home = rows.find(({ route }) => route === '/');
if (home && home.js > JS_LIMIT) throw new Error(`Today loads ${kb(home.js)} of scripts.`);
if (precache > PRECACHE_LIMIT) throw new Error(`The shell's precache holds ${kb(precache)}.`);
