/**
 * The few commands of W3C WebDriver that a journey needs, whatever carries them: HTTP to WebKit's driver,
 * Marionette's own socket to Firefox.
 */
export interface Wire {
	send(command: Command, params?: Params): Promise<unknown>;
}

export type Params = Record<string, unknown>;
export type Command =
	| 'NewSession'
	| 'SetWindowRect'
	| 'Navigate'
	| 'FindElement'
	| 'ElementClick'
	| 'ExecuteScript'
	| 'TakeScreenshot'
	| 'DeleteSession';

/** A browser that was started for one journey. */
export interface Started {
	wire: Wire;
	/** As the browser itself says it. */
	version: string;
	/** Errors so far by the browser's own list, where it has one that can be read. */
	problems?(): Promise<string[]>;
	close(): Promise<void>;
}

/** What a driver answers when a command cannot be done; `kind` is WebDriver's own word. */
export class WireError extends Error {
	constructor(
		readonly kind: string,
		message: string
	) {
		super(`${kind}: ${message.split('\n')[0]}`);
	}
}

export const sleep = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));

/** Tries until it holds. A failed try may throw; what it said is told where the time runs out. */
export async function until<T>(
	what: string,
	check: () => Promise<T | false | undefined | null>,
	{ limit = 15_000, every = 100 } = {}
): Promise<T> {
	const end = Date.now() + limit;
	let said = '';
	for (;;) {
		try {
			const value = await check();
			if (value) return value;
			said = '';
		} catch (error) {
			said = ` (${(error as Error).message})`;
		}
		if (Date.now() > end) throw new Error(`${what}: not within ${limit / 1000} s${said}`);
		await sleep(every);
	}
}
