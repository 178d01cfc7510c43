/** An answer that a later edition changed, as it was and as it is, in plain words that can be compared. */
import type { Doc } from '../core/document';
import { plainText } from '../core/plain-text';
import type { AnswerChange } from '../store/seen-before';
import { drawNotes } from './reader';

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
