import { sveltekit } from '@sveltejs/kit/vite';
import { SvelteKitPWA } from '@vite-pwa/sveltekit';
import { defineConfig } from 'vitest/config';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import decks from './scripts/decks-plugin.ts';
import { manifest } from './scripts/manifest.ts';
import { namePageParts, nameWorkerChunks, digestsOf, precacheOf } from './scripts/precache.ts';

const file = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };

export default defineConfig({
	define: { __VERSION__: JSON.stringify(version) },
	plugins: [
		decks(),
		sveltekit(),
		nameWorkerChunks(),
		namePageParts(),
		SvelteKitPWA({
			strategies: 'injectManifest',
			srcDir: 'src',
			filename: 'sw.ts',
			injectRegister: false,
			manifest,
			kit: { trailingSlash: 'always' },
			injectManifest: {
				// The shell: every route and what studying and reading need. Compressed copies are the host's.
				globPatterns: [
					'client/**/*.{js,css,json,svg,woff2,webmanifest}',
					// Larger ones are asked for when the app is installed, which is done online.
					'client/icons/{icon-192,apple-touch-icon}.png',
					'prerendered/**/*.html'
				],
				globIgnores: [
					...['server/**', 'client/screenshots/**', '**/*.{gz,br}'],
					// It is in the first page.
					'client/decks/starter.json',
					// Files that packages name beside themselves and that no worker loads.
					'client/_app/immutable/workers/assets/**'
				],
				manifestTransforms: [
					digestsOf('.svelte-kit/output'),
					precacheOf(`${process.env.BASE_PATH ?? ''}/`)
				],
				// Parts may be large; scripts/sizes.ts limits the shell.
				maximumFileSizeToCacheInBytes: 4_000_000
			}
		})
	],
	resolve: {
		alias: {
			// Its own entry names the script of before ES modules, a tenth larger and slower to wait on.
			dexie: file('node_modules/dexie/dist/modern/dexie.mjs'),
			// Its browser build asks a document for character references, and workers have none; its
			// other build carries a table of names of its own.
			'decode-named-character-reference': file('src/lib/formats/character-references.ts'),
			// The Markdown parser would rewrite addresses with these; ours does not.
			mdurl: file('src/lib/formats/markdown/addresses.ts'),
			'punycode.js': file('src/lib/formats/markdown/addresses.ts')
		}
	},
	worker: { format: 'es' },
	build: {
		target: 'es2022',
		rolldownOptions: { checks: { pluginTimings: false } },
		modulePreload: {
			// Lists of what a chunk imports would be a kilobyte of the first page; the worker has all of it. What
			// styles it is loaded before it.
			resolveDependencies: (_, files, { hostType }) =>
				hostType === 'js' ? files.filter((file) => file.endsWith('.css')) : files
		}
	},
	test: {
		include: ['tests/**/*.test.ts'],
		exclude: ['tests/e2e/**', 'tests/faults/browser/**'],
		// Its modules name one another without their endings, as bundlers read them.
		server: { deps: { inline: ['temml'] } },
		// Says that something does not end; a slow machine under load takes five times as long as a quiet one.
		testTimeout: 120_000,
		expect: { poll: { timeout: 100_000 } }
	}
});
