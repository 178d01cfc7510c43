/** What is left of a streak to miss, as Stats says it. */
import { count } from './words';

/** Days that a streak can still miss, from tenths: "2 spare days left: each covers a day you miss." */
export function spareDaysWords(tenths: number): string {
	const days = Math.floor(tenths / 10);
	if (!days) return 'No spare day left; days you study earn the next one.';
	return `${count(days, 'spare day')} left: ${days === 1 ? 'it' : 'each'} covers a day you miss.`;
}
