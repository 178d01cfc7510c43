/**
 * A share on its way from the service worker to the page: parked in a cache of its own, so that nothing
 * goes over the network and nothing is lost when the page starts slowly. Both ends are here, and neither
 * imports anything: the service worker is a small file.
 */

/** What a manifest's share_target names its fields. */
export interface Share {
	title: string;
	text: string;
	url: string;
	files: File[];
}

/** Any page may post a share to us: it must not fill the device. */
const MOST_SHARES = 10;
const MOST_FILES = 100;
const MOST_BYTES = 100_000_000;
const MOST_TEXT = 20_000_000;
const NAME = 'X-Name';

/** `scope` is the path of the app, with its slash; two apps of one host must not mix. */
function openCache(scope: string): Promise<Cache> {
	return caches.open(`adage-shared ${scope}`);
}

const folder = (scope: string) => `${scope}import/shared/`;

/** Parks what was posted. Rejects where the browser has no room for it. */
export async function parkShare(form: FormData, scope: string, nowMs: number): Promise<void> {
	const cache = await openCache(scope);
	const before = await cache.keys();
	const shares = before.filter(({ url }) => url.endsWith('/fields'));
	if (shares.length >= MOST_SHARES) await Promise.all(before.map((key) => cache.delete(key)));
	const at = `${folder(scope)}${nowMs}-${shares.length}/`;
	const field = (name: string) => {
		const value = form.get(name);
		return typeof value === 'string' ? value.slice(0, MOST_TEXT) : '';
	};
	let bytes = 0;
	const files = form
		.getAll('files')
		.filter((file): file is File => file instanceof File && (!!file.name || file.size > 0))
		.filter((file, i) => i < MOST_FILES && (bytes += file.size) <= MOST_BYTES);
	for (const [i, file] of files.entries()) {
		const headers = { [NAME]: encodeURIComponent(file.name), 'Content-Type': file.type };
		await cache.put(`${at}file/${i}`, new Response(file, { headers }));
	}
	const fields = { title: field('title'), text: field('text'), url: field('url') };
	// Last, so that a share is there as a whole or not at all.
	await cache.put(
		`${at}fields`,
		new Response(JSON.stringify({ ...fields, files: files.length }), {
			headers: { 'Content-Type': 'application/json' }
		})
	);
}

/** All that is parked, the oldest first, and how to let go of it once it is kept elsewhere. */
export async function readParked(
	scope: string
): Promise<{ shares: Share[]; drop(): Promise<void> }> {
	const cache = await openCache(scope);
	const keys = await cache.keys();
	const shares: Share[] = [];
	for (const { url } of keys.filter((key) => key.url.endsWith('/fields'))) {
		const { files: count, ...fields } = (await (await cache.match(url))!.json()) as Omit<
			Share,
			'files'
		> & { files: number };
		const files: File[] = [];
		for (let i = 0; i < count; i++) {
			const kept = await cache.match(url.replace(/fields$/, `file/${i}`));
			if (!kept) continue;
			const name = decodeURIComponent(kept.headers.get(NAME) ?? '');
			files.push(new File([await kept.blob()], name));
		}
		shares.push({ ...fields, files });
	}
	const drop = async () => {
		await Promise.all(keys.map((key) => cache.delete(key)));
	};
	return { shares, drop };
}
