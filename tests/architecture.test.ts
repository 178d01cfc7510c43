// The rule this file defends: the plan of the house (docs/architecture.md). Imports go left only and in no
// circle, the domain is pure, the log has one writer, and no file grows out of hand.
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

interface File {
	path: string;
	text: string;
	/** Without comments, so that words about a rule do not break it. */
	code: string;
	/** Files of ours and packages that it imports, types included. */
	imports: string[];
}

function sourceFiles(folder: string): string[] {
	return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
		const path = `${folder}/${entry.name}`;
		if (entry.isDirectory()) return sourceFiles(path);
		return /\.(ts|js|svelte)$/.test(path) && !path.endsWith('.d.ts') ? [path] : [];
	});
}

const paths = sourceFiles('src');
const known = new Set(paths);

/** The file of ours that an import names, or the package. */
function resolve(from: string, name: string): string {
	if (!/^(\.|\$lib(\/|$))/.test(name)) return name.replace(/\?.*$/, '');
	const bare = name.replace(/\?.*$/, '');
	const path = bare.startsWith('$lib')
		? join('src/lib', bare.slice('$lib'.length))
		: normalize(join(dirname(from), bare));
	return (
		['', '.ts', '.js', '.svelte', '/index.ts'].map((end) => path + end).find((p) => known.has(p)) ??
		path
	);
}

