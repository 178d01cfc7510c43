/** Fetches what looks at editions; not on this device yet, it says so as a sentence. */
import { PartMissing } from './part-missing';
import { loadPart } from './parts.svelte';

export async function editionTools() {
	const tools = await loadPart(() => import('./edition-tools'));
	if (tools) return tools;
	throw new PartMissing('What compares editions is not on this device yet. Go online once.');
}
