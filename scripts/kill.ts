/**
 * Makes of a build one whose service worker takes itself back: the pages are the same, `sw.js` is src/sw-kill.ts.
 * To be put on the host where a worker that is out there does harm, until a build with a sound one is there.
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const folder = process.env.BUILD_DIR ?? 'build-kill';
const source = readFileSync(new URL('../src/sw-kill.ts', import.meta.url), 'utf8');
const { outputText } = ts.transpileModule(source, {
	compilerOptions: { target: ts.ScriptTarget.ES2022, removeComments: true }
});
// Workers are no modules, for browsers that know none.
writeFileSync(join(folder, 'sw.js'), outputText.replace(/^export \{\};\s*/m, ''));
// A host would send the compressed worker in its place.
for (const ending of ['br', 'gz']) rmSync(join(folder, `sw.js.${ending}`), { force: true });
console.log(`The service worker in ${folder} takes itself back.`);
