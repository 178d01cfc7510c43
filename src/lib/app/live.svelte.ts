/**
 * A database query as a rune. It runs while the component that made it is alive, and again whenever what
 * it read changes. The value is raw: replaced, never edited in place.
 */
import { observe } from '../store/live';
import { probe } from '../store/ticks';
import { openAdage, type Adage } from './open';
import { report } from './trouble.svelte';

export interface Live<T> {
	/** Undefined until the first result. */
	readonly value: T | undefined;
}

/**
 * Call while a component is set up. `query` must not read runes after its first await; `depends` names
 * those that should make it run anew.
 */
export function live<T>(query: (adage: Adage) => Promise<T>, depends?: () => unknown): Live<T> {
	let value = $state.raw<T | undefined>();
	$effect(() => {
		depends?.();
		let stop: (() => void) | undefined;
		let over = false;
		openAdage()
			.then((adage) => {
				let failed = false;
				const follow = () => {
					if (over) return;
					stop = observe(
						() => query(adage),
						(next) => {
							failed = false;
							value = next;
						},
						(error) => {
							// Where the connection was lost, it is followed anew over another one, once.
							if (failed) return report(error);
							failed = true;
							probe(adage.db).then(follow, () => report(error));
						}
					);
				};
				follow();
			})
			.catch(() => {
				// Opening has reported it.
			});
		return () => {
			over = true;
			stop?.();
		};
	});
	return {
		get value() {
			return value;
		}
	};
}
