/** Runs something when its time has come, as long as somebody is there. */

/** A device that sleeps lets no timer run: it is looked at again this often. */
const LOOK_MS = 60_000;
const SOONEST_MS = 500;

export class WakeUp {
	#closed = false;
	#timer: ReturnType<typeof setTimeout> | undefined;

	/** In place of what was set before. */
	set(afterMs: number, run: () => void): void {
		this.clear();
		const delay = Math.min(Math.max(SOONEST_MS, afterMs), LOOK_MS);
		if (!this.#closed) this.#timer = setTimeout(run, delay);
	}

	clear(): void {
		clearTimeout(this.#timer);
	}

	/** For good. */
	close(): void {
		this.#closed = true;
		this.clear();
	}
}
