import { readFileSync } from 'node:fs';
import adapter from '@sveltejs/adapter-static';

const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));

/** @type {import('@sveltejs/kit').Config} */
export default {
	compilerOptions: { runes: true },
	kit: {
		adapter: adapter({
			pages: process.env.BUILD_DIR ?? 'build',
			// An address that is no page here: the app itself says so.
			fallback: '404.html',
			precompress: true
		}),
		// One folder a route, so that any static host serves it without rewriting rules.
		paths: { base: process.env.BASE_PATH ?? '', relative: false },
		serviceWorker: { register: false },
		files: { serviceWorker: 'src/sw.ts' },
		// Not the time of the build: the same source gives the same bytes, and nobody is offered an update
		// that brings nothing.
		version: { name: version, pollInterval: 0 },
		// Five small files would hold up the first paint.
		inlineStyleThreshold: 16_384,
		output: { preloadStrategy: 'modulepreload' },
		csp: {
			mode: 'hash',
			directives: {
				'default-src': ['none'],
				'script-src': ['self'],
				'style-src': ['self'],
				// SvelteKit's route announcer is the one element with a style of its own.
				'style-src-attr': ['unsafe-hashes', 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='],
				// Pictures that lie in the library.
				'img-src': ['self', 'blob:'],
				'font-src': ['self'],
				// A page whose address the person entered: one fetch function (app/fetch-page), only after a tap.
				'connect-src': ['self', 'https:'],
				'worker-src': ['self'],
				'manifest-src': ['self'],
				'base-uri': ['none'],
				'form-action': ['none'],
				'trusted-types': ['svelte-trusted-html', 'adage'],
				'require-trusted-types-for': ['script']
			}
		}
	}
};
