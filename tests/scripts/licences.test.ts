// Rule: whoever uses the app can read whose work it is built of and under which licence; each of them lets it be handed
// on, and what ships is the version that was tried.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { licencesPage, PAGE, shipped } from '../../scripts/licences';

/** Licences under which code, or a typeface, may be handed on with that of others. */
const FREE = /^\(?(MIT|ISC|0?BSD(-[23]-Clause)?|Apache-2\.0|OFL-1\.1|PSF-2\.0|Zlib)\b/;

test('every package that ships has a licence that lets it', () => {
	const packages = shipped();
	expect(packages.length).toBeGreaterThan(50);
	expect(packages.filter(({ licence }) => !FREE.test(licence))).toEqual([]);
});

test('the list is that of this very tree (npm run licences writes it)', () => {
	// Whether a package brings its text depends on its own files, which npm ci puts there.
	expect(readFileSync(PAGE, 'utf8')).toBe(licencesPage(shipped()));
});

test('what ships is named by one version', () => {
	const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
		dependencies: Record<string, string>;
		devDependencies: Record<string, string>;
	};
	const runtimes = ['svelte', '@sveltejs/kit', 'vite'].map((name) => [name, devDependencies[name]]);
	const loose = [...Object.entries(dependencies), ...runtimes].filter(
		([, version]) => !/^\d+\.\d+\.\d+$/.test(version ?? '')
	);
	expect(loose).toEqual([]);
});
