/** The advice of the day, and the notes on it: one part, since whoever has the one looks at the other. */
import AdviceNotes from './library/AdviceNotes.svelte';
import TodayAdvice from './TodayAdvice.svelte';

export { AdviceNotes, TodayAdvice };
