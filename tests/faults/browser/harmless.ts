// What may not be in a page of ours, whatever somebody's file says.
import { expect, type Page } from '@playwright/test';

/** Nothing that is shown may ask or say anything by itself. */
export function refuseDialogs(page: Page): void {
	page.on('dialog', (dialog) => {
		void dialog.dismiss();
		throw new Error(`A dialog: ${dialog.message()}`);
	});
}

/** Fails on a name that hostile code would have left, and on what may not be in a page of ours. */
export async function expectHarmless(page: Page): Promise<void> {
	const found = await page.evaluate(() => {
		const main = document.querySelector('#main')!;
		const wrong = [
			...main.querySelectorAll(
				'script, iframe, object, embed, base, meta, link, form[action], video, audio, source, use'
			)
		];
		const links = [...main.querySelectorAll('a[href]')].filter(
			(link) => !/^(https?:|mailto:)/.test((link as HTMLAnchorElement).href)
		);
		const pictures = [...main.querySelectorAll('img')].filter(
			(image) => image.src && !/^blob:/.test(image.src)
		);
		const marked = [...main.querySelectorAll('*')].filter((element) =>
			[...element.attributes].some(({ name }) => name.startsWith('on') || name === 'srcdoc')
		);
		return {
			ran: 'hacked' in globalThis,
			there: [...wrong, ...links, ...pictures, ...marked].map((element) =>
				element.outerHTML.slice(0, 200)
			)
		};
	});
	expect(found).toEqual({ ran: false, there: [] });
}
