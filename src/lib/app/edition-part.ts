/** Fetches what looks at editions; not on this device yet, it says so as a sentence. */
import { loadPart } from './parts.svelte';

export async function editionTools() {
	const tools = await loadPart(() => import('./edition-tools'));
	if (!tools) throw new Error('What compares editions is not on this device yet. Go online once.');
	return tools;
}
