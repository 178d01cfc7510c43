/** Today, and what it reads: what a first visit does not show. */
import { readToday } from '$lib/app/today';
import Today from '$lib/ui/Today.svelte';

export { readToday, Today };
