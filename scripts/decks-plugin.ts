/**
 * Vite plugin: compiles decks/*.md into static/decks before a build or the dev server starts, and provides
 * `virtual:starter`, the first deck's name and one of its cards, so that the first launch can ask at once.
 * Compiling runs in a process of its own: the config stays free of the app's modules.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const STARTER = 'virtual:starter';

function compile(): void {
	execFileSync(process.execPath, ['--import', 'tsx', 'scripts/decks.ts'], { stdio: 'inherit' });
}

export default function decks(): Plugin {
	return {
		name: 'adage-decks',
		config: () => compile(),
		resolveId: (id) => (id === STARTER ? `\0${STARTER}` : undefined),
		load: (id) =>
			id === `\0${STARTER}`
				? `export const starter = ${readFileSync('static/decks/starter.json', 'utf8')};`
				: undefined,
		configureServer(server) {
			const folder = join(process.cwd(), 'decks');
			const refresh = (path: string) => {
				if (!path.startsWith(folder)) return;
				try {
					compile();
				} catch {
					// The dev server goes on with the last good decks while somebody is typing.
					return;
				}
				for (const { moduleGraph } of Object.values(server.environments)) {
					const module = moduleGraph.getModuleById(`\0${STARTER}`);
					if (module) moduleGraph.invalidateModule(module);
				}
				server.ws.send({ type: 'full-reload' });
			};
			server.watcher.add(folder);
			for (const event of ['add', 'change', 'unlink'] as const) server.watcher.on(event, refresh);
		}
	};
}
