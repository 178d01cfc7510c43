import { serve } from '../../scripts/serve';

/** One static server for all journeys. */
export default async function setup(): Promise<() => void> {
	const { server } = await serve({ port: 4180 });
	return () => {
		server.close();
		server.closeAllConnections();
	};
}
