/** Commands of a page that write: one at a time, and what fails is said. */
import { isFull, isLost } from '../store/lost';
import { probe } from '../store/ticks';
import { isWhole, openAdage, type Adage } from './open';
import { explain, report } from './trouble.svelte';

export class Commands {
	/** A command is under way; a second one waits for it or is dropped. */
	busy = $state(false);
	/** A sentence for the live region and the screen. */
	notice = $state('');
	/** The newest command. Undo right after a rating means that rating, though the next card is not drawn. */
	protected running: Promise<unknown> | undefined;

	/** Runs a command once what is under way is done: pressed twice, it is done twice. */
	protected inTurn(command: (adage: Adage) => Promise<void>): Promise<void> {
		const done = (this.running ?? Promise.resolve()).then(() => this.carryOut(command));
		this.running = done;
		return done;
	}

	/** Runs a command; meanwhile none of a button or key is taken. */
	protected async carryOut(command: (adage: Adage) => Promise<void>): Promise<void> {
		this.busy = true;
		try {
			await command(await openAdage());
		} catch (error) {
			const waits = isFull(error) && this.waiting(error);
			if (waits) report(new Error(waits));
			else if (isLost(error)) await this.#reach(error);
			else this.notice = explain(error);
		} finally {
			this.busy = false;
		}
	}

	/** Said where the database cannot be reached or written at all, if something waits to be written. */
	protected waiting = (_: unknown): string | undefined => undefined;

	/** What is on the screen, read again after the connection to the database was lost in mid-command. */
	protected async resume(_: Adage): Promise<void> {
		this.notice = 'That did not work just now. Try it again.';
	}

	/** A transaction sees to a lost connection by itself; reading between two of them does not. */
	async #reach(error: unknown): Promise<void> {
		try {
			const adage = await openAdage();
			await probe(adage.db);
			// A browser may begin an empty database in the place of one that it cannot read.
			if (!(await isWhole(adage.db))) return;
			await this.resume(adage);
		} catch {
			const words = this.waiting(error);
			report(words ? new Error(words) : error);
		}
	}
}
