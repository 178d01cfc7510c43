/** What the address of the study page names. */
import { readSession } from '../core/session';
import type { Studied } from './day-plan';

/**
 * What is to be studied; `address` is the one to stand there instead, so that a session goes on after a
 * reload. `unknown` where it names a session that there is not: the plan of the day stands in.
 */
export function readAddress(url: URL): { what: Studied; address?: URL; unknown: boolean } {
	const get = (name: string) => url.searchParams.get(name);
	const session = readSession(get);
	const from = Number(get('from'));
	const fromMs = Number.isInteger(from) && from > 0 ? from : Date.now();
	const what = { deckId: get('deck') ?? undefined, session, fromMs };
	const unknown = !!get('with') && !session;
	if (!session || fromMs === from) return { what, unknown };
	const address = new URL(url);
	address.searchParams.set('from', String(fromMs));
	return { what, address, unknown };
}
