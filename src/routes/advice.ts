/** Fetches the advice of the day and the notes on it; apart, so that their styles come with them. */
import { loadPart } from '$lib/app/parts.svelte';

export const loadAdvice = () => loadPart(() => import('./advice-part'));
