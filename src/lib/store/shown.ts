/** Whether a card still says what was shown of it: an answer is about words, and they may be others by now. */
import { canonicalJson } from '../core/canonical';
import type { Face } from '../core/model';
import type { AdageDb } from './db';

/** An edit that this card does not show, of another point of its list, is none. */
export async function saysOtherWords(db: AdageDb, shown: Face): Promise<boolean> {
	const face = await db.faces.get(shown.cardId);
	return !!face && face.of !== shown.of && wordsOf(face) !== wordsOf(shown);
}

const wordsOf = ({ front, back, context, cue }: Face) =>
	canonicalJson({ front, back, context, cue });
