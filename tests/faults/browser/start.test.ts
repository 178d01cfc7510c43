// Rule: an app whose first files do not come starts at the next try, by itself once, and says so where that did not help:
// nobody is left with a page that answers nothing.
import { expect, test } from '../../e2e/journey';
import { record } from '../record';

const FIRST = '**/_app/immutable/entry/start.*.js';

/** The browser's own word about a file that did not come, and no error of the app. */
function onlyNetwork(watched: string[]) {
	const said = watched.splice(0);
	expect(said.length).toBeGreaterThan(0);
	for (const problem of said) expect(problem).toContain('ERR_CONNECTION_RESET');
}

test('a first file that does not come once costs one reload, and nothing is said', async ({
	page,
	watched
}) => {
	let visits = 0;
	page.on('request', (request) => (visits += Number(request.isNavigationRequest())));
	// As a connection that breaks off for a moment.
	await page.route(FIRST, (route) =>
		visits > 1 ? route.continue() : route.abort('connectionreset')
	);
	await page.goto('./');
	await expect(page.getByText('Show answer')).toBeVisible();
	expect(visits).toBe(2);
	onlyNetwork(watched);
});

test('a first file that never comes is said, and a reload starts the app once it does', async ({
	page,
	watched
}) => {
	let visits = 0;
	page.on('request', (request) => (visits += Number(request.isNavigationRequest())));
	await page.route(FIRST, (route) => route.abort('connectionreset'));
	await page.goto('./');
	await expect(page.getByRole('alert')).toContainText('could not start');
	await page.waitForTimeout(1500);
	expect(visits).toBe(2);
	await page.unroute(FIRST);
	await page.getByRole('button', { name: 'Reload' }).click();
	await expect(page.getByText('Show answer')).toBeVisible();
	onlyNetwork(watched);
	record({
		fault: 'a file that the app begins with does not come, once or for good',
		tries: 2,
		lost: 0,
		invented: 0,
		holds: 'one reload by itself, then a sentence and a way to go on'
	});
});
