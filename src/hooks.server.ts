import type { Handle } from '@sveltejs/kit';

/**
 * Pages are rendered at build time only. The two upright faces, which every first screen shows, are
 * preloaded; italics come when a card has some.
 */
export const handle: Handle = ({ event, resolve }) =>
	resolve(event, {
		preload: ({ type, path }) =>
			type === 'js' || type === 'css' || (type === 'font' && path.includes('normal'))
	});
