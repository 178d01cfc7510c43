import { serve } from '../../scripts/serve';
import { PORT } from './address';

/** One static server for all journeys. */
export default async function setup(): Promise<() => void> {
	const { server } = await serve({ port: PORT });
	return () => {
		server.close();
		server.closeAllConnections();
	};
}
