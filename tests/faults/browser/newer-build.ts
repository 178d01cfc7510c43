/** Makes a newer build of a copied one: the same app under other file names, and none of the older files is left. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** What names a file after its content. */
const HASHED = /[\w-]{8}\.(?:js|css)\b/g;

/** The `nth` build after the one in `folder`, in its place. */
export function makeNewer(folder: string, nth: number): void {
	const all = readdirSync(folder, { recursive: true, encoding: 'utf8' });
	const files = all.filter((file) => /\.(js|css|html|json)$/.test(file));
	const names = files
		.filter((file) => file.startsWith('_app/immutable/'))
		.flatMap((file) => basename(file).match(/[\w-]{8}\.(?:js|css)$/) ?? []);
	// A name that stayed would have another content from now on, which no build does.
	const ending = Array.from({ length: 100 }, (_, i) =>
		String((i + nth) % 100).padStart(2, '0')
	).find((end) => !names.some((name) => name.includes(`${end}.`)))!;
	const renamed = new Map(names.map((name) => [name, name.replace(/..\./, `${ending}.`)]));
	if (new Set(renamed.values()).size < renamed.size) throw new Error('Two files, one name.');
	const newName = (text: string) => text.replace(HASHED, (name) => renamed.get(name) ?? name);
	for (const file of files) {
		let text = newName(readFileSync(join(folder, file), 'utf8'));
		if (file === 'sw.js') {
			const revision = `"revision":"${String(nth).padStart(4, '0')}`;
			text = text.replace(/"revision":"[0-9a-f]{4}/g, revision);
		}
		if (file.endsWith('.html')) text = allowAgain(text);
		const name = join(folder, dirname(file), newName(basename(file)));
		renameSync(join(folder, file), name);
		writeFileSync(name, text);
	}
}

/** A page's policy names the digest of its one inline script, which names files. */
function allowAgain(page: string): string {
	const [, script] = /<script>([\s\S]*?)<\/script>/.exec(page) ?? [];
	if (script === undefined) return page;
	const digest = createHash('sha256').update(script).digest('base64');
	return page.replace(/(script-src 'self' 'sha256-)[^']+/, `$1${digest}`);
}
