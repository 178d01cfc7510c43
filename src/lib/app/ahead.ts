/** The next card, read while the one before it is looked at. */
import type { AdageDb } from '../store/db';
import { readCard } from '../store/library';
import { openAdage } from './open';

type Found = Awaited<ReturnType<typeof readCard>>;

/** Older than this, the card may have been changed in another tab meanwhile. */
const FRESH_MS = 15_000;

export class CardAhead {
	#cardId: string | undefined;
	#found: Promise<Found> | undefined;
	#atMs = 0;

	/** Begins to read a card that will probably be asked next. */
	begin(cardId: string): void {
		this.#cardId = cardId;
		this.#atMs = performance.now();
		// What fails here is read again, and said, when it is needed.
		this.#found = openAdage()
			.then(({ db }) => readCard(db, cardId))
			.catch(() => undefined);
	}

	/** What was read is no longer so. */
	drop(): void {
		this.#cardId = undefined;
	}

	/** The card: as it was read ahead, if it is the one and still fresh. */
	async take(db: AdageDb, cardId: string): Promise<Found> {
		const ahead = this.#cardId === cardId && performance.now() - this.#atMs < FRESH_MS;
		const found = ahead ? await this.#found : undefined;
		this.drop();
		return found ?? readCard(db, cardId);
	}
}
