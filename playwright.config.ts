import { defineConfig, devices } from '@playwright/test';
import { chromiumPath } from './scripts/chromium.ts';
import { ADDRESS } from './tests/e2e/address.ts';
import { ZONE } from './tests/e2e/zone.ts';

/** Journeys run on the built app, served as a static host would, at phone size. */
export default defineConfig({
	testDir: 'tests',
	testMatch: ['e2e/**/*.test.ts', 'faults/browser/**/*.test.ts'],
	outputDir: 'test-results',
	// Two cores: more workers only make each other late.
	workers: 2,
	fullyParallel: true,
	// A slow machine under load takes five times as long as a quiet one.
	timeout: 120_000,
	expect: { timeout: 10_000 },
	forbidOnly: true,
	retries: 0,
	reporter: process.env.PLAYWRIGHT_JSON
		? [['list'], ['json', { outputFile: process.env.PLAYWRIGHT_JSON }]]
		: 'list',
	globalSetup: './tests/e2e/setup.ts',
	use: {
		...devices['Pixel 5'],
		viewport: { width: 360, height: 740 },
		baseURL: ADDRESS,
		locale: 'en-GB',
		timezoneId: ZONE,
		// Recording takes a fifth of the time: `--trace on` where something is looked for.
		trace: 'off',
		launchOptions: {
			executablePath: chromiumPath(),
			args: [
				'--no-sandbox',
				'--disable-gpu',
				'--disable-background-networking',
				'--disable-component-update',
				// Whatever asks for another host, service workers among it, gets none.
				'--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1'
			]
		}
	}
});
