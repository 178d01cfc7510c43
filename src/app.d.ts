declare namespace App {
	interface PageState {
		/** What was just added to today, where one comes from there. */
		added?: { new: number; reviews: number };
	}
}
declare const __VERSION__: string;
