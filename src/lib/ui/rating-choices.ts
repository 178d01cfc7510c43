/** The answer buttons: what they are called, and what each of them is for. */
import type { Rating } from '../core/review';

export interface RatingChoice {
	rating: Rating;
	name: string;
	tone: 'again' | 'hard' | 'good' | 'easy';
	purpose: string;
}

const FORGOT = 'You did not remember it, or not what matters of it.';

const TWO: RatingChoice[] = [
	{ rating: 1, name: 'Forgot', tone: 'again', purpose: FORGOT },
	{ rating: 3, name: 'Remembered', tone: 'good', purpose: 'You remembered it, easily or not.' }
];
const FOUR: RatingChoice[] = [
	{ rating: 1, name: 'Forgot', tone: 'again', purpose: FORGOT },
	{ rating: 2, name: 'Hard', tone: 'hard', purpose: 'You did remember it, with effort.' },
	{ rating: 3, name: 'Good', tone: 'good', purpose: 'You remembered it.' },
	{
		rating: 4,
		name: 'Easy',
		tone: 'easy',
		purpose: 'You knew it at once, and it could wait longer.'
	}
];

export const choicesFor = (buttons: 2 | 4): RatingChoice[] => (buttons === 4 ? FOUR : TWO);
