/** What is held and what was noted, as live queries take them: apart, since the first page needs none of it. */
import { readHeld, readHeldByDeck } from '../store/held';
import { readReflections } from '../store/reflections';
import type { Adage } from './open';

/** Whether anything was noted about advice. */
export const hasReflections = async ({ db }: Adage) => (await readReflections(db)).length > 0;

/** How many answers of all decks are held. */
export const readAllHeld = ({ db }: Adage) => readHeld(db);

/** How many answers of each deck are held, by deck. */
export const readDecksHeld = ({ db }: Adage) => readHeldByDeck(db);
