/** The screen for lost data, apart from what it needs: so the first page names one file for it. */
export const loadLostData = () => import('./LostData.svelte');
