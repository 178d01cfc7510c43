/**
 * Renders the app's icons from static/icons/icon.svg with a headless Chromium: `npx tsx scripts/icons.ts`.
 * Run by hand when the mark changes; the PNGs are kept in the project, so that building needs no browser.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { chromium } from '@playwright/test';

const folder = new URL('../static/icons/', import.meta.url);
const svg = readFileSync(new URL('icon.svg', folder), 'utf8');

/** Systems that cut their own shape need the ground to fill the square, and the mark in its middle. */
function fullBleed(share: number): string {
	const shift = (512 * (1 - share)) / 2;
	return svg
		.replace(/ rx="\d+"/, '')
		.replace(
			'<g id="mark"',
			`<g transform="translate(${shift} ${shift}) scale(${share})" id="mark"`
		);
}

const icons = [
	{ file: 'icon-192.png', size: 192, svg },
	{ file: 'icon-512.png', size: 512, svg },
	// The mark must stay inside the circle of 80 % that a mask may cut.
	{ file: 'maskable-512.png', size: 512, svg: fullBleed(0.86) },
	{ file: 'apple-touch-icon.png', size: 180, svg: fullBleed(1) }
];

const system = ['/usr/bin/chromium', '/usr/bin/google-chrome'].find((path) => existsSync(path));
const browser = await chromium.launch({
	executablePath: process.env.CHROMIUM_PATH ?? system,
	args: ['--no-sandbox', '--disable-gpu', '--force-color-profile=srgb']
});
const page = await browser.newPage();
for (const icon of icons) {
	await page.setViewportSize({ width: icon.size, height: icon.size });
	await page.setContent(
		`<style>body{margin:0}svg{display:block;width:100vw;height:100vh}</style>${icon.svg}`
	);
	const png = await page.screenshot({ omitBackground: icon.svg === svg });
	writeFileSync(new URL(icon.file, folder), png);
	console.log(`${icon.file}: ${icon.size} px, ${png.length} bytes`);
}
await browser.close();
