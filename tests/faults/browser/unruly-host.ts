/** A host of a build of its own that does, when asked to, what hosts do on bad days. */
import { cpSync } from 'node:fs';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { serve } from '../../../scripts/serve';

export interface UnrulyHost {
	url: string;
	folder: string;
	/** Answers in the place of the host where it gives true. */
	instead: (path: string, response: ServerResponse) => boolean;
	close(): void;
}

/** `folder` is where the build is copied to, so that it can be changed. */
export async function unrulyHost(folder: string): Promise<UnrulyHost> {
	// Without compressed copies, which would be sent in the place of what a journey changes.
	cpSync('build', folder, { recursive: true, filter: (path) => !/\.(gz|br)$/.test(path) });
	const { url, server } = await serve({ folder, port: 0 });
	type Answer = (request: IncomingMessage, response: ServerResponse) => void;
	const answer = server.listeners('request')[0] as Answer;
	const host: UnrulyHost = { url, folder, instead: () => false, close: () => close(server) };
	server.removeAllListeners('request');
	server.on('request', (request: IncomingMessage, response: ServerResponse) => {
		const [path = ''] = (request.url ?? '').split('?');
		if (path === '/blank/')
			return send(response, 200, 'text/html', '<!doctype html><title>a</title>');
		if (!host.instead(path, response)) answer(request, response);
	});
	return host;
}

export function send(response: ServerResponse, status: number, type: string, body: string): void {
	response.writeHead(status, { 'Content-Type': type });
	response.end(body);
}

function close(server: Server) {
	server.closeAllConnections();
	server.close();
}
