/**
 * The one place where Adage asks another host for anything: a page whose address the person entered, after
 * a tap. Sends no cookies and no referrer, and takes nothing but documents.
 */
import type { GivenDocument } from '../store/db';
import { fetchable, mayFetch, nameFetched } from './ways-in';

const MOST_BYTES = 20_000_000;
const TIME_LIMIT_MS = 15_000;

const OTHER_WAYS =
	'Two ways work: share the page from your browser to the installed Adage, or save the page and open the file here.';
const OFFLINE =
	'You are offline, and an address needs the network. A file or pasted text can be read without it.';
const CLOSED = `This page could not be fetched: its site lets no other page read it, or it does not answer. ${OTHER_WAYS}`;
const SLOW = `This page did not come within 15 seconds. Try again, or save it and open the file here.`;
const LARGE = 'This page is larger than 20 MB. Save the FAQ alone as text and open that file.';

/**
 * Fetches the document at an address. Rejects with a sentence that says what works instead; `signal`
 * cancels, and then nothing is kept.
 */
export async function fetchPage(address: string, signal: AbortSignal): Promise<GivenDocument> {
	const url = fetchable(address);
	if (!navigator.onLine) throw new Error(OFFLINE);
	const slow = AbortSignal.timeout(TIME_LIMIT_MS);
	try {
		const response = await fetch(url, {
			credentials: 'omit',
			referrerPolicy: 'no-referrer',
			// Never to plain http: the browser blocks that, and the answer's own address is looked at too.
			redirect: 'follow',
			signal: AbortSignal.any([signal, slow])
		});
		return await documentOf(response, url);
	} catch (error) {
		if (slow.aborted && !signal.aborted) throw new Error(SLOW);
		if (error instanceof TypeError) throw new Error(navigator.onLine ? CLOSED : OFFLINE);
		throw error;
	}
}

async function documentOf(response: Response, asked: URL): Promise<GivenDocument> {
	const url = new URL(response.url || asked);
	if (!mayFetch(url)) throw new Error(CLOSED);
	if (!response.ok)
		throw new Error(
			`The site answered with an error (${response.status}). Check the address, or save the page and open the file here.`
		);
	const type = response.headers.get('content-type') ?? '';
	const name = nameFetched(url, type);
	if (!name)
		throw new Error(
			`There is no readable document at this address (it is ${type.split(';')[0]}). Open it, copy its text, and paste it here.`
		);
	url.hash = '';
	const bytes = await readAtMost(response, MOST_BYTES);
	return { input: decoded(bytes, type), name, address: url.href };
}

async function readAtMost(response: Response, most: number): Promise<Uint8Array> {
	if (Number(response.headers.get('content-length')) > most) throw new Error(LARGE);
	const parts: Uint8Array[] = [];
	let size = 0;
	const reader = response.body?.getReader();
	for (let part = await reader?.read(); part && !part.done; part = await reader!.read()) {
		size += part.value.length;
		if (size > most) {
			await reader!.cancel();
			throw new Error(LARGE);
		}
		parts.push(part.value);
	}
	const whole = new Uint8Array(size);
	let at = 0;
	for (const part of parts) {
		whole.set(part, at);
		at += part.length;
	}
	return whole;
}

/** Text in the encoding that the host states; bytes where it states none, to be told from the content. */
function decoded(bytes: Uint8Array, type: string): string | Uint8Array {
	const charset = /charset="?([^\s;"]+)/i.exec(type)?.[1];
	if (!charset || /^utf-?8$/i.test(charset) || !/^(text\/|application\/xhtml)/i.test(type))
		return bytes;
	try {
		return new TextDecoder(charset).decode(bytes);
	} catch {
		return bytes;
	}
}
