/**
 * An answer that a later edition changed: what it was, what it is, and both in plain words. A part, since few cards
 * need it: without it the answer is shown as it is now, and the difference once the part is there.
 */
import type { Doc } from '../core/document';
import { plainText } from '../core/plain-text';
import { readChange as readStored, type AnswerChange } from '../store/seen-before';
import { markSeen } from '../store/seen';
import type { Asked } from './asked';
import { openAdage } from './open';
import { drawNotes } from './reader';

/** What is still to be shown of the answer of a card that was marked as changed. */
export async function readChange(found: Pick<Asked, 'card' | 'note'>) {
	const { db } = await openAdage();
	return readStored(db, found);
}

/** Takes note that the difference was seen as it was shown. */
export async function saw({ card, face, practice }: Asked) {
	const { db, now, model } = await openAdage();
	return markSeen(db, { cardId: card.id, face, practice, now: now(), model: await model() });
}

/** Both answers as they are compared. */
export interface ChangedWords {
	/** Undefined where the words of before are not here. */
	was?: string;
	now: string;
	/** The answer is more than words (a formula, a picture, a table): it is to be shown as it is, too. */
	rich: boolean;
}

/** Both answers without markup; as they are written where what draws cards is not on this device. */
export async function changedWords({ was, now }: AnswerChange): Promise<ChangedWords> {
	const written = was === undefined ? [now] : [now, was];
	const notes = written.map((back) => ({ kind: 'basic' as const, fields: { front: '', back } }));
	const drawn = await drawNotes(notes).catch(() => undefined);
	const docs = drawn?.map((faces): Doc => faces.forward?.back ?? []);
	const words = docs ? docs.map(plainText) : written.map(bare);
	return {
		now: words[0]!,
		...(was === undefined ? {} : { was: words[1]! }),
		rich: docs ? isRich(docs[0]!) : false
	};
}

const bare = (markdown: string) => markdown.replace(/[*_`\\]/g, '');

/** Told from the tree as it is stored: in a text these would be escaped. */
const isRich = (doc: Doc): boolean => /"t":"(math|image|table|code)"/.test(JSON.stringify(doc));
