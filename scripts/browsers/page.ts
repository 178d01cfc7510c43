/** A page as the journey sees it: its addresses, its buttons by the words on them, and what it shows. */
import { GATHER, LISTEN } from './ear.ts';
import { until, type Wire, WireError } from './wire.ts';

const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';
/** Nothing to click there yet, or no longer, or something lies above it for the moment. */
const PASSING = [
	'no such element',
	'stale element reference',
	'element not interactable',
	'element click intercepted'
];

export class Page {
	/** What the pages so far complained of. */
	readonly heard: string[] = [];

	constructor(
		private readonly wire: Wire,
		private readonly origin: string
	) {}

	async go(path: string): Promise<void> {
		await this.gather();
		await this.wire.send('Navigate', { url: this.origin + path });
		await this.run(LISTEN);
	}

	/**
	 * As the browser's own button reloads. WebDriver's refresh will not do: Marionette's passes by every
	 * cache, and with them the service worker.
	 */
	async reload(): Promise<void> {
		await this.gather();
		const before = await this.run<number>('return performance.timeOrigin');
		await this.run('setTimeout(() => location.reload())');
		await until('The page has reloaded', () =>
			this.run<boolean>(
				'return document.readyState === "complete" && performance.timeOrigin !== arguments[0]',
				before
			)
		);
		await this.run(LISTEN);
	}

	/** Before a page is left: what it heard goes with it. */
	async gather(): Promise<void> {
		this.heard.push(...(await this.run<string[]>(GATHER)));
	}

	async resize(width: number, height: number): Promise<void> {
		await this.wire.send('SetWindowRect', { width, height });
	}

	/** What a function's body returns on the page. */
	async run<T>(script: string, ...args: unknown[]): Promise<T> {
		const answer = await this.wire.send('ExecuteScript', { script, args });
		return unwrap(answer) as T;
	}

	/** The text of the first match, or undefined. */
	async text(selector: string): Promise<string | undefined> {
		const script = 'return document.querySelector(arguments[0])?.textContent.trim() ?? null';
		return (await this.run<string | null>(script, selector)) ?? undefined;
	}

	attribute(selector: string, name: string): Promise<string | null> {
		const script =
			'return document.querySelector(arguments[0])?.getAttribute(arguments[1]) ?? null';
		return this.run(script, selector, name);
	}

	shows(selector: string): Promise<boolean> {
		const script = 'return !!document.querySelector(arguments[0])?.getClientRects().length';
		return this.run(script, selector);
	}

	/** A real tap on what is called so. False where there is nothing to tap at the moment. */
	async tap(name: string): Promise<boolean> {
		const words = JSON.stringify(name);
		const value =
			'//*[self::button or self::summary or self::label or self::a]' +
			`[starts-with(normalize-space(), ${words}) or @aria-label=${words}]`;
		try {
			const found = await this.wire.send('FindElement', { using: 'xpath', value });
			const element = unwrap(found) as Record<string, string>;
			// A driver scrolls only to what is out of sight, and takes the space under the bar as in sight.
			await this.run('arguments[0].scrollIntoView({ block: "center" })', element);
			const id = element[ELEMENT];
			await this.wire.send('ElementClick', { id });
			return true;
		} catch (error) {
			if (error instanceof WireError && PASSING.includes(error.kind)) return false;
			throw error;
		}
	}

	async click(name: string): Promise<void> {
		await until(`"${name}" can be tapped`, () => this.tap(name));
	}

	async screenshot(): Promise<Buffer> {
		return Buffer.from(
			unwrap(await this.wire.send('TakeScreenshot', { full: false })) as string,
			'base64'
		);
	}
}

/** Marionette wraps its answers once more than HTTP does. */
function unwrap(answer: unknown): unknown {
	const wrapped = typeof answer === 'object' && answer !== null && 'value' in answer;
	return wrapped ? answer.value : answer;
}
