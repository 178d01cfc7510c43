/**
 * Editions that were followed by newer ones: what nothing refers to goes, and what a card still comes from is
 * kept compressed. Those that undoing would bring back stay as they are.
 */
import { decodeBase64, encodeBase64 } from '../core/base64';
import type { Card, Edition } from '../core/model';
import { isUnseen } from '../core/seen-answer';
import type { AdageDb, RowImage } from './db';
import { inPortions } from './derived';

/** An edition whose text and outline are compressed: gzip of their JSON in base64, which backups carry as it is. */
interface Packed extends Edition {
	packed?: string;
}

/** Bytes of one: more than the largest document with its outline takes. A backup may have brought anything. */
const UNPACKED_MAX = 200_000_000;

/** Drops and compresses editions. What is written meanwhile is not touched: it is looked at once more. */
export async function thinEditions(db: AdageDb): Promise<void> {
	const { present, seen } = await referred(db);
	for (const hash of await db.editions.toCollection().primaryKeys()) {
		if (present.has(hash)) continue;
		const edition = (await db.editions.get(hash)) as Packed | undefined;
		if (!edition || edition.packed !== undefined) continue;
		const packed = seen.has(hash) ? await pack(edition) : undefined;
		await db.transaction('rw', ['sources', 'notes', 'cards', 'acts', 'editions'], async () => {
			const now = await referred(db);
			if (now.present.has(hash)) return;
			if (packed) await db.editions.put(packed);
			else if (!now.seen.has(hash)) await db.editions.delete(hash);
		});
	}
}

/** One version of a source, whole. Not inside of a transaction: unpacking takes time. */
export async function readEdition(
	db: AdageDb,
	hash: string,
	most = UNPACKED_MAX
): Promise<Edition | undefined> {
	const row = (await db.editions.get(hash)) as Packed | undefined;
	if (row?.packed === undefined) return row;
	const { packed, ...edition } = row;
	try {
		const bytes = decodeBase64(packed)!;
		const whole = JSON.parse(await gunzip(bytes, most)) as Pick<Edition, 'text' | 'outline'>;
		return { ...edition, ...whole };
	} catch {
		// Damaged, as a backup may have brought it: as if it were not there.
		return undefined;
	}
}

/** Editions that sources have now or had before a deed that can be undone, and those that cards refer to. */
async function referred(db: AdageDb) {
	const present = new Set<string>();
	const seen = new Set<string>();
	await inPortions(db.sources, ({ editionHash }) => void present.add(editionHash));
	await inPortions(db.acts, ({ before }) => {
		for (const { row } of before as RowImage[]) {
			if (row && 'editionHash' in row && row.editionHash) present.add(row.editionHash);
			if (row && 'seen' in row && row.seen) seen.add(row.seen.edition);
		}
	});
	await inPortions(db.notes, ({ editionHash }) => void (editionHash && seen.add(editionHash)));
	const cards: Card[] = [];
	await inPortions(db.cards, (card) => void (card.seen && cards.push(card)));
	const notes = await db.notes.bulkGet(cards.map(({ noteId }) => noteId));
	for (const [k, card] of cards.entries())
		if (notes[k] && isUnseen(card, notes[k])) seen.add(card.seen!.edition);
	return { present, seen };
}

async function pack(edition: Edition): Promise<Packed> {
	const { text, outline } = edition;
	const stream = new Blob([JSON.stringify({ text, outline })])
		.stream()
		.pipeThrough(new CompressionStream('gzip'));
	const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
	const bare = { ...outline, sections: [], entries: [], readings: [], unused: [] };
	return { ...edition, text: '', outline: bare, packed: encodeBase64(bytes) };
}

async function gunzip(bytes: Uint8Array<ArrayBuffer>, most: number): Promise<string> {
	let length = 0;
	const bounded = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
		transform(chunk, controller) {
			length += chunk.length;
			if (length > most) throw new RangeError('Too large.');
			controller.enqueue(chunk);
		}
	});
	const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
	return new Response(unpacked.pipeThrough(bounded)).text();
}
