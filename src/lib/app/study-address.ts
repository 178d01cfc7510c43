/** What the address of the study page names; whoever types it may be wrong in any of it. */
import { readSession } from '../core/session';
import type { Studied } from './day-plan';

/** A session that began longer ago is over: its address, opened again, is another round. */
const ROUND_MS = 12 * 3_600_000;

/**
 * What is to be studied; `address` is the one to stand there instead, so that a session goes on after a
 * reload. `unknown` where it names a session that there is not: the plan of the day stands in.
 */
export function readAddress(
	url: URL,
	nowMs: number
): { what: Studied; address?: URL; unknown: boolean } {
	const get = (name: string) => url.searchParams.get(name);
	const session = readSession(get);
	const from = Number(get('from'));
	// Nothing is found since an instant that is still to come: such a session would never end.
	const sound = Number.isInteger(from) && from <= nowMs && from > nowMs - ROUND_MS;
	const fromMs = sound ? from : nowMs;
	const what = { deckId: get('deck') || undefined, session, fromMs };
	const unknown = get('with') !== null && !session;
	if (!session || fromMs === from) return { what, unknown };
	const address = new URL(url);
	address.searchParams.set('from', String(fromMs));
	return { what, address, unknown };
}
