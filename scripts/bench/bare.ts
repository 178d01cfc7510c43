/**
 * The floor that Adage is held against: one heading in the same stack (SvelteKit, adapter-static, the PWA
 * plugin, this project's own service worker), made and built in a temporary folder that borrows this
 * project's packages.
 */
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const files: Record<string, string> = {
	'package.json': `{ "name": "bare", "private": true, "type": "module" }`,
	'svelte.config.js': `
		import adapter from '@sveltejs/adapter-static';
		export default {
			compilerOptions: { runes: true },
			kit: {
				adapter: adapter({ precompress: true }),
				paths: { relative: false },
				serviceWorker: { register: false },
				files: { serviceWorker: 'src/sw.ts' },
				version: { pollInterval: 0 },
				output: { preloadStrategy: 'modulepreload' }
			}
		};`,
	'vite.config.js': `
		import { sveltekit } from '@sveltejs/kit/vite';
		import { SvelteKitPWA } from '@vite-pwa/sveltekit';
		export default {
			plugins: [
				sveltekit(),
				SvelteKitPWA({
					strategies: 'injectManifest',
					srcDir: 'src',
					filename: 'sw.ts',
					injectRegister: false,
					manifest: { name: 'Bare', short_name: 'Bare' },
					kit: { trailingSlash: 'always' },
					injectManifest: {
						globPatterns: ['client/**/*.{js,css,json,webmanifest}', 'prerendered/**/*.html'],
						globIgnores: ['server/**', '**/*.{gz,br}']
					}
				})
			],
			build: { target: 'es2022' }
		};`,
	'src/app.html': `<!doctype html>
		<html lang="en">
			<head>
				<meta charset="utf-8" />
				<meta name="viewport" content="width=device-width, initial-scale=1" />
				<link rel="manifest" href="%sveltekit.assets%/manifest.webmanifest" />
				%sveltekit.head%
			</head>
			<body><div>%sveltekit.body%</div></body>
		</html>`,
	'src/routes/+layout.js': `
		export const prerender = true;
		export const trailingSlash = 'always';`,
	'src/routes/+page.svelte': `
		<script>
			import { onMount } from 'svelte';
			onMount(() => {
				requestIdleCallback(() => void navigator.serviceWorker.register('/sw.js'));
			});
		</script>
		<svelte:head><title>Bare</title></svelte:head>
		<h1>One heading</h1>`
};

/** Builds it and returns the folder to serve; `parent` is for the caller to remove. */
export function buildBarePage(): { folder: string; parent: string } {
	const parent = mkdtempSync(join(tmpdir(), 'adage-bare-'));
	for (const [path, text] of Object.entries(files)) {
		mkdirSync(dirname(join(parent, path)), { recursive: true });
		writeFileSync(join(parent, path), text);
	}
	// The service worker is ours, with what it is made of.
	for (const path of [
		...['src/sw.ts', 'src/sw-parts.ts', 'src/sw-shell.ts'],
		...[
			'src/lib/app/parked.ts',
			'src/lib/app/reminding.ts',
			'src/lib/core/reminder.ts',
			'src/lib/core/sha256.ts'
		]
	]) {
		mkdirSync(dirname(join(parent, path)), { recursive: true });
		copyFileSync(path, join(parent, path));
	}
	symlinkSync(resolve('node_modules'), join(parent, 'node_modules'));
	const vite = resolve('node_modules/vite/bin/vite.js');
	execFileSync(process.execPath, [vite, 'build', '--logLevel', 'error'], {
		cwd: parent,
		stdio: ['ignore', 'ignore', 'inherit']
	});
	return { folder: join(parent, 'build'), parent };
}
