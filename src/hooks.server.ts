import type { Handle } from '@sveltejs/kit';

/**
 * Pages are rendered at build time only. The two upright faces are preloaded, since with
 * `font-display: optional` (nothing shifts after it is shown) a late one would not be used.
 */
export const handle: Handle = ({ event, resolve }) =>
	resolve(event, {
		preload: ({ type, path }) =>
			type === 'js' || type === 'css' || (type === 'font' && path.includes('normal'))
	});
