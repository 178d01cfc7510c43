/** Fetches what Today says about the way back and days away; apart, since Today is mostly without it. */
import { loadPart } from '$lib/app/parts.svelte';

export const loadWayBack = () => loadPart(() => import('./TodayComeback.svelte'));
