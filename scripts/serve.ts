/** Serves the build on localhost as a static host would, under BASE_PATH where one is set. */
import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { join, normalize } from 'node:path';
import { pathToFileURL } from 'node:url';
import sirv from 'sirv';
import { headersOf, readHeaders } from './headers.ts';

export interface ServeOptions {
	folder?: string;
	base?: string;
	port?: number;
	/** Sends what says how long files are kept. Journeys take parts away, which the browser would still have. */
	kept?: boolean;
}

/** Starts serving and resolves with the address, without a slash at its end. */
export function serve({
	folder = 'build',
	base = '',
	port = 4173,
	kept = false
}: ServeOptions = {}): Promise<{
	url: string;
	server: Server;
}> {
	if (!existsSync(join(folder, 'index.html')))
		throw new Error(`There is no build in ${folder}. Run "npm run build" first.`);
	const files = sirv(folder, { dev: true, gzip: true, brotli: true, etag: true, dotfiles: false });
	const headers = join(folder, '_headers');
	const rules = existsSync(headers) ? readHeaders(readFileSync(headers, 'utf8')) : [];
	const server = createServer((request, response) => {
		if (base) {
			if (!request.url?.startsWith(`${base}/`)) return notFound(response, folder);
			request.url = request.url.slice(base.length);
		}
		const [path = '/'] = (request.url ?? '/').split('?');
		for (const [name, value] of Object.entries(headersOf(rules, path)))
			if (kept || name !== 'Cache-Control') response.setHeader(name, value);
		if (redirected(folder, base, request, response)) return;
		files(request, response, () => notFound(response, folder));
	});
	return new Promise((resolve, reject) => {
		server.once('error', reject);
		server.listen(port, '127.0.0.1', () => {
			const address = server.address();
			const actual = typeof address === 'object' && address ? address.port : port;
			resolve({ url: `http://localhost:${actual}${base}`, server });
		});
	});
}

/** A folder asked for without its slash: hosts redirect, and so must we, or relative files go astray. */
function redirected(
	folder: string,
	base: string,
	request: IncomingMessage,
	response: ServerResponse
): boolean {
	const [path = '', query] = (request.url ?? '').split('?');
	if (path.endsWith('/')) return false;
	let local: string;
	try {
		local = join(folder, normalize(decodeURI(path)));
	} catch {
		// An address that is no text names no file.
		return false;
	}
	if (!existsSync(local) || !statSync(local).isDirectory()) return false;
	response.writeHead(301, { Location: `${base}${path}/${query ? `?${query}` : ''}` });
	response.end();
	return true;
}

function notFound(response: ServerResponse, folder: string): void {
	const page = join(folder, '404.html');
	response.writeHead(404, { 'Content-Type': 'text/html' });
	if (existsSync(page)) createReadStream(page).pipe(response);
	else response.end('Not found');
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
	const port = Number(process.env.PORT ?? 4173);
	try {
		const { url } = await serve({ base: process.env.BASE_PATH, port, kept: true });
		console.log(`Adage is at ${url}/ (stop with Ctrl-C)`);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
		console.error(`Port ${port} is in use. Choose another: PORT=${port + 1} npm start`);
		process.exit(1);
	}
}
