/**
 * The pictures that lie in a document itself, gathered while it is read. They are the person's own bytes,
 * so nothing is fetched to show them; each is looked at before it is taken, and what is none, or too large,
 * stays the words that it has.
 */
import { decodeBase64 } from '../core/base64';
import type { Issue } from '../core/outline';
import { pictureFacts } from '../core/picture-facts';
import { pictureAddress, picturesIn, type Media } from '../core/picture';
import { sha256 } from '../core/sha256';
import type { Parsed } from './parsed';

export interface Picture extends Media {
	bytes: Uint8Array<ArrayBuffer>;
}

export const LARGEST = 5_000_000;
const MOST_TOGETHER = 20_000_000;
/** Unpacked, a picture takes four bytes a pixel, and few bytes may hold very many. */
const MOST_PIXELS = 50_000_000;
/** Pages have dots of a pixel or two in the place of pictures that come later, and to count who reads them. */
const DOT = 2;

export class Pictures {
	readonly #taken = new Map<string, Picture>();
	#together = 0;
	#large = 0;
	#beyond = 0;

	/** Takes a picture and gives its address; undefined where it is none, or too much. */
	async take(bytes: Uint8Array<ArrayBuffer>): Promise<string | undefined> {
		if (bytes.length > LARGEST) return this.leaveLarge();
		const facts = pictureFacts(bytes);
		if (!facts || Math.min(facts.width, facts.height) <= DOT) return undefined;
		if (facts.width * facts.height > MOST_PIXELS) return this.leaveLarge();
		const hash = await sha256(bytes, crypto.subtle);
		const picture = { hash, ...facts, size: bytes.length, bytes };
		if (!this.#taken.has(hash)) {
			if (this.#together + bytes.length > MOST_TOGETHER) {
				this.#beyond++;
				return undefined;
			}
			this.#together += bytes.length;
			this.#taken.set(hash, picture);
		}
		return pictureAddress(picture);
	}

	/** The same for base64. */
	async takeText(base64: string): Promise<string | undefined> {
		if (base64.length * 0.75 > LARGEST + 2) return this.leaveLarge();
		const bytes = decodeBase64(base64);
		return bytes && this.take(bytes);
	}

	/** Counts one that is too large, so that the person is told. */
	leaveLarge(): undefined {
		this.#large++;
	}

	/** Those that the document has where it has words; a page's own signs went before. */
	shownIn({ doc, stated }: Pick<Parsed, 'doc' | 'stated'>): Picture[] {
		const docs = [doc, ...stated.map(({ answer }) => answer)];
		const hashes = new Set(docs.flatMap(picturesIn));
		return [...this.#taken.values()].filter(({ hash }) => hashes.has(hash));
	}

	/** What was left, as sentences. */
	issues(): Issue[] {
		const large = said(this.#large, 'is larger than 5 MB', 'are larger than 5 MB');
		const beyond = said(this.#beyond, 'goes beyond', 'go beyond');
		return [
			...(large ? [`${large}, so only what is written for it is shown.`] : []),
			...(beyond ? [`${beyond} the 20 MB that a document’s pictures may take together.`] : [])
		].map((text) => ({ severity: 'note', text }));
	}
}

const said = (count: number, one: string, many: string): string =>
	count ? (count === 1 ? `One picture ${one}` : `${count} pictures ${many}`) : '';