const withoutComments = (text: string) =>
	text
		.replace(/<!--[\s\S]*?-->/g, '')
		.replace(/\/\*[\s\S]*?\*\//g, '')
		.replace(/(^|[^:'"`\\])\/\/.*$/gm, '$1');

function importsOf(path: string, text: string): string[] {
	const scripts = path.endsWith('.svelte')
		? [...text.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map((match) => match[1]!)
		: [text];
	const names = scripts.flatMap((script) => [
		...ts.preProcessFile(script).importedFiles.map((file) => file.fileName),
		...[...script.matchAll(/new URL\(\s*'(\.[^']+)',\s*import\.meta\.url/g)].map(
			(match) => match[1]!
		)
	]);
	return [...new Set(names.map((name) => resolve(path, name)))];
}

const files: File[] = paths.map((path) => {
	const text = readFileSync(join(root, path), 'utf8');
	const code = withoutComments(text);
	return { path, text, code, imports: importsOf(path, text) };
});

const folderOf = (path: string) =>
	/^src\/lib\/([^/]+)\//.exec(path)?.[1] ?? /^src\/(routes)\//.exec(path)?.[1];
const inFolder = (folder: string) => files.filter((file) => folderOf(file.path) === folder);
/** What breaks a rule, as sentences; none means that it is kept. */
const broken = (list: File[], say: (file: File) => string[]) =>
	list.flatMap((file) => say(file).map((what) => `${file.path}: ${what}`));

/** What each folder may import: folders of ours, and packages. */
const floors: Record<string, { ours: string[]; packages: RegExp }> = {
	core: { ours: ['core'], packages: /^ts-fsrs$/ },
	formats: { ours: ['core', 'formats'], packages: /^(?!dexie|svelte|ts-fsrs|\$app)/ },
	store: { ours: ['core', 'store'], packages: /^dexie$/ },
	sync: { ours: ['core', 'sync'], packages: /^$/ },
	workers: { ours: ['core', 'formats', 'store', 'workers'], packages: /^$/ },
	app: {
		ours: ['core', 'formats', 'store', 'sync', 'workers', 'app'],
		packages: /^(svelte(\/|$)|\$app\/|virtual:)/
	},
	ui: {
		ours: ['core', 'ui'],
		packages: /^(svelte(\/|$)|\$app\/|@lucide\/svelte|bits-ui|layerchart)/
	},
	routes: {
		ours: ['core', 'app', 'ui', 'routes'],
		packages: /^(svelte(\/|$)|\$app\/|@fontsource|virtual:)/
	}
};

test('the tree was read', () => {
	expect(inFolder('core').length).toBeGreaterThan(10);
	expect(inFolder('store').length).toBeGreaterThan(5);
	const schedule = files.find((file) => file.path === 'src/lib/core/schedule.ts')!;
	expect(schedule.imports.sort()).toEqual([
		'src/lib/core/fsrs.ts',
		'src/lib/core/hash.ts',
		'src/lib/core/review.ts'
	]);
	const parsed = importsOf(
		'src/routes/+page.svelte',
		`<script lang="ts">
			import { a, type B } from '$lib/core/review';
			import C from '../lib/ui/C.svelte';
			import './style.css';
			// import D from 'commented';
			const e = await import('$lib/app/open');
			const w = new Worker(new URL('../lib/workers/read.ts', import.meta.url));
		</script>`
	);
	expect(parsed.sort().map((path) => path.replace(/\.ts$/, ''))).toEqual([
		'src/lib/app/open',
		'src/lib/core/review',
		'src/lib/ui/C.svelte',
		'src/lib/workers/read',
		'src/routes/style.css'
	]);
});

for (const [folder, { ours, packages }] of Object.entries(floors)) {
	test(`${folder} imports nothing but ${ours.join(', ')} and its packages`, () => {
		const wrong = broken(inFolder(folder), ({ imports }) =>
			imports
				.filter((name) => {
					const other = folderOf(name);
					if (other) return !ours.includes(other);
					// Assets of a page, and what the build writes.
					if (name.startsWith('src/')) return folder !== 'routes' && folder !== 'ui';
					return !packages.test(name);
				})
				.map((name) => `imports ${name}`)
		);
		expect(wrong).toEqual([]);
	});
}

test('every folder of the library has its floor', () => {
	const folders = new Set(files.map((file) => folderOf(file.path)).filter((name) => name));
	for (const folder of folders) expect(Object.keys(floors)).toContain(folder);
	const loose = paths.filter((path) => path.startsWith('src/lib/') && !folderOf(path));
	expect(loose).toEqual([]);
});

test('ts-fsrs has one door and dexie one floor', () => {
	const doors = (name: string) =>
		files.filter((file) => file.imports.includes(name)).map((file) => file.path);
	expect(doors('ts-fsrs')).toEqual(['src/lib/core/fsrs.ts']);
	expect(doors('dexie').filter((path) => !path.startsWith('src/lib/store/'))).toEqual([]);
	// What a table holds is asked of the store, by name.
	const tables = /\bdb\s*\.\s*(?!on\b|close\b|open\b)\w+\s*\.\s*\w+/g;
	const direct = broken([...inFolder('app'), ...inFolder('routes')], ({ code }) =>
		[...code.matchAll(tables)].map((match) => match[0])
	);
	expect(direct).toEqual([]);
});

test('ui does not know the memory model, the optimiser or the simulator', () => {
	const forbidden = ['fsrs', 'optimize', 'simulate'].map((name) => `src/lib/core/${name}.ts`);
	const wrong = broken(inFolder('ui'), ({ imports }) =>
		imports.filter((name) => forbidden.includes(name))
	);
	expect(wrong).toEqual([]);
});

test('imports go in no circle', () => {
	const byPath = new Map(files.map((file) => [file.path, file]));
	const circles: string[] = [];
	const state = new Map<string, 'open' | 'done'>();
	const visit = (path: string, trail: string[]) => {
		if (state.get(path) === 'done') return;
		if (state.get(path) === 'open') {
			circles.push([...trail.slice(trail.indexOf(path)), path].join(' → '));
			return;
		}
		state.set(path, 'open');
		for (const next of byPath.get(path)?.imports ?? [])
			// A component that draws a tree may contain itself.
			if (byPath.has(next) && next !== path) visit(next, [...trail, path]);
		state.set(path, 'done');
	};
	for (const path of paths) visit(path, []);
	expect(circles).toEqual([]);
});

/** Files that are right to be longer than 250 lines, and why. */
const longOnPurpose = new Map<string, string>([]);

test('no file is over 400 lines, and none over 250 without a reason', () => {
	const lines = (file: File) => file.text.split('\n').length - 1;
	expect(files.filter((file) => lines(file) > 400).map((file) => file.path)).toEqual([]);
	const long = files.filter((file) => lines(file) > 250).map((file) => file.path);
	expect(long.filter((path) => !longOnPurpose.has(path))).toEqual([]);
	expect([...longOnPurpose.keys()].filter((path) => !long.includes(path))).toEqual([]);
});

test('no markup is ever put into a page as text', () => {
	const wrong = broken(files, ({ code }) =>
		[...code.matchAll(/\{@html|\b(?:inner|outer)HTML\b|insertAdjacentHTML|document\.write\b/g)].map(
			(match) => match[0]
		)
	);
	expect(wrong).toEqual([]);
});

/** Files that ask for something over the network, and what of. Only the first may ask another host. */
const asking = new Map([
	['src/lib/app/fetch-page.ts', 'a page whose address the person entered, after a tap'],
	['src/lib/app/shipped-decks.ts', 'a deck that ships with the app'],
	['src/lib/app/editions.ts', 'the list of decks that ship with the app'],
	['src/sw.ts', 'a page of the own host that is none of this app'],
	['src/sw-parts.ts', 'parts of the app that are loaded when they are needed'],
	['src/sw-shell.ts', 'files of the shell that the cache has lost']
]);

test('nothing is asked of the network but by the files that are listed, each for its reason', () => {
	// By any name: called, handed on, or as a property of a global object. Not in a text, as an event is named.
	const asks =
		/(?<![\w/'"-])fetch(?![\w-])|\b(?:XMLHttpRequest|WebSocket(?:Stream)?|WebTransport|EventSource|RTCPeerConnection|sendBeacon|importScripts)\b/g;
	const boot = 'static/boot.js';
	const started = { path: boot, code: withoutComments(readFileSync(join(root, boot), 'utf8')) };
	const found = [...files, started]
		.map(({ path, code }) => ({ path, names: [...code.matchAll(asks)].map((match) => match[0]) }))
		.filter(({ names }) => names.length);
	expect(found.map(({ path }) => path).sort()).toEqual([...asking.keys()].sort());
	// And by no other way than fetch.
	expect(new Set(found.flatMap(({ names }) => names))).toEqual(new Set(['fetch']));
});

test('an address that a person gave is opened in one place alone', () => {
	const doors = (name: string) =>
		files.filter(({ imports }) => imports.includes(`src/lib/app/${name}.ts`));
	expect(doors('fetch-page').map(({ path }) => path)).toEqual(['src/lib/app/import.svelte.ts']);
	// All others name what they ask for by the base of the app or by what its build listed.
	const elsewhere = files.filter(
		({ path, code }) =>
			asking.has(path) && path !== 'src/lib/app/fetch-page.ts' && /https?:/.test(code)
	);
	expect(elsewhere.map(({ path }) => path)).toEqual([]);
});

test('core takes time, zone and randomness as arguments, and knows no browser', () => {
	const impure =
		/\bDate\.now\b|\bnew Date\(\s*\)|\bMath\.random\b|\bperformance\.|\bIntl\.|\bcrypto\b|\b(?:window|document|navigator|localStorage|sessionStorage|indexedDB|globalThis|self|process)\.|\bfetch\(|\bset(?:Timeout|Interval)\(/g;
	const wrong = broken(inFolder('core'), ({ code }) =>
		[...code.matchAll(impure)].map((match) => match[0])
	);
	expect(wrong).toEqual([]);
});

test('formats run in workers and in Node: no browser there either, and nothing is stored', () => {
	const wrong = broken(inFolder('formats'), ({ code }) =>
		[...code.matchAll(/(?<![/'])\b(?:window|document|localStorage|indexedDB|navigator)\.\w/g)].map(
			(m) => m[0]
		)
	);
	expect(wrong).toEqual([]);
});

test('names say what a thing is', () => {
	const vague =
		/(^|[-./])(index\.(ts|js)|utils?|helpers?|managers?|services?|misc|common|shared)([-.]|$)/i;
	expect(paths.filter((path) => path.split('/').some((part) => vague.test(part)))).toEqual([]);
	const barrels = files.filter(({ code, path }) => {
		if (!path.endsWith('.ts')) return false;
		const statements = code.split(';').filter((line) => line.trim());
		return (
			statements.length > 0 && statements.every((line) => /^\s*export\b[^=]*\bfrom\b/.test(line))
		);
	});
	expect(barrels.map((file) => file.path)).toEqual([]);
});

test('only store/reviews.ts writes the log, and it never changes an entry', () => {
	const writes = (code: string) =>
		[
			...code.matchAll(
				/\breviews\s*\.(add|put|bulkAdd|bulkPut|update|bulkUpdate|upsert|delete|bulkDelete|clear)\(|\breviews\b[^;]{0,200}?\.(modify|delete)\(/g
			)
		].map((match) => match[1] ?? match[2]);
	const writers = files.filter((file) => writes(file.code).length).map((file) => file.path);
	expect(writers).toEqual(['src/lib/store/reviews.ts']);
	const verbs = files.flatMap((file) => writes(file.code));
	expect(verbs.filter((verb) => verb !== 'add' && verb !== 'bulkAdd')).toEqual([]);
	const byName = broken(files, ({ code }) =>
		[...code.matchAll(/table\(\s*['"`]reviews['"`]\s*\)/g)].map((match) => match[0])
	);
	expect(byName).toEqual([]);
});

test('workers are thin, and pages are short', () => {
	const lines = (file: File) => file.text.split('\n').length - 1;
	const thick = inFolder('workers').filter((file) => lines(file) > 60);
	expect(thick.map((file) => `${file.path}: ${lines(file)} lines`)).toEqual([]);
	const long = inFolder('routes').filter((file) => lines(file) > 150);
	expect(long.map((file) => `${file.path}: ${lines(file)} lines`)).toEqual([]);
});

test('a module opens by saying why it exists', () => {
	const silent = files.filter(
		({ path, text }) =>
			path.startsWith('src/lib/') && path.endsWith('.ts') && !text.startsWith('/**')
	);
	expect(silent.map((file) => file.path)).toEqual([]);
});
